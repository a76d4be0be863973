import { targetText } from '../../answers/figure-lines.js';
import type { Reading } from '../../answers/subjects.js';
import { monthOf, type DateRange, type IsoDate } from '../../kernel/dates.js';
import { decimal } from '../../kernel/decimal.js';
import type { Plan } from '../../plan/model.js';
import { dueDate, monthEndsUpTo, stepsOf } from '../../plan/pace.js';
import { deadlineTexts } from './content-texts.js';
import type { DigestDeadline, DigestKind } from './digest-content.js';

function isWithin({ from, to }: DateRange, day: IsoDate): boolean {
  return from <= day && day <= to;
}

/** Due dates and milestones of one indicator that are not reached yet. */
function ofIndicator(reading: Reading, ahead: DateRange): readonly DigestDeadline[] {
  const { indicator, plan, progress, figure } = reading;
  if (progress.reason === 'done') return [];
  const { shortName, unit } = indicator;
  const due = dueDate(indicator, plan.period);
  const ends = due !== null && isWithin(ahead, due) ? [due] : [];
  const steps = stepsOf(indicator, plan.period);
  return [
    ...ends.map((on) => ({ on, text: deadlineTexts.due(shortName, targetText(indicator)) })),
    ...steps
      .filter(({ at, value }) => isWithin(ahead, at) && !reaches(figure?.value ?? null, value))
      .map(({ at, value }) => ({ on: at, text: deadlineTexts.milestone(shortName, value, unit) })),
  ];
}

function reaches(value: `${number}` | null, step: `${number}`): boolean {
  return value !== null && decimal(value).gte(step);
}

/** Month ends are the reporting days of the plan; over half a year everybody knows them. */
function ofPlan(plan: Plan, kind: DigestKind, ahead: DateRange): readonly DigestDeadline[] {
  const last = ahead.to < plan.period.to ? ahead.to : plan.period.to;
  const ends = kind === 'half-year' ? [] : monthEndsUpTo(plan.period, last);
  const end = plan.period.to;
  return [
    ...ends
      .filter((on) => isWithin(ahead, on))
      .map((on) => ({ on, text: deadlineTexts.monthEnd(monthOf(on)) })),
    ...(isWithin(ahead, end) ? [{ on: end, text: deadlineTexts.planEnd }] : []),
  ];
}

/** What falls due in the days ahead, earliest first, in the plan's order within a day. */
export function digestDeadlines(
  read: readonly Reading[],
  plan: Plan,
  kind: DigestKind,
  ahead: DateRange,
): readonly DigestDeadline[] {
  const all = [
    ...read.flatMap((reading) => ofIndicator(reading, ahead)),
    ...ofPlan(plan, kind, ahead),
  ];
  return all.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
