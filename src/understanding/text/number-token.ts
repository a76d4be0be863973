import type { DecimalText } from '../../kernel/decimal.js';
import type { Span } from '../understanding.js';

/** A quantity written in digits or Chinese numerals, with its measure word. */
export interface NumberToken {
  /** The plain number, times the scale of its Chinese numerals (四亿三千万 is 430000000). */
  readonly value: DecimalText;
  /** Sign, number and measure word, without words such as 近 or 左右. */
  readonly span: Span;
  /** Measure word or unit as written, without the scale (家, 元, 亩); `null` when there is none. */
  readonly unit: string | null;
  /** 万 or 亿 was said: the number is certainly money or a large count. */
  readonly scaled: boolean;
  readonly percent: boolean;
  /** 60多, 近80, 大概: the value is the round number said. */
  readonly approx: boolean;
  /** 突破, 超过, 不到: a threshold rather than a figure; always `approx` too. */
  readonly bound: boolean;
  readonly sign: '+' | '-' | null;
  /** No single figure can be read from it (58-60家, 数十家, 1e309家): to be asked about, never taken. */
  readonly unclear: boolean;
}
