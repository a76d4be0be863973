import { dateOf, daysBetween } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import { matchesAt } from '../text/matches-at.js';
import { Pattern } from '../text/pattern.js';
import type { DateKind, DatePhrase } from './date-phrase.js';
import type { DateContext, DateRule, NamedDays } from './date-rule.js';
import { dayRules } from './day-rules.js';
import { feastRules } from './feast-rules.js';
import { lunarRules } from './lunar-rules.js';
import { monthRules } from './month-rules.js';
import { numberHeads } from './number-heads.js';
import { relativeRules } from './relative-rules.js';
import { yearRules } from './year-rules.js';

const rules: readonly DateRule[] = [
  ...dayRules,
  ...feastRules,
  ...lunarRules,
  ...monthRules,
  ...yearRules,
  ...relativeRules,
];

const patterns = rules.map((rule) => {
  const { source, flags } = rule.pattern;
  const sticky = rule.opensWithNumber ? new RegExp(source, flags.replace('g', 'y')) : null;
  return { rule, pattern: new Pattern(rule.pattern), sticky };
});

const CLOSING_BEFORE = /(?:截至到?|截止到?|截止至|(?:截止|截至):|截|直到|时间为|时间是|到|至)$/;
const CLOSING_AFTER = /^(?:为止|止|的数|的数据|的情况|前(?=已?(?:完成|累计|共|实现|达)|，|$))/;
/** Also a deadline of something else: 公示期到月底. */
const DENIED_BEFORE =
  /(?:(?:不是|并非|而非|而不是|非)(?:截至|截止|到)?|(?:公示|公示期|有效期|报名|受理|答辩|申报)(?:时间|截止)?[到至])$/;
const COMPARED_BEFORE = /(?:比|较|相比|对比|环比|较之)$/;
/** 与年初持平. */
const LEVEL_BEFORE = /[与和跟同]$/;
const LEVEL_AFTER = /^(?:的?(?:水平|数|数据)?)?(?:基本)?(?:持平|相同|一样|一致|相当|相比)/;

/** A report that says 月底 a few days early. */
const SOON_DAYS = 5;

interface Match {
  readonly rule: DateRule;
  readonly start: number;
  readonly end: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** Leftmost first, and of those that start together the longest. */
function findMatches(text: string): Match[] {
  const matches: Match[] = [];
  let heads: readonly number[] | null = null;
  for (const { rule, pattern, sticky } of patterns) {
    if (!pattern.mayMatch(text)) continue;
    if (sticky !== null) heads ??= numberHeads(text);
    const found = sticky === null ? pattern.findAll(text) : matchesAt(heads ?? [], sticky, text);
    for (const match of found) {
      const end = match.index + match[0].length;
      matches.push({ rule, start: match.index, end, groups: match.groups ?? {} });
    }
  }
  return matches.length < 2 ? matches : matches.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** 从7月底的8.65亿元增长到9.2亿元: the day of the first figure only. */
function isStart(before: string, after: string): boolean {
  return (
    /[从由]$/.test(before) &&
    /^的?[\d.一二三四五六七八九十百零两]{1,8}[^，。]{0,3}(?:增|升|提|上|涨|降|减|到|至)/.test(after)
  );
}

function isStretch(kind: DateKind): boolean {
  return kind !== 'point' && kind !== 'event';
}

/** The days of a phrase as figures of today can hold at them. */
function daysMeant(
  { from, to, kind }: NamedDays,
  today: IsoDate,
): Pick<DatePhrase, 'from' | 'asOf' | 'to' | 'doubt'> {
  if (from === null || to === null)
    return { from: today, asOf: today, to: today, doubt: 'impossible-date' };
  const running = isStretch(kind) && from <= today && to > today;
  const asOf = running ? today : to;
  return { from, asOf, to, doubt: asOf > today ? 'future-date' : null };
}

function toPhrase(text: string, match: Match, named: NamedDays, today: IsoDate): DatePhrase {
  const before = text.slice(Math.max(0, match.start - 8), match.start);
  const prefix = CLOSING_BEFORE.exec(before)?.[0] ?? '';
  const suffix = /^(?:为止|止)/.exec(text.slice(match.end, match.end + 2))?.[0] ?? '';
  const { kind } = named;
  const { from, asOf, to, doubt } = daysMeant(named, today);
  return {
    from,
    asOf,
    to,
    kind,
    closing:
      prefix !== '' ||
      (/(?:数据?|情况|指标|进度)\($/.test(before) && text.charAt(match.end) === ')') ||
      (!isStretch(kind) && CLOSING_AFTER.test(text.slice(match.end, match.end + 4))),
    negated: DENIED_BEFORE.test(before),
    compared:
      COMPARED_BEFORE.test(before) ||
      (LEVEL_BEFORE.test(before) && LEVEL_AFTER.test(text.slice(match.end, match.end + 8))) ||
      isStart(before, text.slice(match.end, match.end + 16)),
    doubt,
    soon: doubt === 'future-date' && daysBetween(today, asOf) <= SOON_DAYS,
    span: { start: match.start - prefix.length, end: match.end + suffix.length },
  };
}

/** 6月1日到昨天, 这个月到今天: two phrases that make one stretch. */
function joined(
  first: DatePhrase | undefined,
  second: DatePhrase,
  text: string,
): DatePhrase | null {
  if (first === undefined || first.span.end !== second.span.start) return null;
  if (!/^[到至]/.test(text.slice(second.span.start, second.span.end))) return null;
  if (first.from > second.asOf || isStretch(second.kind)) return null;
  return {
    ...second,
    from: first.from,
    kind: first.from.endsWith('-01-01') ? 'year-to-date' : 'period',
    closing: false,
    span: { start: first.span.start, end: second.span.end },
  };
}

/** 11月（截至28日）, 上周（5.29-6.4）: what the bracket says of the stretch before it, more exactly. */
function refined(
  first: DatePhrase | undefined,
  second: DatePhrase,
  text: string,
): DatePhrase | null {
  if (first === undefined || !isStretch(first.kind) || first.closing || first.negated) return null;
  const { start, end } = second.span;
  if (text.slice(first.span.end, start) !== '(' || text.charAt(end) !== ')') return null;
  if (second.doubt !== null || second.asOf < first.from || second.from > first.to) return null;
  return {
    ...first,
    from: isStretch(second.kind) ? second.from : first.from,
    asOf: second.asOf,
    to: second.to,
    doubt: null,
    span: { start: first.span.start, end: end + 1 },
  };
}

/**
 * All date phrases in normalised text, resolved against the message's time in Asia/Shanghai, left to right.
 * Source of the resolutions: the evaluation set's README, section 3, "asOf".
 */
export function readDates(text: string, now: Date): readonly DatePhrase[] {
  if (Number.isNaN(now.getTime())) return [];
  const today = dateOf(now);
  const phrases: DatePhrase[] = [];
  let end = 0;
  let previous: DateContext['previous'] = null;
  for (const match of findMatches(text)) {
    if (match.start < end) continue;
    const context: DateContext = { today, previous };
    const named = match.rule.read(match.groups, context);
    if (named === null) continue;
    const read = toPhrase(text, match, named, today);
    const before = phrases.at(-1);
    const stretch = joined(before, read, text) ?? refined(before, read, text);
    if (stretch !== null) phrases.pop();
    const phrase = stretch ?? read;
    phrases.push(phrase);
    end = match.end;
    if (phrase.doubt !== 'impossible-date') previous = { from: phrase.from, to: phrase.to };
  }
  return phrases;
}
