import { clip } from '../../answers/phrases.js';
import {
  cellWords,
  type FigureRow,
  type FigureTable,
} from '../../digest/figure-table/figure-table.js';
import type { IsoDate } from '../../kernel/dates.js';
import type { DecimalText } from '../../kernel/decimal.js';
import type { Indicator } from '../../plan/model.js';
import { declaredUnit } from '../../understanding/facts/declared-unit.js';
import { indicatorOf } from '../../understanding/lexicon-lookup.js';
import { normalizeText } from '../../understanding/text/normalize.js';
import type { Situation } from '../situation.js';
import { shownFileName as shownText } from '../evidence/shown-file-name.js';
import { findIndicator } from './find-indicator.js';
import { importTexts } from './import-texts.js';
import { dayNamedIn, readTableDate } from './read-table-date.js';
import { readTableValue, type TableValue } from './read-table-value.js';

/** What a row says of one indicator. */
export interface RowFigure {
  readonly indicator: Indicator;
  readonly value: DecimalText;
  readonly approx: boolean;
}

/** A row that gives a figure. */
export interface ReadRow {
  readonly row: number;
  /** One, or several when its name can mean each of them. */
  readonly figures: readonly [RowFigure, ...RowFigure[]];
  readonly asOf: IsoDate;
  readonly note: string;
  /** Name and figure as written, cut and screened. */
  readonly words: string;
  readonly isUndated: boolean;
  /** Its name is only like that of the indicator: whether it is meant has to be asked. */
  readonly isGuess: boolean;
}

export interface ReadRows {
  readonly rows: readonly ReadRow[];
  /** What could not be taken, a line each, with what to do. */
  readonly problems: readonly string[];
  /** Rows without a figure. */
  readonly blank: number;
  /** Rows whose name is that of an indicator, or like one. */
  readonly known: number;
}

type RowReading =
  | { readonly kind: 'row'; readonly row: ReadRow }
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'blank' };

interface Setting {
  readonly situation: Situation;
  /** Of all rows that name none. */
  readonly day: IsoDate | null;
  /** 万元 of a heading or of the sheet; for money only. */
  readonly moneyUnit: string;
}

const HEADING_UNIT = /\(([^()]{1,6})\)/u;
const MAX_NOTE = 60;

function settingOf(table: FigureTable, situation: Situation): Setting {
  const heading = normalizeText(table.valueHeading).text;
  const above = normalizeText(table.above.join('\n')).text;
  const beside = HEADING_UNIT.exec(heading)?.[1] ?? '';
  return {
    situation,
    day: dayNamedIn([table.valueHeading, ...table.above], situation),
    moneyUnit: beside.endsWith('元') ? beside : (declaredUnit(above) ?? ''),
  };
}

/** What stands in 单位, else what the sheet says of money, else in brackets behind the name. */
function unitOf(row: FigureRow, indicator: Indicator, { moneyUnit }: Setting): string {
  const own = normalizeText(row.unit).text.trim();
  if (own !== '' && !/^[-/—]+$/u.test(own)) return own;
  if (!indicator.unit.endsWith('元')) return '';
  const named = HEADING_UNIT.exec(normalizeText(row.name).text)?.[1] ?? '';
  return named.endsWith('元') ? named : moneyUnit;
}

function valueOf(row: FigureRow, indicator: Indicator, setting: Setting): TableValue {
  const known = indicatorOf(setting.situation.lexicon, indicator.id);
  if (known === null) return { kind: 'unreadable' };
  return readTableValue(row.value, unitOf(row, indicator, setting), known);
}

function problemOf(
  row: FigureRow,
  value: TableValue,
  name: string,
  indicator: Indicator,
): RowReading {
  const rows = [row.row];
  const shown = shownText(cellWords(row.value) + (row.value.kind === 'number' ? row.unit : ''));
  switch (value.kind) {
    case 'figure':
    case 'blank':
      return { kind: 'blank' };
    case 'broken':
      return { kind: 'problem', text: importTexts.broken(rows, name) };
    case 'unreadable':
      return { kind: 'problem', text: importTexts.unreadableValue(rows, name, shown) };
    case 'wrong-unit':
      return { kind: 'problem', text: importTexts.wrongUnit(rows, name, shown, indicator.unit) };
  }
}

function readRow(row: FigureRow, setting: Setting): RowReading {
  if (row.value.kind === 'empty') return { kind: 'blank' };
  const { situation } = setting;
  const name = shownText(row.name);
  if (name === '') return { kind: 'problem', text: importTexts.noName([row.row]) };
  const found = findIndicator(row.name, situation);
  if (found.kind === 'unknown') {
    return { kind: 'problem', text: importTexts.unknownName([row.row], name) };
  }
  const indicators = found.kind === 'known' ? [found.indicator] : found.indicators;
  const values = indicators.map((indicator) => ({
    indicator,
    value: valueOf(row, indicator, setting),
  }));
  const [first, ...others] = values.flatMap(({ indicator, value }): RowFigure[] =>
    value.kind === 'figure' ? [{ indicator, value: value.value, approx: value.approx }] : [],
  );
  const [best] = values;
  if (first === undefined) {
    return best === undefined
      ? { kind: 'blank' }
      : problemOf(row, best.value, name, best.indicator);
  }
  const isGuess = found.kind === 'doubtful';
  return dated(row, setting, { name, figures: [first, ...others], isGuess });
}

function dated(
  row: FigureRow,
  { situation, day }: Setting,
  { name, ...named }: { readonly name: string } & Pick<ReadRow, 'figures' | 'isGuess'>,
): RowReading {
  const isUndated = row.asOf.kind === 'empty';
  const own = isUndated ? null : readTableDate(row.asOf, situation);
  if (!isUndated && own === null) {
    const words = shownText(cellWords(row.asOf));
    return { kind: 'problem', text: importTexts.badDate([row.row], name, words) };
  }
  const asOf = own ?? day ?? situation.today;
  const words = `${name}${shownText(cellWords(row.value))}`;
  const note = clip(shownText(row.note), MAX_NOTE);
  const isDayless = isUndated && day === null;
  return {
    kind: 'row',
    row: { row: row.row, ...named, asOf, note, words, isUndated: isDayless },
  };
}

/** Understands every row of a table by the names, units and dates that messages are understood by. */
export function readTableRows(table: FigureTable, situation: Situation): ReadRows {
  const setting = settingOf(table, situation);
  const read = table.rows.map((row) => readRow(row, setting));
  return {
    rows: read.flatMap((item) => (item.kind === 'row' ? [item.row] : [])),
    problems: read.flatMap((item) => (item.kind === 'problem' ? [item.text] : [])),
    blank: read.filter(({ kind }) => kind === 'blank').length,
    known: table.rows.filter(({ name }) => findIndicator(name, situation).kind !== 'unknown')
      .length,
  };
}
