import {
  addDays,
  dayOf,
  monthEnd,
  monthOf,
  type DateRange,
  type IsoDate,
} from '../kernel/dates.js';
import { decimal, decimalText } from '../kernel/decimal.js';
import { currentFigure, type CurrentFigure } from '../ledger/current-figure.js';
import { formatChange, formatDate, formatFigure } from '../plan/format-figure.js';
import { monthEndsUpTo } from '../plan/pace.js';
import type { UnderstoodQuery } from '../understanding/understanding.js';
import { textAnswer, type Answer, type AnswerContext } from './answer.js';
import { citedBy } from './figure-lines.js';
import { sentence } from './phrases.js';
import { dayAsked, readIndicator, subjectsAsked, todayOf, type Subject } from './subjects.js';

/** Several indicators at once still fit a screen when each shows at most this many points. */
const MOST_POINTS = 13;
const MOST_INDICATORS = 4;

interface Point {
  readonly on: IsoDate;
  readonly figure: CurrentFigure | null;
}

/** Month-ends within the days asked for, with their first day (when inside a month) and last. */
function pointDays(days: DateRange): readonly IsoDate[] {
  const ends = monthEndsUpTo(days, days.to).filter((end) => end >= days.from);
  const first = dayOf(days.from) === 1 ? [] : [days.from];
  return [...new Set([...first, ...ends, days.to])].slice(-MOST_POINTS);
}

function daysAsked(query: UnderstoodQuery, subject: Subject, today: IsoDate): DateRange {
  const { period } = subject.plan;
  const from = query.period?.from ?? period.from;
  const to = query.period?.to ?? today;
  return {
    from: from > period.from ? from : period.from,
    to: [to, today, period.to].reduce((a, b) => (a < b ? a : b)),
  };
}

function changeText(point: Point, before: Point | null, unit: string): string {
  if (point.figure === null) return '未报';
  const value = formatFigure(point.figure.value, unit, point.figure.approx);
  if (before?.figure == null) return value;
  if (before.figure.asOf === point.figure.asOf && before.figure.value === point.figure.value) {
    return `${value}（期间无新报）`;
  }
  const change = decimalText(decimal(point.figure.value).minus(before.figure.value));
  if (change === '0') return `${value}（无变化）`;
  return `${value}（${formatChange(change, unit)}）`;
}

/** 6月比5月增加2.7亿元: the last point against the first that has a figure. */
function summary(points: readonly Point[], unit: string): string | null {
  const known = points.filter((point) => point.figure !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first?.figure || !last?.figure) return null;
  if (first === last) return points.length > 1 ? '只有一期数据，暂不能比较' : null;
  const change = decimal(last.figure.value).minus(first.figure.value);
  const isMonths = [first, last].every(({ on }) => on === monthEnd(on));
  const name = (on: IsoDate) => (isMonths ? `${monthOf(on)}月` : formatDate(on));
  const words = change.isZero()
    ? '持平'
    : `${change.gt(0) ? '增加' : '减少'}${formatFigure(decimalText(change.abs()), unit)}`;
  return `${name(last.on)}比${name(first.on)}${words}（截至当期末的累计数或现有数相比）`;
}

function trendLines(
  subject: Subject,
  query: UnderstoodQuery,
  context: AnswerContext,
): readonly string[] {
  const today = todayOf(context);
  const days = daysAsked(query, subject, today);
  const { indicator, plan } = subject;
  if (days.to < days.from) {
    return [
      `${indicator.shortName}：所问时段不在方案期（${formatDate(plan.period.from)}至${formatDate(plan.period.to)}）内。`,
    ];
  }
  const at = (on: IsoDate): Point => ({ on, figure: currentFigure(context.ledger, indicator, on) });
  const points = pointDays(days).map(at);
  const baseline = days.from > plan.period.from ? at(addDays(days.from, -1)) : null;
  const firstKnown = points.findIndex(({ figure }) => figure !== null);
  const silent = firstKnown > 1 ? firstKnown : 0;
  const lines = points.slice(silent).map((point, index) => {
    const before = index + silent === 0 ? baseline : (points[index + silent - 1] ?? null);
    return `  ${formatDate(point.on, today)}：${changeText(point, before, indicator.unit)}`;
  });
  const sources = [
    ...new Set(points.flatMap(({ figure }) => (figure === null ? [] : [figure.unit]))),
  ];
  const end = sentence([
    summary(points, indicator.unit),
    sources.length > 0 ? `来源：${sources.join('、')}` : `${indicator.ownerUnit ?? '责任单位'}未报`,
  ]);
  return [
    `${indicator.shortName}变化（${formatDate(days.from, today)}至${formatDate(days.to, today)}）：`,
    ...(silent > 0
      ? [`  ${formatDate(points[silent - 1]?.on ?? days.from, today)}及以前：未报`]
      : []),
    ...lines,
    end,
  ];
}

/** `trend`: the figure at each month's end with its change. */
export function answerTrend(query: UnderstoodQuery, context: AnswerContext): Answer {
  const today = todayOf(context);
  const subjects = subjectsAsked(query, context, today);
  const isNamed = query.indicatorIds.length + query.tasks.length + query.units.length > 0;
  if (subjects.length === 0 || (!isNamed && subjects.length > MOST_INDICATORS)) {
    const names = subjects.map(({ indicator }) => indicator.shortName);
    return textAnswer([
      `请说明要看哪项指标的变化，例如：${names.slice(0, MOST_INDICATORS).join('、')}。`,
    ]);
  }
  const shown = subjects.slice(0, MOST_INDICATORS);
  const rest = subjects.slice(MOST_INDICATORS).map(({ indicator }) => indicator.shortName);
  const lines = shown.flatMap((subject) => trendLines(subject, query, context));
  const more = rest.length > 0 ? [`其余指标请逐项查询：${rest.join('、')}。`] : [];
  const cited = shown.flatMap((subject) => citedBy(readIndicator(context, subject, today)));
  const indicatorIds = shown.map(({ indicator }) => indicator.id);
  const at = dayAsked(query, context);
  return {
    ...textAnswer([...lines, ...more], cited),
    picture: { kind: 'trend', indicatorIds, at },
  };
}
