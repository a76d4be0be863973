import type { Span } from '../understanding.js';
import { HIGH_OF_MATHEMATICAL, plainMathematical, simpleChar } from '../../kernel/plain-char.js';
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
/** ¥6,200万: the unit behind the number says that it is money. */
const MONEY_SIGNS = new Set('¥￥');
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

/** Stands for a character that is left out. It is one itself. */
const LEFT_OUT = 1;
/** What became of the characters seen so far; 0 for the others. */
const plainCodes = new Uint16Array(0x1_0000);

function plainCode(code: number): number {
  const known = plainCodes[code] ?? 0;
  if (known !== 0) return known;
  const char = String.fromCharCode(code);
  const isOut = isInvisible(char) || QUOTES.has(char) || MONEY_SIGNS.has(char) || char === KEYCAP;
  const plain = isOut ? LEFT_OUT : plainChar(char).charCodeAt(0);
  plainCodes[code] = plain;
  return plain;
}

/** Plain characters by their codes, each with its place in the original. */
interface PlainChars {
  readonly codes: Uint16Array;
  readonly places: Int32Array;
  /** How many there are. */
  size: number;
}

/** One text is read after the other: all of them use the same places, since making so many anew takes long. */
const read: PlainChars = {
  codes: new Uint16Array(MAX_LENGTH),
  places: new Int32Array(MAX_LENGTH),
  size: 0,
};
const settled = new Uint16Array(MAX_LENGTH);
/** The same memory: it becomes a text in one step, since characters joined one by one are slow to make and to search. */
const settledBytes = Buffer.from(settled.buffer);

/** What may stand between a call of the bot and what is said to it. */
const BEHIND_CALL = new Set(' \t\u2005，,：:、');

/** Where what follows a call of the bot begins, when one stands here. */
function behindCall(original: string, at: number, call: string): number {
  let end = at + call.length;
  while (BEHIND_CALL.has(original.charAt(end))) end += 1;
  return end;
}

function plainChars(original: string, call: string | null): PlainChars {
  const start = quotationAbove(original)?.start ?? 0;
  const end = Math.min(original.length, start + MAX_LENGTH);
  const { codes, places } = read;
  let size = 0;
  for (let at = start; at < end; at += 1) {
    const code = original.charCodeAt(at);
    if (code === AT && call !== null && original.startsWith(call, at)) {
      at = behindCall(original, at, call) - 1;
      continue;
    }
    const pair = code === HIGH_OF_MATHEMATICAL ? original.slice(at, at + 2) : '';
    const mathematical = pair === '' ? null : plainMathematical(pair);
    const plain = mathematical === null ? plainCode(code) : mathematical.charCodeAt(0);
    if (plain === LEFT_OUT || (code === RETURN && original.charCodeAt(at + 1) === NEWLINE))
      continue;
    codes[size] = plain;
    places[size] = at;
    size += 1;
    if (mathematical !== null) at += 1;
  }
  read.size = size;
  return read;
}

const codeOf = (char: string): number => char.charCodeAt(0);
const RETURN = codeOf('\r');
const NEWLINE = codeOf('\n');
const SPACES = codeOf(' ');
const AT = codeOf('@');
const TAB = codeOf('\t');
const COMMA = codeOf(',');
const WIDE_COMMA = codeOf('，');
const NOTHING = 0;
/** What becomes of these is told by what stands beside them. */
const UNSETTLED = new Set([SPACES, TAB, COMMA, WIDE_COMMA, HIGH_OF_MATHEMATICAL]);

const SMALL_W = codeOf('w');
const TEN_THOUSAND = codeOf('万');

/** 350w in chat is 350万. */
function isTenThousand(chars: PlainChars, index: number): boolean {
  const after = String.fromCharCode(codeAt(chars, index + 1));
  return isDigit(codeAt(chars, index - 1)) && !/[a-z0-9]/i.test(after);
}

const isSpace = (code: number): boolean => code === SPACES || code === TAB;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** The character at a place; nothing before the first and after the last. */
function codeAt({ codes, size }: PlainChars, index: number): number {
  return index < 0 || index >= size ? NOTHING : (codes[index] ?? NOTHING);
}

/** `12,345` keeps its comma (also when all of it is full-width); every other comma becomes `，`. */
function isThousandsComma(chars: PlainChars, index: number, original: string): boolean {
  const { places } = chars;
  const around = [-1, 1, 2, 3].every((step) => isDigit(codeAt(chars, index + step)));
  if (!around || isDigit(codeAt(chars, index + 4))) return false;
  const commaIsWide = original.charCodeAt(places[index] ?? 0) === WIDE_COMMA;
  return commaIsWide === original.charCodeAt(places[index + 1] ?? 0) >= 0xff10;
}

/**
 * 登记数,230,178,77%: behind a comma that parts cells, and before the next cell, stands a cell and no thousands.
 * @param written how many characters are settled
 */
function partsCells(chars: PlainChars, index: number, written: number): boolean {
  let digits = 0;
  while (digits < 3 && isDigit(codeAt(chars, index - digits - 1))) digits += 1;
  if (codeAt(chars, index - digits - 1) !== COMMA) return false;
  const next = codeAt(chars, index + 4);
  return (
    settled[written - digits - 1] === WIDE_COMMA &&
    (next === COMMA || next === NEWLINE || next === NOTHING)
  );
}

function settledComma(
  chars: PlainChars,
  index: number,
  { original, written }: { readonly original: string; readonly written: number },
): number {
  const joins = isThousandsComma(chars, index, original) && !partsCells(chars, index, written);
  return joins ? COMMA : WIDE_COMMA;
}

/** What a run of spaces from `start` to `end` becomes: nothing, a space, or a tab (a column gap). */
function gap(chars: PlainChars, start: number, end: number): number {
  if (start === 0 || end === chars.size) return NOTHING;
  const before = codeAt(chars, start - 1);
  const after = codeAt(chars, end);
  if (before === NEWLINE || after === NEWLINE) return NOTHING;
  if (codeAt(chars, start) === TAB) return TAB;
  if (isDigit(before) && AFTER_DIGIT.test(String.fromCharCode(after))) return NOTHING;
  if (BEFORE_DIGIT.test(String.fromCharCode(before)) && isDigit(after) && end - start === 1)
    return NOTHING;
  return end - start > 1 ? TAB : SPACES;
}

/**
 * One plain form: half-width letters, digits and punctuation (but `，`), no quotation marks, no invisible
 * characters, `-` for every dash, a tab for a gap between columns. Only the first 12,000 characters are read; what a
 * message answers and quotes above itself is left out.
 * @param call how the bot is called in a group (@战报助手), which is left out, too
 */
export function normalizeText(original: string, call: string | null = null): NormalizedText {
  const chars = plainChars(original, call);
  const { codes, places, size } = chars;
  const map: number[] = [];
  for (let index = 0; index < size; index += 1) {
    const first = index;
    let code = codes[index] ?? NOTHING;
    if (code === SPACES || code === TAB) {
      while (isSpace(codeAt(chars, index + 1))) index += 1;
      code = gap(chars, first, index + 1);
    } else if (code === COMMA || code === WIDE_COMMA) {
      code = settledComma(chars, index, { original, written: map.length });
    } else if (code === SMALL_W && isTenThousand(chars, index)) code = TEN_THOUSAND;
    if (code === NOTHING) continue;
    settled[map.length] = code;
    map.push(places[first] ?? 0);
  }
  const text = settledBytes.toString('utf16le', 0, map.length * settled.BYTES_PER_ELEMENT);
  map.push(Math.min(original.length, (size === 0 ? 0 : (places[size - 1] ?? 0)) + 1));
  return { original, text, map };
}

/** Whether the characters stay as they are and none of them depends on those around it. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (plainCode(code) !== code || UNSETTLED.has(code)) return false;
  }
  return text.length <= MAX_LENGTH;
}

/** The plain form of a name alone; nearly all names of a plan are in it as they stand. */
export function normalizeName(name: string): string {
  return isPlain(name) ? name : normalizeText(name).text;
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
