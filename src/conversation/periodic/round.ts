import type { AnswerContext } from '../../answers/answer.js';
import { dateOf, type IsoDate } from '../../kernel/dates.js';
import type { MemberId, MessageId, PlanId } from '../../kernel/ids.js';
import { foldLedger, type LedgerState } from '../../ledger/ledger-state.js';
import { remembered } from '../../ledger/remembered.js';
import { DEFAULT_SCHEDULE, type PlanSchedule } from '../../digest/schedule/plan-schedule.js';
import type { Plan } from '../../plan/model.js';
import type { WorkCalendar } from '../../plan/calendar/work-calendar.js';
import { contextFor } from '../answer-context.js';
import { makeAll } from '../../digest/rendering.js';
import type { Render } from '../render-apart.js';
import { holdsRole, type Situation } from '../situation.js';
import type { PictureDeps } from '../with-pictures.js';
import type { Occasion, OccasionKind } from '../occasion.js';
import type {
  Member,
  Outcome,
  SweepTransaction,
  WorkspaceSettings,
  WorkspaceView,
} from '../workspace.js';

/** What the rounds of a workspace need besides its view. */
export interface RoundDeps extends PictureDeps {
  readonly calendar: WorkCalendar;
  readonly botName: string;
  /** How files and pictures are made; absent: at once, while the workspace waits. */
  readonly render?: Render;
}

/** What is needed where a message does the work of a round. */
export type MessageRoundDeps = PictureDeps & { readonly render: Render };

/** One look at a workspace by the clock: what is due is done, and noted so that it is done once. */
export interface Round {
  readonly calendar: WorkCalendar;
  readonly botName: string;
  readonly render: Render;
  readonly pictures: PictureDeps;
  readonly view: WorkspaceView;
  readonly ledger: LedgerState;
  readonly now: Date;
  readonly today: IsoDate;
  readonly messages: SweepTransaction['messages'];
}

/** What a part of a round does. */
export type Doings = Required<Pick<Outcome, 'replies' | 'entries' | 'occasions'>>;

export const NOTHING: Doings = { replies: [], entries: [], occasions: [] };

export function allOf(parts: readonly Doings[]): Doings {
  return {
    replies: parts.flatMap(({ replies }) => replies),
    entries: parts.flatMap(({ entries }) => entries),
    occasions: parts.flatMap(({ occasions }) => occasions),
  };
}

export function openRound(
  deps: RoundDeps,
  view: WorkspaceView,
  now: Date,
  { messages }: Pick<SweepTransaction, 'messages'>,
): Round {
  const ledger = foldLedger(view.ledger, view.plans);
  const { botName, calendar, render = makeAll } = deps;
  const today = dateOf(now);
  return { calendar, botName, view, ledger, now, today, messages, render, pictures: deps };
}

/** The same, by the word of a person. */
export function roundHere(
  deps: MessageRoundDeps,
  { botName, calendar, ledger, now, today, view }: Situation,
  transaction: Pick<SweepTransaction, 'messages'>,
): Round {
  const { render } = deps;
  const messages: Round['messages'] = (ids) => transaction.messages(ids);
  return { calendar, botName, view, ledger, now, today, messages, render, pictures: deps };
}

export function scheduleOf({ schedules }: WorkspaceSettings, planId: PlanId): PlanSchedule {
  return schedules?.[planId] ?? DEFAULT_SCHEDULE;
}

export function isRunning({ period }: Plan, today: IsoDate): boolean {
  return period.from <= today && today <= period.to;
}

type OccasionName = Pick<Occasion, 'kind' | 'key' | 'planId' | 'memberId'>;

function nameOf({ kind, key, planId, memberId }: OccasionName): string {
  return JSON.stringify([kind, key, planId, memberId]);
}

/** Every plan asks for its own among those of all; of several with one name the first counts. */
const byName = remembered(
  (occasions: readonly Occasion[]): ReadonlyMap<string, Occasion> =>
    new Map(occasions.toReversed().map((one) => [nameOf(one), one])),
);

export function findOccasion(
  { occasions }: WorkspaceView,
  wanted: Pick<Occasion, 'kind' | 'key'> & { planId?: PlanId | null; memberId?: MemberId | null },
): Occasion | null {
  const { kind, key, planId = null, memberId = null } = wanted;
  return byName(occasions).get(nameOf({ kind, key, planId, memberId })) ?? null;
}

export function occasion(
  kind: OccasionKind,
  key: string,
  fields: Pick<Occasion, 'state' | 'at'> & Partial<Occasion>,
): Occasion {
  return { planId: null, memberId: null, note: null, ...fields, kind, key };
}

/** Everybody who runs the working group's office. */
export function officeOf({ members }: WorkspaceView): readonly Member[] {
  return members.filter((member) => holdsRole(member, 'office') && member.leave === null);
}

/** What is said to a group or privately to the office without having been asked. */
export function officeContext(
  round: Round,
  inGroup: boolean,
  messageText: (id: MessageId) => string | null = () => null,
): AnswerContext {
  const asker = { role: 'office' as const, units: [], memberId: null, inGroup };
  return contextFor({ ...round, messageText, evidenceFiles: () => [] }, asker);
}
