import { decimal, decimalText, type DecimalText } from '../../kernel/decimal.js';
import { smallNumber } from '../../kernel/small-number.js';
import type { TableCell } from '../../digest/figure-table/figure-table.js';
import type { LexiconIndicator } from '../../plan/lexicon.js';
import { figureFor } from '../../understanding/facts/convert-value.js';
import { inUnit } from '../../understanding/facts/in-unit.js';
import { normalizeText } from '../../understanding/text/normalize.js';
import type { NumberToken } from '../../understanding/text/number-token.js';
import { readNumbers } from '../../understanding/text/read-numbers.js';

export type TableValue =
  | { readonly kind: 'figure'; readonly value: DecimalText; readonly approx: boolean }
  /** Nothing was filled in. */
  | { readonly kind: 'blank' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'unreadable' }
  /** 58亿元 for what is counted in 家. */
  | { readonly kind: 'wrong-unit' };

const BLANK = /^(?:[-—–/\\.。无]+|未报|暂无|待报|未统计|n\/?a)$/iu;
/** Words that may stand around the figure of a cell; taken away one after the other, whatever the cell holds. */
const AROUND =
  /\(?截至[^()\d]{0,6}\)?|已|累计|完成|达到|达|实现|现有|目前|共|有|为|约|近|大概|左右|上下|多|余|[\s,.。:]/gu;
/** A cell that says more is no figure. */
const LONGEST_CELL = 40;

function isOnlyAround(words: string): boolean {
  return words.replace(AROUND, '') === '';
}

function plainNumber(value: DecimalText, percent: boolean): NumberToken {
  const span = { start: 0, end: value.length };
  const unit = percent ? '%' : null;
  const rest = { scaled: false, approx: false, bound: false, sign: null, unclear: false };
  return { value, span, unit, percent, ...rest };
}

/** The only figure of a text; `null` when there is none, or more than one, or something else besides. */
function onlyNumber(written: string): NumberToken | null {
  if (written.length > LONGEST_CELL) return null;
  const isNegative = /^[-－−﹣–]/u.test(written);
  const { text } = normalizeText(isNegative ? written.slice(1) : written);
  const small = smallNumber(text);
  if (small !== null) return plainNumber(decimalText(isNegative ? -small : small), false);
  const [number, another] = readNumbers(text);
  if (number === undefined || another !== undefined || number.unclear) return null;
  const { start, end } = number.span;
  if (!isOnlyAround(text.slice(0, start)) || !isOnlyAround(text.slice(end))) return null;
  return isNegative ? { ...number, value: decimalText(decimal(number.value).negated()) } : number;
}

function isBare({ unit, scaled }: NumberToken): boolean {
  return unit === null && !scaled;
}

/**
 * The figure of a cell in the indicator's own unit.
 * @param unit of bare numbers: what the row's 单位, the heading or the sheet says; empty: the indicator's
 */
export function readTableValue(
  cell: TableCell,
  unit: string,
  indicator: LexiconIndicator,
): TableValue {
  if (cell.kind === 'empty') return { kind: 'blank' };
  if (cell.kind === 'broken') return { kind: 'broken' };
  if (cell.kind === 'date') return { kind: 'unreadable' };
  if (cell.kind === 'text' && BLANK.test(cell.text)) return { kind: 'blank' };
  const said = cell.kind === 'text' ? onlyNumber(cell.text) : plainNumber(cell.value, cell.percent);
  if (said === null) return { kind: 'unreadable' };
  const number = isBare(said) && unit !== '' ? { ...inUnit(said, unit), sign: null } : said;
  const value = figureFor(indicator, number);
  return value === null ? { kind: 'wrong-unit' } : { kind: 'figure', value, approx: number.approx };
}
