import { decimal, decimalText, movePoint } from '../../kernel/decimal.js';
import type { DecimalText } from '../../kernel/decimal.js';
import { CharClass, digitsEnd } from './char-class.js';
import { BIG, DIGITS, SMALL } from './chinese-numerals.js';

/** Longer digit strings are ids, phone numbers or noise, never a county's figure. */
const MAX_INTEGER_DIGITS = 15;

/** What was read from one place on. */
export interface NumberReading {
  readonly value: DecimalText;
  readonly end: number;
  /** 多, 余, 来 or 几 stood inside (六十多, 3亿多). */
  readonly vague: boolean;
  /** 万 or 亿 was said. */
  readonly scaled: boolean;
  /** Written with Arabic digits, or with more than one numeral character. */
  readonly solid: boolean;
}

const isArabic = (char: string): boolean => char >= '0' && char <= '9';

/** Tens that are said without a digit before them; 廿 and 卅 hold theirs. */
const OPENERS = new Set(['十', '拾', '廿', '卅']);
const HOLDS_DIGIT = new Set(['廿', '卅']);

/** A numeral character by which a quantity can begin. */
export function startsNumber(char: string): boolean {
  return isArabic(char) || DIGITS.has(char) || OPENERS.has(char);
}

/** By which words within a number begin. */
const FILLERS = new Set(['个', '多', '余', '来', '几']);

const ZERO = decimal(0);
const NOTHING_BUT_ZERO = /^[0.]*$/;

/** Whether 多, 余, 来 or 几, by which `rest` begins, belongs to the number: 多了 and 余额 do not. */
function isWithin(char: string, rest: string): boolean {
  if (char === '多') return !/^多(?:[了出\d]|[算报写录填说统加数]计?了)/.test(rest);
  if (char === '来') return /^来[个家名项件人万亿]/.test(rest);
  return char === '几' || (char === '余' && /^余(?:[^额地下]|$)/.test(rest));
}

/** State of reading one number: 亿 part, 万 part, section below 万, and the digits not yet placed. */
class Reader {
  at: number;
  #hundredMillions = ZERO;
  #tenThousands = ZERO;
  #section = ZERO;
  /** 7.9亿 said alone, as it nearly always is: its value, not yet added to the parts. */
  #alone: DecimalText | null = null;
  #pending: string | null = null;
  #lastScale = 1;
  #zero = false;
  #pointed = false;
  vague = false;
  scaled = false;

  constructor(
    readonly text: string,
    readonly start: number,
  ) {
    this.at = start;
  }

  /** Reads the part at the current place; false at the end of the number. */
  step(): boolean {
    const char = this.text.charAt(this.at);
    if (isArabic(char)) return this.#arabic();
    if (DIGITS.has(char)) return this.#chineseDigits();
    if (SMALL.has(char)) return this.#small(SMALL.get(char) ?? 1);
    if (BIG.has(char)) return this.#big(BIG.get(char) ?? 1, 1);
    if (char === '忆') return this.#misspelt();
    if (char === '点') return this.#point();
    if (char === '有') return this.#formalAnd();
    return this.#filler(char);
  }

  #arabic(): boolean {
    if (this.#pending !== null && !(this.#zero && this.#pending === '0')) return false;
    return this.#bareDigits() ?? this.#writtenDigits();
  }

  /** Digits alone; `null` when a point or comma follows them. */
  #bareDigits(): boolean | null {
    const end = digitsEnd(this.text, this.at);
    const after = this.text.charAt(end);
    if (after === '.' || after === ',') return null;
    if (end - this.at > MAX_INTEGER_DIGITS) return false;
    this.#pending = this.text.slice(this.at, end);
    this.at = end;
    return true;
  }

  #writtenDigits(): boolean {
    const match = /^(?:\d{1,3}(?:,\d{3}){1,4}|\d+)(?:\.\d{1,12})?/.exec(
      this.text.slice(this.at, this.at + 40),
    );
    if (match === null) return false;
    const plain = match[0].replaceAll(',', '');
    if ((plain.split('.')[0] ?? '').length > MAX_INTEGER_DIGITS) return false;
    this.#pending = plain;
    this.at += match[0].length;
    return true;
  }

  #chineseDigits(): boolean {
    // 十五点六二亿四个都过了线: behind a point and 亿 another number begins.
    if (this.#pending !== null || this.#pointed || this.#beginsMonths()) return false;
    let digits = '';
    let end = this.at;
    while (DIGITS.has(this.text.charAt(end)) && digits.length < MAX_INTEGER_DIGITS) {
      digits += String(DIGITS.get(this.text.charAt(end)));
      end += 1;
    }
    this.#zero = digits.startsWith('0') && this.at > this.start;
    this.#pending = digits;
    this.at = end;
    return true;
  }

  /** 两个亿零三百万一到八月合起来…: the 一 of the months that follow. */
  #beginsMonths(): boolean {
    return (
      this.#lastScale > 1 &&
      /^.[到至](?:十?[一二三四五六七八九]|十)月/.test(this.text.slice(this.at, this.at + 5))
    );
  }

  #small(scale: number): boolean {
    this.#settle();
    if (this.text.charAt(this.at) === '千' && /[瓦米克]/.test(this.text.charAt(this.at + 1)))
      return false;
    const holdsDigit = HOLDS_DIGIT.has(this.text.charAt(this.at));
    if (holdsDigit && (this.#pending !== null || this.#lastScale === 10)) return false;
    if (this.#pending === null && !holdsDigit && (scale !== 10 || this.#lastScale === 10))
      return false;
    this.#section = this.#section.plus(decimal((this.#pending ?? '1') as DecimalText).times(scale));
    this.#pending = null;
    this.#lastScale = holdsDigit ? 10 : scale;
    this.at += 1;
    return true;
  }

  /** Adds what was said alone to the parts, now that more follows. */
  #settle(): void {
    if (this.#alone === null) return;
    if (this.#lastScale === 1e8) this.#hundredMillions = decimal(this.#alone);
    else this.#tenThousands = decimal(this.#alone);
    this.#alone = null;
  }

  #big(scale: number, skip: number): boolean {
    const isFirst = this.#lastScale === 1 && this.#section === ZERO && this.#pending !== null;
    if (isFirst) {
      if (NOTHING_BUT_ZERO.test(this.#pending ?? '')) return false;
      this.#alone = movePoint((this.#pending ?? '0') as DecimalText, scale === 1e8 ? 8 : 4);
      return this.#goOn(scale, skip);
    }
    this.#settle();
    const here = this.#section.plus(this.#pending ?? '0');
    if (here.isZero()) return false;
    if (scale === 1e8) {
      this.#hundredMillions = this.#tenThousands.plus(here).times(1e8);
      this.#tenThousands = ZERO;
    } else {
      this.#tenThousands = here.times(1e4);
    }
    return this.#goOn(scale, skip);
  }

  #goOn(scale: number, skip: number): true {
    this.#section = ZERO;
    this.#pending = null;
    this.#lastScale = scale;
    this.scaled = true;
    this.at += skip;
    return true;
  }

  /** 五十有四, 一百有一十: formal for 五十四. */
  #formalAnd(): boolean {
    const isTens = this.#pending === null && this.#lastScale > 1 && this.#lastScale < 1e4;
    const next = /^有(?:零)?[一二三四五六七八九壹贰叁肆伍陆柒捌玖](?=[十拾家个名项户人件笔座])/;
    if (!isTens || !next.test(this.text.slice(this.at, this.at + 4))) return false;
    this.at += 1;
    return true;
  }

  /** 8.55忆 for 8.55亿. */
  #misspelt(): boolean {
    const isAmount = this.#pending !== null && isArabic(this.text.charAt(this.at - 1));
    return isAmount && this.#big(1e8, 1);
  }

  #point(): boolean {
    const match = /^点([零〇○一二两三四五六七八九]{1,6}|\d{1,4}(?=[亿万]))/.exec(
      this.text.slice(this.at, this.at + 8),
    );
    if (match === null || this.at === this.start) return false;
    const digits = Array.from(match[1] ?? '', (char) => String(DIGITS.get(char) ?? char)).join('');
    const whole = this.#section.plus(this.#pending ?? '0');
    this.#section = ZERO;
    this.#pending = `${whole.toFixed(0)}.${digits}`;
    this.#pointed = true;
    this.at += match[0].length;
    return true;
  }

  /** 个 before 亿 (九个亿, 3个多亿), 多/余/来/几 within the number. */
  #filler(char: string): boolean {
    if (!FILLERS.has(char)) return false;
    const rest = this.text.slice(this.at, this.at + 6);
    const before = this.#pending !== null || this.#lastScale > 1;
    const measure = /^个(多|余)?([亿万])(?!元?以上)/.exec(rest);
    if (measure !== null && (this.#pending !== null || !this.#section.isZero())) {
      this.vague ||= measure[1] !== undefined;
      return this.#big(measure[2] === '亿' ? 1e8 : 1e4, measure[0].length);
    }
    if (!before || !isWithin(char, rest)) return false;
    this.vague = true;
    this.at += 1;
    const next = this.text.charAt(this.at);
    return BIG.has(next) || SMALL.has(next);
  }

  result(): NumberReading | null {
    if (this.at === this.start) return null;
    const isPlain = this.#lastScale === 1 && this.#section === ZERO;
    const plain = isPlain ? ((this.#pending ?? '0') as DecimalText) : null;
    const alone = this.#pending === null && this.#section === ZERO ? this.#alone : null;
    return {
      value: decimalText(plain ?? alone ?? this.#sum()),
      end: this.at,
      vague: this.vague,
      scaled: this.scaled,
      solid: this.at - this.start > 1 || isArabic(this.text.charAt(this.start)),
    };
  }

  #sum(): DecimalText {
    this.#settle();
    let rest = decimal((this.#pending ?? '0') as DecimalText);
    const colloquial =
      this.#lastScale >= 100 &&
      !this.#zero &&
      this.#pending?.length === 1 &&
      !isArabic(this.text.charAt(this.at - 1));
    if (colloquial) rest = rest.times(this.#lastScale / 10);
    return decimalText(
      this.#hundredMillions.plus(this.#tenThousands).plus(this.#section).plus(rest),
    );
  }
}

/** Characters with which a number that begins with digits can go on. */
const goesOn = new CharClass(
  (char) =>
    DIGITS.has(char) ||
    SMALL.has(char) ||
    BIG.has(char) ||
    FILLERS.has(char) ||
    /[.,点忆有]/.test(char),
);

/** Digits alone, as nearly all figures are written; `null` when more may belong to the number. */
function plainDigits(text: string, at: number): NumberReading | null {
  const end = digitsEnd(text, at);
  if (end === at || end - at > MAX_INTEGER_DIGITS || goesOn.has(text, end)) return null;
  const value = decimalText(text.slice(at, end) as DecimalText);
  return { value, end, vague: false, scaled: false, solid: true };
}

/**
 * Reads the number that starts at `at`: 58, 12,680, 一百六十三, 十点零五亿, 4亿3千万, 九个亿, 六十多. `null` when there is
 * none, or more digits than a figure can have.
 */
export function readNumberAt(text: string, at: number): NumberReading | null {
  if (!startsNumber(text.charAt(at))) return null;
  const plain = plainDigits(text, at);
  if (plain !== null) return plain;
  const reader = new Reader(text, at);
  while (reader.step()) {
    if (reader.at - at > 40) return null;
  }
  return reader.result();
}

/** A small whole number in either script, such as a month or a day; `null` when it is none. */
export function smallNumber(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const reading = readNumberAt(text, 0);
  return reading?.end === text.length && !reading.vague ? Number(reading.value) : null;
}
