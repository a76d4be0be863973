import { addDays, addMonths, dateOf, monthStart, weekStart, yearOf } from '../../kernel/dates.js';
import type { DateRange, IsoDate } from '../../kernel/dates.js';
import { smallNumber } from '../../kernel/small-number.js';
import { plainCore } from '../intent/plain-words.js';
import type { ReadMessage } from '../read-message.js';
import { Pattern } from '../text/pattern.js';
import type { QueryKind } from '../understanding.js';

const ROLLING = new Pattern(
  /(?:最?近|过去|这(?![^，。]{1,3}季度|一?(?:周|个?星期|个?礼拜|个?月))|前(?![一二两三四1-4]个?季度))(?:的)?([0-9]{1,3}|[一二两三四五六七八九十]|十[一二]|半)个?(天|日|周|星期|礼拜|月|季度|年)(?!份)/u,
);
/** Days, months of each unit of a rolling period (近三个月: the same day three months ago to today). */
const MONTHS: Readonly<Record<string, number>> = { 月: 1, 季度: 3, 年: 12 };
const DAYS: Readonly<Record<string, number>> = { 天: 1, 日: 1, 周: 7, 星期: 7, 礼拜: 7 };

function rolling(text: string, today: IsoDate): DateRange | null {
  const match = ROLLING.exec(text);
  if (!match) return null;
  const [, count = '', unit = ''] = match;
  if (count === '半') {
    return unit === '年'
      ? { from: addMonths(today, -6), to: today }
      : { from: addDays(today, -15), to: today };
  }
  const months = MONTHS[unit];
  const many = smallNumber(count) ?? 1;
  if (months !== undefined) return { from: addMonths(today, -months * many), to: today };
  return { from: addDays(today, -(DAYS[unit] ?? 1) * many), to: today };
}

const QUARTERS = new Pattern(/(?:这|前|头)(两|二|三|2|3)个季度/u);

/** 这三个季度: from 1 January to the end of that quarter, or to today while it runs. */
function firstQuarters(text: string, today: IsoDate): DateRange | null {
  const match = QUARTERS.exec(text);
  if (!match) return null;
  const end = `${yearOf(today)}-${/[三3]/u.test(match[1] ?? '') ? '09-30' : '06-30'}` as IsoDate;
  return { from: `${yearOf(today)}-01-01` as IsoDate, to: end < today ? end : today };
}

/** Stretches that are still running and end on the message's day, or are named without a number. */
const NAMED: readonly (readonly [Pattern, (today: IsoDate) => DateRange])[] = [
  [
    new Pattern(/今年以来|年初(?:以来|到现在|至今|到今)|今年到(?:现在|目前|今天)|(?:自|从)年初/u),
    (today) => ({ from: `${yearOf(today)}-01-01` as IsoDate, to: today }),
  ],
  [
    new Pattern(/(?:这个|本|当)月以来|月初(?:以来|到现在|至今)/u),
    (today) => ({ from: monthStart(today), to: today }),
  ],
  [
    new Pattern(/(?:这|本)周以来|周初(?:以来|到现在)/u),
    (today) => ({ from: weekStart(today), to: today }),
  ],
];

/** 目前 and the like ask for the newest figure and name no stretch. */
const NOW =
  /^(?:截至|截止|到|至)?(?:目前|现在|当前|如今|眼下|现阶段|此刻|最近|近期|近来|日前|迄今|至今)/u;

/** 今晚要看周报: when the answer is wanted. */
const WANTED_THEN = /^(?:之?前|就|还)?(?:要|得|等着)(?:看|用|发|交|报|讲|汇报)/u;

/** 不等周五, 赶在周五. */
const NOT_WAITED_FOR = /(?:等|等到|赶在)$/u;

/** 二季度以来 runs from the start of what is named to today. */
const SINCE = /^(?:以来|到现在|至今|到今天|到目前|起)/u;

function datesNamed(message: ReadMessage): DateRange | null {
  if (message.dates.length === 0) return null;
  const core = plainCore(message);
  const dates = message.dates.filter(
    ({ kind, negated, doubt, span }) =>
      kind !== 'weak' &&
      !negated &&
      doubt !== 'impossible-date' &&
      // 今晚要写汇报: the day on which the answer is needed went with the manners.
      core.slice(span.start, span.end).trim() !== '' &&
      !NOW.test(message.text.text.slice(span.start, span.end)) &&
      !WANTED_THEN.test(message.text.text.slice(span.end, span.end + 6)) &&
      !NOT_WAITED_FOR.test(message.text.text.slice(Math.max(0, span.start - 3), span.start)),
  );
  const now = dateOf(message.input.now);
  const whole = dates.filter(({ from, asOf }) => from <= asOf && from <= now);
  const from = whole.map((date) => date.from).sort()[0];
  const running = whole.some(({ span }) => SINCE.test(message.text.text.slice(span.end)));
  const last = whole
    .map((date) => date.asOf)
    .sort()
    .at(-1);
  const today = dateOf(message.input.now);
  const runsStill = from !== undefined && from <= today && last !== undefined && last > today;
  const to = running || runsStill ? today : last;
  return from === undefined || to === undefined ? null : { from, to };
}

/** 这半年…, 4月到9月的: both ends are named, which says more than how long it is. */
function rangeNamed({ dates, text }: ReadMessage): DateRange | null {
  const range = dates.find(
    ({ from, to, kind, span }) =>
      kind === 'period' && from < to && /[到至~-]/u.test(text.text.slice(span.start, span.end)),
  );
  return range === undefined ? null : { from: range.from, to: range.asOf };
}

/** Kinds that ask what was done in a time; in the others 今年 is the year of the plan (今年目标是多少). */
const DONE_IN_TIME: ReadonlySet<QueryKind> = new Set<QueryKind>([
  'unit',
  'overview',
  'trend',
  'history',
  'missing',
  'ranking',
]);
const THIS_YEAR = new Pattern(
  /(?:今年|本年度?)(?!(?:的|度)?(?:目标|任务|计划|指标任务|要|能|会))/u,
);
/** A future or a duty is asked for: not what was done. */
const AHEAD = /要|该|计划|安排|承担|牵头|负责|有戏|有望|能不能|会不会/u;

function thisYear(text: string, today: IsoDate, kind: QueryKind | null): DateRange | null {
  if (kind === null || !DONE_IN_TIME.has(kind)) return null;
  if (!THIS_YEAR.test(text) || AHEAD.test(text)) return null;
  return { from: `${yearOf(today)}-01-01` as IsoDate, to: today };
}

/**
 * First to last day of what a question names; a running stretch ends on the message's day. `null` when nothing
 * is named (also for 目前, 最近). Source: evaluation README, section 4.
 */
export function readPeriod(message: ReadMessage, kind: QueryKind | null): DateRange | null {
  const today = dateOf(message.input.now);
  const text = message.text.text;
  const span = firstQuarters(text, today) ?? rolling(text, today);
  if (span) return rangeNamed(message) ?? span;
  for (const [pattern, range] of NAMED) if (pattern.test(text)) return range(today);
  return datesNamed(message) ?? thisYear(text, today, kind);
}
