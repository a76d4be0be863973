import { dateOf, minuteOfDay, type IsoDate } from '../../kernel/dates.js';
import { decimal, type DecimalText } from '../../kernel/decimal.js';

/** A value with the number format it is shown in. */
export interface FormattedValue {
  readonly value: number | Date;
  readonly format: string;
}

/** Text is always text: no word from a chat can act as a formula. */
export type Cell = string | FormattedValue | null;

export interface SheetColumn {
  readonly title: string;
  /** In characters of the sheet's font. */
  readonly width: number;
  /** Long texts are broken into lines; absent: they are not. */
  readonly wraps?: boolean;
}

/** A sheet to be written; rows come one by one, for a ledger may hold very many. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly Cell[]>;
  /** Lines below the table, one row apart from it; absent: none. */
  readonly notes?: readonly string[];
}

const DATE_FORMAT = 'yyyy-mm-dd';
const MOMENT_FORMAT = 'yyyy-mm-dd hh:mm';
const MINUTE_MS = 60_000;

/** A figure with as many decimals as it was given with; 约 stands before it, and it stays a number. */
export function figureCell(value: DecimalText, approx: boolean): FormattedValue {
  const exact = decimal(value);
  const places = exact.decimalPlaces();
  const digits = places === 0 ? '0' : `0.${'0'.repeat(places)}`;
  return { value: exact.toNumber(), format: approx ? `"约"${digits}` : digits };
}

export function countCell(value: number): FormattedValue {
  return { value, format: '0' };
}

/** 87.9% as it is said elsewhere, so that no rounding of a sheet can show another. */
export function percentCell(shown: string): FormattedValue {
  const percent = shown.replace('%', '') as DecimalText;
  return { value: decimal(percent).div(100).toNumber(), format: '0.0%' };
}

export function pointsCell(points: DecimalText): FormattedValue {
  return { value: decimal(points).toDecimalPlaces(1).toNumber(), format: '0.0' };
}

/** A sheet knows no time zones: the day is written as it is called in Shanghai. */
export function dateCell(date: IsoDate): FormattedValue {
  return { value: new Date(`${date}T00:00:00Z`), format: DATE_FORMAT };
}

/** To the minute, in Shanghai. */
export function momentCell(instant: Date): FormattedValue {
  const midnight = new Date(`${dateOf(instant)}T00:00:00Z`).getTime();
  return {
    value: new Date(midnight + minuteOfDay(instant) * MINUTE_MS),
    format: MOMENT_FORMAT,
  };
}
