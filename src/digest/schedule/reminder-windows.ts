import {
  addDays,
  addMonths,
  instantAt,
  monthEnd,
  monthStart,
  weekStart,
  type DateRange,
  type IsoDate,
} from '../../kernel/dates.js';
import { nearWorkday, nthWorkday, type WorkCalendar } from '../../plan/calendar/work-calendar.js';
import type { Plan } from '../../plan/model.js';
import { quarterEnds } from '../../plan/quarters.js';
import type { PlanSchedule } from './plan-schedule.js';
import { weeklyPublications } from './publications.js';

/** When those who owe for a period may be reminded: once, from `from` on and before `until`. */
export interface ReminderWindow {
  /** The period's name, which a person is reminded of once. */
  readonly key: string;
  /** What is owed is asked for these days. */
  readonly period: DateRange;
  readonly from: Date;
  readonly until: Date;
  /** From then on, whoever is to be told second is told, but not on the day of the first reminder. */
  readonly secondFrom: Date;
  /** Only these indicators; `null`: all that is owed. */
  readonly indicatorIds: ReadonlySet<string> | null;
}

/** Month-ends: the second working day after, so that there are some days left before the bulletin. */
const MONTHLY_WORKDAY = 2;
/** A milestone is called to mind a week ahead. */
const MILESTONE_DAYS = 7;

function atMinute(date: IsoDate, minute: number): Date {
  return instantAt(date, 0, minute);
}

/** On the working day before the digest, or on its morning where the days have only that one. */
function weeklyWindows(
  calendar: WorkCalendar,
  { weekly, reminders }: PlanSchedule,
  today: IsoDate,
): readonly ReminderWindow[] {
  const monday = weekStart(today);
  // Before a digest on a Monday the week before is the time to remind.
  const digests = weeklyPublications(calendar, weekly, { from: monday, to: addDays(monday, 7) });
  return digests.map(({ key, days, dueAt }) => {
    const before = nearWorkday(calendar, days.to, -1);
    return {
      key,
      period: days,
      from: atMinute(before >= days.from ? before : days.to, reminders.minute),
      until: dueAt,
      secondFrom: atMinute(days.to, reminders.minute),
      indicatorIds: null,
    };
  });
}

/** Early in the month after, for the figures of a month's end. */
function monthlyWindows(
  calendar: WorkCalendar,
  { bulletin, reminders }: PlanSchedule,
  today: IsoDate,
): readonly ReminderWindow[] {
  const month = { from: monthStart(today), to: monthEnd(today) };
  const first = nthWorkday(calendar, month, MONTHLY_WORKDAY);
  const due = nthWorkday(calendar, month, Math.max(bulletin.workday, MONTHLY_WORKDAY + 1));
  if (first === null || due === null) return [];
  const last = addDays(month.from, -1);
  return [
    {
      key: last.slice(0, 7),
      period: { from: addMonths(month.from, -1), to: last },
      from: atMinute(first, reminders.minute),
      until: atMinute(due, bulletin.minute),
      secondFrom: atMinute(nearWorkday(calendar, due, -1), reminders.minute),
      indicatorIds: null,
    },
  ];
}

function milestoneDays(plan: Plan): ReadonlyMap<IsoDate, ReadonlySet<string>> {
  const days = new Map<IsoDate, Set<string>>();
  for (const { id, pacing } of plan.indicators) {
    const own =
      pacing.kind === 'milestones'
        ? pacing.steps.map(({ at }) => at)
        : pacing.kind === 'quarters'
          ? quarterEnds(plan.period)
          : pacing.kind === 'none'
            ? [pacing.due ?? plan.period.to]
            : [plan.period.to];
    for (const day of own) days.set(day, (days.get(day) ?? new Set()).add(id));
  }
  return days;
}

function milestoneWindows(
  calendar: WorkCalendar,
  plan: Plan,
  { reminders }: PlanSchedule,
  today: IsoDate,
): readonly ReminderWindow[] {
  return [...milestoneDays(plan)].flatMap(([day, indicatorIds]) => {
    if (day < today || addDays(today, MILESTONE_DAYS) < day) return [];
    const lead = addDays(day, -MILESTONE_DAYS);
    const from = calendar.isWorkday(lead) ? lead : nearWorkday(calendar, lead, 1);
    return [
      {
        key: day,
        period: { from: monthStart(day), to: day },
        from: atMinute(from, reminders.minute),
        until: atMinute(addDays(day, 1), 0),
        secondFrom: atMinute(
          calendar.isWorkday(day) ? day : nearWorkday(calendar, day, -1),
          reminders.minute,
        ),
        indicatorIds,
      },
    ];
  });
}

/** The windows of a plan that may be open on a day. */
export function reminderWindows(
  calendar: WorkCalendar,
  plan: Plan,
  schedule: PlanSchedule,
  today: IsoDate,
): readonly ReminderWindow[] {
  switch (schedule.reminders.rhythm) {
    case 'weekly':
      return weeklyWindows(calendar, schedule, today);
    case 'monthly':
      return monthlyWindows(calendar, schedule, today);
    case 'milestones':
      return milestoneWindows(calendar, plan, schedule, today);
    case 'off':
      return [];
  }
}
