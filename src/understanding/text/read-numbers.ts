import { withHalf } from './half.js';
import { decimal, decimalText } from '../../kernel/decimal.js';
import { readNumberAt, startsNumber } from './chinese-number.js';
import type { NumberReading } from './chinese-number.js';
import { CharClass, isDigit } from './char-class.js';
import { isPercentWord, measureWordAt } from './measure-words.js';
import type { NumberToken } from './number-token.js';
import {
  isVague,
  magnitudeEnd,
  rangeEnd,
  startsMagnitude,
  unreadableEnd,
} from './unclear-number.js';

const BEFORE_ABOUT =
  /(?:(?<![最附])近|(?<![签预节制契合条邀大])约|大约|大概|差不多|大致|接近|估摸着?|上(?=百|千))(?:也?有|是|在|达到?|完成|为|就|个|了){0,2}个?$/;
const BEFORE_BOUND =
  /(?:超过|超|突破|(?<!打)破|逾|高于|多于|不到|不足|不满|未到|至少|不少于|不低于|(?<![通经超])过)(?:了|有)?$/;
const AFTER_ABOUT = /^(?:左右|上下|多(?![了出\d])|余|不到|的样子|出头|以上|以内)/;
const AFTER_BOUND = /^(?:以上|以内|出头)/;
/** 1. 1、 (1) at the start of a line or sentence number a paragraph. */
const LIST_MARK =
  /^\(?(?:[12]?\d|30|[一二三四五六七八九十]{1,3})(?:[、)](?!\d*[个家名亿万])|\.(?!\d))/;
const LINE_START = /(?:^|[\n。;:])\s{0,8}\(?$/;
/** 2.科小 within a line, and 3 科技型企业 at its start. */
const INNER_MARK = /^\d{1,2}(?:\.|\))(?=\p{Script=Han})/u;
const SPACED_MARK = /^\d{1,2}[ \t](?=\p{Script=Han}[^\n]*\d)/u;
const LINE_LENGTH = 60;

/** Characters by which words of `BEFORE_ABOUT` and `BEFORE_BOUND` end, and those of `AFTER_ABOUT` begin. */
const hedgeEnds = new CharClass((char) =>
  /[近约概多致摸着有是在达到成为就个了过超破逾于足满少]/.test(char),
);
const hedgeStarts = new CharClass((char) => /[左上多余不的出以]/.test(char));
/** What stands right before a list mark, unless that begins the text. */
const beforeMarks = new CharClass((char) => /[。;:(\s]/.test(char));
const letters = new CharClass((char) => /[a-zA-Z]/.test(char));

interface Surroundings {
  readonly approx: boolean;
  readonly bound: boolean;
}

const PLAIN: Surroundings = { approx: false, bound: false };

function lookBack(text: string, start: number): Surroundings {
  if (!hedgeEnds.has(text, start - 1)) return PLAIN;
  const before = text.slice(Math.max(0, start - 10), start);
  const bound = BEFORE_BOUND.test(before);
  return { approx: bound || BEFORE_ABOUT.test(before), bound };
}

function lookAhead(text: string, end: number): Surroundings {
  if (!hedgeStarts.has(text, end)) return PLAIN;
  const after = text.slice(end, end + 4);
  return { approx: AFTER_ABOUT.test(after), bound: AFTER_BOUND.test(after) };
}

/** 百分之三点一 as one number. */
function percentPhrase(text: string, at: number): NumberReading | null {
  if (!text.startsWith('百分之', at)) return null;
  return readNumberAt(text, at + 3);
}

function isPartOfWord(text: string, start: number, end: number, unit: string | null): boolean {
  if (text.charAt(start - 1) === '第' || letters.has(text, end)) return true;
  // 占GDP零点二八 is no code, as A3 is.
  return unit === null && isDigit(text.charCodeAt(start)) && letters.has(text, start - 1);
}

function token(
  text: string,
  start: number,
  reading: NumberReading,
  percent: boolean,
): NumberToken | null {
  const unit = percent ? '%' : (measureAfter(text, reading.end) ?? countIn(text, reading));
  if (!percent && !isQuantity(text, start, reading, unit)) return null;
  const counted = !percent && unit !== null && text.startsWith(unit, reading.end);
  const end = counted ? reading.end + unit.length : reading.end;
  const before = lookBack(text, start);
  const after = lookAhead(text, end);
  const sign = signAt(text, start);
  return {
    value: sign === '-' ? decimalText(decimal(reading.value).negated()) : reading.value,
    span: { start: sign === null ? start : start - 1, end },
    unit,
    scaled: reading.scaled,
    percent: isPercentWord(unit),
    approx: reading.vague || before.approx || after.approx,
    bound: before.bound || after.bound,
    sign,
    unclear: false,
  };
}

function isQuantity(
  text: string,
  start: number,
  reading: NumberReading,
  unit: string | null,
): boolean {
  if (isPartOfWord(text, start, reading.end, unit)) return false;
  return unit !== null || reading.scaled || isBare(text, start, reading);
}

/** A number without measure word: digits, or Chinese numerals that can only be a number (五十八). */
function isBare(text: string, start: number, reading: NumberReading): boolean {
  if (isDigit(text.charCodeAt(start))) return true;
  const words = text.slice(start, reading.end);
  return words.length > 1 && /[十百千点廿卅]/.test(words);
}

/** 累计已到九十一年底前再弄三家, 4.21亿排第七: here 年 and 排 begin the next words. */
function measureAfter(text: string, end: number): string | null {
  const unit = measureWordAt(text, end);
  const isNext =
    (unit === '年' && /[底末]/.test(text.charAt(end + 1))) ||
    (unit === '排' && /[第名在位前]/.test(text.charAt(end + 1)));
  return isNext ? null : unit;
}

/** 俩 and 仨 hold their measure word. */
function countIn(text: string, { end }: NumberReading): string | null {
  return /[俩仨]/.test(text.charAt(end - 1)) ? '个' : null;
}

/** The same number, marked as one to be asked about when more than one figure can be meant. */
function judged(text: string, read: NumberToken, at: number): NumberToken {
  if (isVague(text, at)) {
    const prefix = /[数几]/.test(text.charAt(at - 1)) ? 1 : 0;
    return {
      ...read,
      span: { start: read.span.start - prefix, end: read.span.end },
      unclear: true,
    };
  }
  if (read.sign !== null || read.percent) return read;
  const first = { value: read.value, end: read.span.end, scaled: read.scaled, unit: read.unit };
  const end = rangeEnd(text, at, first, (next) => readNumberAt(text, next));
  return end < 0 ? read : { ...read, span: { start: read.span.start, end }, unclear: true };
}

/** 1e309家 and the like, as a number whose value nobody can tell. */
function unreadable(text: string, start: number, runEnd: number): NumberToken {
  const unit = measureWordAt(text, runEnd);
  return {
    value: decimalText(decimal(0)),
    span: { start, end: runEnd + (unit?.length ?? 0) },
    unit,
    scaled: false,
    percent: isPercentWord(unit),
    approx: false,
    bound: false,
    sign: null,
    unclear: true,
  };
}

function signAt(text: string, start: number): '+' | '-' | null {
  const mark = text.charAt(start - 1);
  if (mark === '+' || mark === '↑') return '+';
  if (mark === '↓') return '-';
  if (mark !== '-') return null;
  return /[^\s\d-]/.test(text.charAt(start - 2)) ? '-' : null;
}

/** Where a list mark that starts at `at` ends, or -1. */
function listMarkEnd(text: string, at: number): number {
  if (at > 0 && !beforeMarks.has(text, at - 1)) return -1;
  const before = text.charAt(at - 1);
  if (before === ' ' || before === '\t') {
    const inner = INNER_MARK.exec(text.slice(at, at + 5));
    if (inner !== null) return at + inner[0].length;
  }
  if (before === '' || before === '\n') {
    const spaced = SPACED_MARK.exec(text.slice(at, at + LINE_LENGTH));
    if (spaced !== null) return at + spaced[0].length;
  }
  if (!LINE_START.test(text.slice(Math.max(0, at - 4), at))) return -1;
  const match = LIST_MARK.exec(text.slice(at, at + 8));
  return match === null ? -1 : at + match[0].length;
}

/** Skips what was not a quantity but must not be cut into one (1e309, 20 digits). */
function skipRun(text: string, at: number): number {
  const run = /^(?:[一二三四五六七八九十百千万亿零]{40,}|[\d.,]*(?:[a-zA-Z][\da-zA-Z]*)?)/.exec(
    text.slice(at, at + 400),
  );
  return at + Math.max(1, run?.[0].length ?? 1);
}

/** Where a quantity, or what looks like one, can begin. */
const starts = new CharClass(
  (char) => char === '百' || startsNumber(char) || startsMagnitude(char),
);

/** Reads 数百家 and the like from `at`; returns where to go on. */
function takeMagnitude(text: string, at: number, numbers: NumberToken[]): number {
  const end = magnitudeEnd(text, at);
  if (end <= at) return at + 1;
  numbers.push(unreadable(text, at, end));
  return end;
}

/** Reads 1e309家 and the like from `at`; returns where to go on, or -1 when none is there. */
function takeUnreadable(text: string, at: number, numbers: NumberToken[]): number {
  const end = unreadableEnd(text, at);
  if (end <= at) return -1;
  const number = unreadable(text, at, end);
  numbers.push(number);
  return number.span.end;
}

/** All quantities in normalised text, left to right. Ordinals (第3项), list marks and codes (5G) are none. */
export function readNumbers(text: string): readonly NumberToken[] {
  const numbers: NumberToken[] = [];
  let at = 0;
  while (at < text.length) {
    if (!starts.has(text, at)) {
      at += 1;
      continue;
    }
    const char = text.charAt(at);
    const percent = char === '百' ? percentPhrase(text, at) : null;
    if (percent === null && !startsNumber(char)) {
      at = takeMagnitude(text, at, numbers);
      continue;
    }
    const mark = percent === null ? listMarkEnd(text, at) : -1;
    if (mark > at) {
      at = mark;
      continue;
    }
    const unreadableTo = takeUnreadable(text, at, numbers);
    if (unreadableTo > at) {
      at = unreadableTo;
      continue;
    }
    const reading = percent ?? readNumberAt(text, at);
    const read = reading === null ? null : token(text, at, reading, percent !== null);
    if (reading === null) at = skipRun(text, at);
    else if (read === null)
      at = Math.max(at + 1, /\d/.test(char) ? skipRun(text, at) : reading.end);
    else {
      const number = withHalf(text, judged(text, read, at));
      numbers.push(number);
      at = Math.max(at + 1, number.span.end);
    }
  }
  return numbers;
}
