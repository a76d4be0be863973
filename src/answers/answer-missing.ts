import type { DateRange } from '../kernel/dates.js';
import { runningWeek, whatIsOwed, type UnitDuty } from '../ledger/what-is-owed.js';
import { formatDate } from '../plan/format-figure.js';
import type { UnderstoodQuery } from '../understanding/understanding.js';
import { mayNameUnitsHere } from './access.js';
import { refusal, textAnswer, type Answer, type AnswerContext } from './answer.js';
import { outstanding } from './answer-unit.js';
import { todayOf } from './subjects.js';
import { nothing, PRIVATE_FOLLOWS, refusals } from './texts.js';

const STATUS_WORDS: Readonly<Record<UnitDuty['status'], string>> = {
  reported: '已报',
  part: '部分已报',
  missing: '未报',
  none: '无应报事项',
};

const AWAITING = '已报待确认';

/** Units that reported in these days what nobody has confirmed yet. */
export function awaitingIn(days: DateRange, { awaiting }: AnswerContext): ReadonlySet<string> {
  const within = (awaiting ?? []).filter(({ on }) => days.from <= on && on <= days.to);
  return new Set(within.map(({ unit }) => unit));
}

function statusWords({ unit, status }: UnitDuty, awaiting: ReadonlySet<string>): string {
  return status === 'missing' && awaiting.has(unit) ? AWAITING : STATUS_WORDS[status];
}

function ownLines(
  context: AnswerContext,
  duties: readonly UnitDuty[],
  period: string,
  awaiting: ReadonlySet<string>,
) {
  return context.asker.units.map((unit) => {
    const duty = duties.find((one) => one.unit === unit);
    if (duty === undefined) return `${unit}：${period}${nothing.owed}`;
    const rest = outstanding(duty);
    return `${unit}：${period}${statusWords(duty, awaiting)}${rest === '' ? '' : `，还缺${rest}`}。`;
  });
}

/** How many units owe something, and how far they have reported. */
export interface DutyCounts {
  readonly total: number;
  readonly reported: number;
  readonly part: number;
  /** Reported what nobody has confirmed yet. */
  readonly awaiting: number;
  readonly missing: number;
}

/** Units that owe, by name, in the order of the member list. */
export interface DutyNames {
  readonly missing: readonly string[];
  readonly awaiting: readonly string[];
  readonly part: readonly { readonly unit: string; readonly outstanding: string }[];
}

export function dutyCounts(duties: readonly UnitDuty[], awaiting: ReadonlySet<string>): DutyCounts {
  const count = (status: UnitDuty['status']) =>
    duties.filter((duty) => duty.status === status).length;
  const waiting = duties.filter((duty) => statusWords(duty, awaiting) === AWAITING).length;
  return {
    total: duties.length,
    reported: count('reported'),
    part: count('part'),
    awaiting: waiting,
    missing: count('missing') - waiting,
  };
}

export function dutyNames(duties: readonly UnitDuty[], awaiting: ReadonlySet<string>): DutyNames {
  const missing = duties.filter(({ status }) => status === 'missing').map(({ unit }) => unit);
  return {
    missing: missing.filter((unit) => !awaiting.has(unit)),
    awaiting: missing.filter((unit) => awaiting.has(unit)),
    part: duties
      .filter(({ status }) => status === 'part')
      .map((duty) => ({ unit: duty.unit, outstanding: outstanding(duty) })),
  };
}

/** Names of units that owe, and what they owe. */
export function nameLines({ missing, awaiting, part }: DutyNames): readonly string[] {
  const parts = part.map(({ unit, outstanding: rest }) => `${unit}（还缺${rest}）`);
  return [
    ...(missing.length > 0 ? [`未报：${missing.join('、')}。`] : []),
    ...(awaiting.length > 0 ? [`${AWAITING}：${awaiting.join('、')}。`] : []),
    ...(parts.length > 0 ? [`部分已报：${parts.join('；')}。`] : []),
  ];
}

/** How many units owe, have reported in part, and have reported. */
export function countLine(counts: DutyCounts, period: string): string {
  const { total, reported, part, awaiting, missing } = counts;
  const waits = awaiting === 0 ? '' : `、${AWAITING}${awaiting}个`;
  return `${period}应报单位${total}个：已报${reported}个、部分已报${part}个${waits}、未报${missing}个。`;
}

/**
 * `missing`: which units owe a report. In a group only counts, the names follow privately unless
 * the office switched them on; a liaison learns his own unit's status.
 */
export function answerMissing(query: UnderstoodQuery, context: AnswerContext): Answer {
  const today = todayOf(context);
  const asked = query.period ?? runningWeek(today);
  const days = { from: asked.from, to: asked.to < today ? asked.to : today };
  const period = `${formatDate(days.from, today)}至${formatDate(days.to, today)}`;
  const all = whatIsOwed(context.ledger, days);
  const awaiting = awaitingIn(days, context);
  const { role, units } = context.asker;
  if (role === 'liaison') {
    const isOther = query.units.length > 0 && !query.units.some((unit) => units.includes(unit));
    if (isOther) return refusal(refusals.otherDuties);
    return textAnswer(ownLines(context, all, period, awaiting));
  }
  const duties =
    query.units.length > 0 ? all.filter(({ unit }) => query.units.includes(unit)) : all;
  const counts = countLine(dutyCounts(duties, awaiting), period);
  const names = nameLines(dutyNames(duties, awaiting));
  if (mayNameUnitsHere(context) || names.length === 0) return textAnswer([counts, ...names]);
  return {
    ...textAnswer([counts, PRIVATE_FOLLOWS]),
    privately: [{ type: 'text', text: [counts, ...names].join('\n') }],
  };
}
