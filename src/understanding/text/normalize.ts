import type { Span } from '../understanding.js';
import { plainMathematical, simpleChar } from './plain-char.js';
import { quotationAbove } from './quoted.js';

/** Text in one plain form, with the way back to what was written. */
export interface NormalizedText {
  readonly original: string;
  /** What every pass reads. All spans inside `understanding/` are indexes into it. */
  readonly text: string;
  /** Index in `original` of each character of `text`, and `original.length` at the end. */
  readonly map: readonly number[];
}

/** Longest part of a message that is read: a report of ten pages has some 10,000 characters. */
const MAX_LENGTH = 12_000;

const DASHES = new Set(['—', '–', '―', '－', '−', '‐', '‑', '﹣', '─']);
const QUOTES = new Set(['“', '”', '"', '‘', '’', "'", '「', '」', '『', '』', '＂', '＇', '`']);

/** Zero-width, bidirectional and other characters that nobody sees. */
const FORMAT = /\p{Cf}/u;
/** The box that makes a key of a digit (5️⃣). */
const KEYCAP = '\u20e3';

function isInvisible(char: string): boolean {
  const code = char.charCodeAt(0);
  if (code < 0x20 || code === 0x7f) return char !== '\n' && char !== '\t' && char !== '\r';
  return (code >= 0xfe00 && code <= 0xfe0f) || FORMAT.test(char);
}
const SPACE = /[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
/** A space before these characters and after a digit only comes from typesetting ("58 家", "6 月"). */
const AFTER_DIGIT = /[家个亿万千百元名人年月日号项件份笔户位条多余%亩公]/;
const BEFORE_DIGIT = /[年月至]/;

interface Char {
  readonly char: string;
  readonly at: number;
}

function plainChar(char: string): string {
  const code = char.charCodeAt(0);
  if (DASHES.has(char)) return '-';
  if (char === '﹪') return '%';
  if (char === '\r') return '\n';
  if (code === 0xff0c) return '，';
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (SPACE.test(char)) return ' ';
  return simpleChar(char);
}

function plainChars(original: string): Char[] {
  const chars: Char[] = [];
  const start = quotationAbove(original)?.start ?? 0;
  const end = Math.min(original.length, start + MAX_LENGTH);
  for (let at = start; at < end; at += 1) {
    const char = original.charAt(at);
    if (isInvisible(char) || QUOTES.has(char) || char === KEYCAP) continue;
    const mathematical = plainMathematical(original.slice(at, at + 2));
    if (mathematical !== null) {
      chars.push({ char: mathematical, at });
      at += 1;
      continue;
    }
    if (char === '\r' && original.charAt(at + 1) === '\n') continue;
    chars.push({ char: plainChar(char), at });
  }
  return chars;
}

const isDigit = (char: string | undefined): boolean =>
  char !== undefined && char >= '0' && char <= '9';

/** `12,345` keeps its comma (also when all of it is full-width); every other comma becomes `，`. */
function isThousandsComma(chars: readonly Char[], index: number, original: string): boolean {
  const around = [-1, 1, 2, 3].every((step) => isDigit(chars[index + step]?.char));
  if (!around || isDigit(chars[index + 4]?.char)) return false;
  const comma = chars[index];
  const next = chars[index + 1];
  if (comma === undefined || next === undefined) return false;
  const commaIsWide = original.charAt(comma.at) === '，';
  return commaIsWide === original.charCodeAt(next.at) >= 0xff10;
}

/** What a run of spaces from `start` to `end` becomes: nothing, a space, or a tab (a column gap). */
function gap(chars: readonly Char[], start: number, end: number): string {
  const before = chars[start - 1]?.char;
  const after = chars[end]?.char;
  if (before === undefined || after === undefined || before === '\n' || after === '\n') return '';
  if (isDigit(before) && AFTER_DIGIT.test(after)) return '';
  if (BEFORE_DIGIT.test(before) && isDigit(after) && end - start === 1) return '';
  const run = chars.slice(start, end);
  return end - start > 1 || run.some((item) => item.char === '\t') ? '\t' : ' ';
}

/**
 * One plain form: half-width letters, digits and punctuation (but `，`), no quotation marks, no invisible
 * characters, `-` for every dash, a tab for a gap between columns. Only the first 12,000 characters are read; what a
 * message answers and quotes above itself is left out.
 */
export function normalizeText(original: string): NormalizedText {
  const chars = plainChars(original);
  let text = '';
  const map: number[] = [];
  const put = (char: string, at: number): void => {
    if (char === '') return;
    text += char;
    map.push(at);
  };
  for (let index = 0; index < chars.length; index += 1) {
    const item = chars[index];
    if (item === undefined) continue;
    if (item.char === ' ' || item.char === '\t') {
      let end = index + 1;
      while (chars[end]?.char === ' ' || chars[end]?.char === '\t') end += 1;
      put(gap(chars, index, end), item.at);
      index = end - 1;
    } else if (item.char === ',' || item.char === '，') {
      put(isThousandsComma(chars, index, original) ? ',' : '，', item.at);
    } else {
      put(item.char, item.at);
    }
  }
  map.push(Math.min(original.length, (chars.at(-1)?.at ?? 0) + 1));
  return { original, text, map };
}

/** The part of the original text that a span of the normalised text stands for. */
export function originalSpan(text: NormalizedText, span: Span): Span {
  const start = text.map[span.start] ?? text.original.length;
  const last = span.end > span.start ? text.map[span.end - 1] : undefined;
  if (last === undefined) return { start, end: start };
  const isPair = plainMathematical(text.original.slice(last, last + 2)) !== null;
  return { start, end: last + (isPair ? 2 : 1) };
}

/** The words of a span as they were written. */
export function originalWords(text: NormalizedText, span: Span): string {
  const { start, end } = originalSpan(text, span);
  return text.original.slice(start, end);
}
