import { decimal } from '../../kernel/decimal.js';
import type { DecimalText } from '../../kernel/decimal.js';
import { CharClass, digitsEnd, isDigit } from './char-class.js';
import { measureWordAt } from './measure-words.js';

/** 数十, 几十: a number without its first digit. */
const VAGUE_BEFORE = /[数几]$/;
/** 总数十四个, 家数十二: the character ends the name of a count. */
const NAMES_COUNT = /[总家个人户件份额笔项次]数$/;
/** 五六十, 三四家: two numbers at once. */
const TWO_AT_ONCE =
  /^(?:一二|二三|两三|三四|四五|五六|六七|七八|八九)(?=[十百千万亿家个名项人户件])/;
/** Powers of ten, more digits than a figure has, and letters for digits (5O家). */
const UNREADABLE =
  /^(?:\d+(?:\.\d+)?[eE][+-]?\d+|\d{16,}(?:\.\d+)?|\d+[OoIl]\d*(?=[家个名项人户件亿万]))/;
const MAX_DIGITS = 400;
/** 6²家, 6½家: digits that are no digits. */
const RAISED = /^\d{1,6}[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2080-\u2089]{1,4}/;
/** 6 2家: two numbers or one with a slip. */
const SPACED = /^\d{1,3} \d{1,3}(?=[家个名项户件])/;
/** 数百家, 好几百家, 上百家, 成百上千家: an order of magnitude without a number. */
const MAGNITUDE =
  /^(?:好?几|数|[上成近过破])(?:[百千][上成]?[百千万]?|[十百千万]?[万亿])(?:多|余|来)?(?=[家个名项户人件元])/;

/** Behind the first digits of what only looks like a figure stands one of these, unless there are too many digits. */
const odd = new CharClass((char) =>
  /[.eEOoIl \u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2080-\u2089]/.test(char),
);
/** No figure has more digits. */
const MOST_DIGITS = 15;

/** Where a run that only looks like a figure ends, or -1. */
export function unreadableEnd(text: string, at: number): number {
  const digits = digitsEnd(text, at);
  if (digits === at || (digits - at <= MOST_DIGITS && !odd.has(text, digits))) return -1;
  const ahead = text.slice(at, at + MAX_DIGITS);
  const run = UNREADABLE.exec(ahead) ?? RAISED.exec(ahead);
  if (run !== null) return at + run[0].length;
  if (/[\d.月:/-]/.test(text.charAt(at - 1))) return -1;
  const spaced = SPACED.exec(ahead);
  return spaced === null ? -1 : at + spaced[0].length;
}

/** A character by which an order of magnitude can begin. */
export function startsMagnitude(char: string): boolean {
  return /[好几数上成近过破]/.test(char);
}

/** Where a mere order of magnitude (数百家) that starts at `at` ends, before its measure word; or -1. */
export function magnitudeEnd(text: string, at: number): number {
  if (!startsMagnitude(text.charAt(at))) return -1;
  const run = MAGNITUDE.exec(text.slice(at, at + 8));
  return run === null ? -1 : at + run[0].length;
}

/** Whether the number read from `at` is said in a way that leaves its value open. */
export function isVague(text: string, at: number): boolean {
  if (isDigit(text.charCodeAt(at))) return false;
  if (TWO_AT_ONCE.test(text.slice(at, at + 3))) return true;
  if (NAMES_COUNT.test(text.slice(Math.max(0, at - 2), at))) return false;
  return /[十百]/.test(text.charAt(at)) && VAGUE_BEFORE.test(text.charAt(at - 1));
}

interface Read {
  readonly value: DecimalText;
  readonly end: number;
  readonly scaled: boolean;
}

/** The dash or word of a range (58-60家, 58到60家), right after its first number. */
const RANGE = /^(?:-{1,2}|~{1,2}|至|到)/;
const rangeMarks = new CharClass((char) => /[-~至到]/.test(char));
/** Two ends of a range lie closer than this. */
const CLOSE = 2;
/** 8.5-9亿: the first takes its scale from the second. */
const SCALES = [1, 1e4, 1e8];

/**
 * Where the range that begins with `first` ends, or -1. 由58到60 is a change, and a figure and its like of another
 * kind (148-8.97亿) are none.
 * @param read reads the number at a place
 */
export function rangeEnd(
  text: string,
  start: number,
  first: Read & { readonly unit: string | null },
  read: (at: number) => Read | null,
): number {
  if (!rangeMarks.has(text, first.end)) return -1;
  const mark = RANGE.exec(text.slice(first.end, first.end + 2))?.[0];
  if (mark === undefined || /[从由]$/.test(text.slice(0, start).slice(-1))) return -1;
  const second = read(first.end + mark.length);
  if (second === null) return -1;
  const low = decimal(first.value);
  const scales = second.scaled && !first.scaled ? SCALES : [1];
  const fits = scales.some((scale) => {
    const high = decimal(second.value).dividedBy(scale);
    return low.gt(0) && low.lt(high) && low.times(CLOSE).gte(high);
  });
  const unit = measureWordAt(text, second.end);
  const sameUnit = first.unit === null || first.unit === unit;
  return fits && sameUnit ? second.end + (unit?.length ?? 0) : -1;
}
