/** When a plan's digests go out and who is reminded. Times are minutes since midnight in Asia/Shanghai. */
export interface PlanSchedule {
  /** The weekly digest (周报). */
  readonly weekly: WeeklySchedule;
  /** The monthly bulletin (通报) and the half-year summary that stands in its place in July and January. */
  readonly bulletin: BulletinSchedule;
  readonly reminders: ReminderSchedule;
}

export interface WeeklySchedule {
  readonly isOn: boolean;
  /** 1 Monday to 5 Friday; `null`: the last working day from Monday to Friday. */
  readonly weekday: number | null;
  readonly minute: number;
  /** Goes out only after the office has said 发送 (确认后发送). */
  readonly needsConsent: boolean;
}

export interface BulletinSchedule {
  readonly isOn: boolean;
  /** On which working day of the month after; the figures of a month's end need some days. */
  readonly workday: number;
  readonly minute: number;
  readonly needsConsent: boolean;
}

/** How often those who owe are reminded. */
export type ReminderRhythm = 'weekly' | 'monthly' | 'milestones' | 'off';

export interface ReminderSchedule {
  readonly rhythm: ReminderRhythm;
  readonly minute: number;
  /** Who is told when a reminder was not enough; nobody unless the office has switched it on. */
  readonly second: 'off' | 'head' | 'office';
}

/** Before half past eight and after six nobody is written to (semantics; 指尖上的形式主义). */
export const WORKING_MINUTES = { from: 8 * 60 + 30, to: 18 * 60 } as const;

/** What holds until the office says otherwise. Source: the weekly digest at 16:00, `docs/policy.md`. */
export const DEFAULT_SCHEDULE: PlanSchedule = {
  weekly: { isOn: true, weekday: null, minute: 16 * 60, needsConsent: false },
  bulletin: { isOn: true, workday: 5, minute: 16 * 60, needsConsent: true },
  reminders: { rhythm: 'weekly', minute: 9 * 60 + 30, second: 'off' },
};
