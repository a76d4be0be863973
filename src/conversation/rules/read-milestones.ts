import { makeDate, monthEnd, yearOf, type DateRange, type IsoDate } from '../../kernel/dates.js';
import { smallNumber } from '../../kernel/small-number.js';

/** One step as it was said: 6月底, 30家. */
export interface SaidStep {
  readonly day: string;
  readonly value: string;
}

const DAY = [
  '(?:\\d{4}年)?(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:\\d{1,2}[日号]|底|末|份)?',
  '\\d{4}-\\d{1,2}-\\d{1,2}',
  '(?:第?[一二三四1-4]季度|上半年|全年)[底末]?',
  '(?:\\d{4})?年[底末中]',
].join('|');
const STEP = new RegExp(
  `^(?:到|至|截至)?(?<day>${DAY})(?:之?前|为止)?(?:[:,]| )?(?:要|应|须)?(?:累计|完成|达到?|实现|为|有){0,2} ?(?<value>\\D{0,2}\\d.{0,20})$`,
  'u',
);
/** More than a step a month nobody keeps in mind. */
const MOST_STEPS = 12;

/** The steps of a list such as 6月底30家,9月底45家; `null` when a part of it is no step. */
export function readSteps(words: string): readonly SaidStep[] | null {
  const parts = words.split(/[,、;。]/u).flatMap((part) => part.trim() || []);
  const steps = parts.flatMap((part) => {
    const { day, value } = STEP.exec(part)?.groups ?? {};
    return day === undefined || value === undefined ? [] : [{ day, value: value.trim() }];
  });
  const isList = steps.length > 0 && steps.length === parts.length && steps.length <= MOST_STEPS;
  return isList ? steps : null;
}

/** The month at whose end a quarter or half a year ends. */
function monthNamed(words: string): number | null {
  const quarter = /^第?([一二三四1-4])季度/u.exec(words)?.[1];
  if (quarter !== undefined) return 3 * (smallNumber(quarter) ?? 0);
  return /^(?:上半年|年中)/u.test(words) ? 6 : null;
}

/** The last day of a month, quarter or half, or the day itself; `null` when there is no such day. */
function dayInYear(words: string, year: number): IsoDate | null {
  const { month, day } =
    /^(?<month>[^月]{1,3})月(?:(?<day>\d{1,2})[日号])?/u.exec(words)?.groups ?? {};
  const number = month === undefined ? monthNamed(words) : smallNumber(month);
  if (number === null) return null;
  if (day !== undefined) return makeDate(year, number, Number(day));
  const first = makeDate(year, number, 1);
  return first === null ? null : monthEnd(first);
}

/** What the words can mean in each of the years that a period touches. */
function possibleDays(words: string, period: DateRange): readonly (IsoDate | null)[] {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(words);
  if (iso !== null) return [makeDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))];
  const said = /^(\d{4})年/u.exec(words)?.[1];
  const years = said === undefined ? [yearOf(period.from), yearOf(period.to)] : [Number(said)];
  const rest = words.replace(/^\d{4}(?:年(?![底末中]))?/u, '');
  if (!/^(?:年[底末]|全年)/u.test(rest)) return years.map((year) => dayInYear(rest, year));
  return years.includes(yearOf(period.to)) ? [period.to] : [];
}

/** The day that 6月底, 三季度末 or 年底 means within a plan's period; `null` when it lies outside. */
export function dayOfStep(words: string, period: DateRange): IsoDate | null {
  const within = (day: IsoDate | null) => day !== null && day >= period.from && day <= period.to;
  return possibleDays(words, period).find(within) ?? null;
}
