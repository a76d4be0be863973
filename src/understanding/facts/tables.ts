import { dateOf, makeDate } from '../../kernel/dates.js';
import type { DatePhrase } from '../dates/date-phrase.js';
import { yearFor } from '../dates/date-rule.js';
import type { ReadMessage } from '../read-message.js';
import type { NumberToken } from '../text/number-token.js';
import type { Span } from '../understanding.js';
import type { IndicatorMention } from './mention.js';
import { firstWithin } from './first-within.js';
import { inUnit } from './in-unit.js';
import { asTotal, columnCalled } from './table-columns.js';
import type { Column } from './table-columns.js';
import { unitCell, unitInBrackets } from './table-units.js';

/** A figure of a table, with the indicator its row (or column) names. */
export interface TableFigure {
  readonly mention: IndicatorMention;
  readonly number: NumberToken;
  readonly column: Column;
  /** From the name to the number. */
  readonly span: Span;
}

export interface TableReading {
  readonly figures: readonly TableFigure[];
  /** The lines that were read as a table. */
  readonly spans: readonly Span[];
}

interface Cell {
  readonly text: string;
  readonly span: Span;
}

interface Row {
  readonly cells: readonly Cell[];
  readonly span: Span;
}

const SEPARATOR = /[|\t]/;
const RULE_LINE = /^[\s|:+\-=]+$/;
const MONEY_CELL = /^(?:合同|成交|登记)?(?:金额|总?额)(?:\([^()]{1,4}\))?$/;
const STATES_TOTAL = /累计|截至|底|末|达到|现有|现状|总|1[-至]\d/;
const NOW = /^(?:当前|目前|现在)(?:数|值|完成)?$/;
/** 8.31 or 9/15, a day where a header names what columns hold. */
const BARE_DAY = /^(1[0-2]|0?[1-9])[./](3[01]|[12]\d|0?[1-9])$/;
const TOP_LEFT = /^(?:序号|指标|项目|名称|类别|内容|单位|科目|事项|$)/;
const HEADER_START = /^(?:序号|指标|项目|名称|类别|内容|单位|时间|月份)/;

/** Cells of a line set with pipes or tabs, or with single spaces or commas under a header set so. */
class LineCutter {
  #by: { readonly mark: string; readonly cells: number } | null = null;

  get markLength(): number {
    return this.#by?.mark.length ?? 1;
  }

  cut(line: string): readonly string[] {
    if (SEPARATOR.test(line)) return line.split(SEPARATOR);
    if (HEADER_START.test(line)) {
      const mark = [' / ', ' ', '，'].find((sign) => line.split(sign).length > 2);
      this.#by = mark === undefined ? null : { mark, cells: line.split(mark).length };
    }
    if (this.#by === null) return [line];
    const parts = line.split(this.#by.mark);
    if (parts.length !== this.#by.cells) this.#by = null;
    return this.#by === null ? [line] : parts;
  }
}

function isThisYear({ text }: Cell, date: DatePhrase | null): boolean {
  return date?.kind === 'weak' || NOW.test(text);
}

function rowsOf(text: string): readonly Row[] {
  const rows: Row[] = [];
  const cutter = new LineCutter();
  let start = 0;
  for (const line of text.split('\n')) {
    const cells: Cell[] = [];
    let from = 0;
    for (const part of cutter.cut(line)) {
      const lead = part.length - part.trimStart().length;
      const cell = part.trim();
      const at = start + from + lead;
      cells.push({ text: cell, span: { start: at, end: at + cell.length } });
      from += part.length + cutter.markLength;
    }
    while (cells[0]?.text === '') cells.shift();
    while (cells.at(-1)?.text === '') cells.pop();
    rows.push({ cells, span: { start, end: start + line.length } });
    start += line.length + 1;
  }
  return rows;
}

const within = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

class TableReader {
  readonly figures: TableFigure[] = [];
  readonly spans: Span[] = [];
  #columns: readonly (Column | null)[] | null = null;
  #names: readonly (IndicatorMention | null)[] | null = null;
  #units: readonly (string | null)[] = [];
  #title: IndicatorMention | null = null;

  constructor(readonly message: ReadMessage) {}

  row(row: Row): void {
    if (row.cells.length < 2) {
      this.#line(row);
      return;
    }
    if (row.cells.every(({ text }) => RULE_LINE.test(`${text} `))) return;
    if (this.#header(row)) this.spans.push(row.span);
    else if (this.#names !== null) this.#turnedRow(row, this.#names);
    else if (this.#columns !== null) this.#plainRow(row, this.#columns);
  }

  /** A line of words ends a table; the only name in it may be what the next table is about: 【科小月度表】. */
  #line({ cells: [cell], span }: Row): void {
    if (cell === undefined || cell.text === '') return;
    this.#columns = this.#names = null;
    const name = this.#mentionIn(cell);
    const last = this.message.mentions.findLast((mention) => within(mention.span, span));
    this.#title = name === last ? name : null;
  }

  #mentionIn(cell: Cell): IndicatorMention | null {
    return firstWithin(this.message.mentions, cell.span);
  }

  #columnOf(cell: Cell): Column | null {
    const known = this.#known(cell);
    const date = this.#bareDay(cell) ?? firstWithin(this.message.dates, cell.span);
    if (known?.kind === 'omit') return known;
    // 今年 beside 上年同期, 当前 beside 任务: this year's figures, of the day that the table names.
    if (isThisYear(cell, date)) return known ?? { kind: 'fact', measure: 'total' };
    if (date === null) return known;
    const stretch = date.kind === 'period' && !date.closing && !STATES_TOTAL.test(cell.text);
    const measure = known?.measure ?? 'total';
    return { kind: 'fact', measure, date, ofPeriod: stretch && measure === 'total' };
  }

  /** What the words of a header say; 全市 beside 全省 is our own column where the plan is a city's. */
  #known({ text }: Cell): Column | null {
    const isCity = this.message.lexicon.placeName?.endsWith('市') === true;
    if (text === (isCity ? '全市' : '全县')) return { kind: 'fact', measure: 'total' };
    return columnCalled(text);
  }

  /** 8.31 over a column of a table. */
  #bareDay({ text, span }: Cell): DatePhrase | null {
    const [, month, day] = BARE_DAY.exec(text) ?? [];
    if (month === undefined || day === undefined) return null;
    const today = dateOf(this.message.input.now);
    const asOf = makeDate(yearFor(undefined, Number(month), today), Number(month), Number(day));
    if (asOf === null || asOf > today) return null;
    const named = { closing: false, negated: false, compared: false, doubt: null, soon: false };
    return { from: asOf, asOf, to: asOf, kind: 'event', ...named, span };
  }

  /** 技合 | 额(亿): money without a name is that of the name before it. */
  #withMoney(cells: readonly Cell[]): readonly (IndicatorMention | null)[] {
    const names = cells.map((cell) => this.#mentionIn(cell));
    return names.map((name, index) => {
      const before = names[index - 1];
      const isMoney = MONEY_CELL.test(cells[index]?.text ?? '');
      return name === null && isMoney && before !== undefined ? before : name;
    });
  }

  #numberIn(cell: Cell): NumberToken | null {
    return firstWithin(this.message.numbers, cell.span);
  }

  /** A header names what the columns hold, or (turned round) the indicators. */
  #header({ cells }: Row): boolean {
    const isTop =
      this.#columns === null && this.#names === null && TOP_LEFT.test(cells[0]?.text ?? '');
    const holdsFigure = (cell: Cell): boolean =>
      this.#numberIn(cell) !== null && !(isTop && BARE_DAY.test(cell.text));
    if (cells.some(holdsFigure)) return false;
    const names = this.#withMoney(cells);
    if (names.filter((name) => name !== null).length >= 2) {
      this.#names = names;
      this.#columns = null;
      this.#units = cells.map(({ text }) => unitInBrackets(text));
      return true;
    }
    const columns = cells.map((cell) => this.#columnOf(cell));
    if (names.some((name) => name !== null) || columns.every((column) => column === null))
      return false;
    this.#columns = columns;
    this.#names = null;
    return true;
  }

  #plainRow(row: Row, columns: readonly (Column | null)[]): void {
    const [first] = row.cells;
    const named = row.cells.slice(0, 2).find((cell) => this.#mentionIn(cell) !== null);
    if (first === undefined) return;
    if (named === undefined) {
      this.#datedRow(row, first, columns);
      return;
    }
    const mention = this.#mentionIn(named);
    if (mention === null) return;
    this.spans.push(row.span);
    const unit = unitInBrackets(named.text) ?? unitCell(row.cells);
    const isTotal = first.text.includes('累计');
    const more = Math.min(1, Math.max(0, row.cells.length - columns.length));
    row.cells.forEach((cell, index) => {
      const column = columns[index - more];
      const number = this.#numberIn(cell);
      if (
        column === null ||
        column === undefined ||
        number === null ||
        within(mention.span, cell.span)
      )
        return;
      this.#put(
        mention,
        number,
        column.kind === 'fact' && isTotal ? asTotal(column) : column,
        unit,
      );
    });
  }

  /** 2月 | 8 | 15 under 月份 | 新增 | 累计, of what the title names. */
  #datedRow(row: Row, label: Cell, columns: readonly (Column | null)[]): void {
    const mention = this.#title;
    const date = firstWithin(this.message.dates, label.span);
    if (mention === null || date === null || this.#numberIn(label) !== null) return;
    this.spans.push(row.span);
    row.cells.forEach((cell, index) => {
      const column = columns[index];
      const number = this.#numberIn(cell);
      if (column === null || column === undefined || number === null) return;
      const ofRow = column.kind === 'fact' ? { ...column, date } : column;
      this.#put(mention, number, ofRow, null);
    });
  }

  #turnedRow(row: Row, names: readonly (IndicatorMention | null)[]): void {
    const [label] = row.cells;
    const named = label === undefined ? null : this.#columnOf(label);
    const column: Column = named ?? { kind: 'fact', measure: 'total' };
    const offset = row.cells.length < names.length ? names.length - row.cells.length : 0;
    this.spans.push(row.span);
    row.cells.forEach((cell, index) => {
      const mention = names[index + offset];
      const number = this.#numberIn(cell);
      if (mention === null || mention === undefined || number === null) return;
      this.#put(mention, number, column, this.#units[index + offset] ?? null);
    });
  }

  #put(mention: IndicatorMention, number: NumberToken, column: Column, unit: string | null): void {
    const known =
      number.unit === null && !number.scaled && unit !== null ? inUnit(number, unit) : number;
    const span = {
      start: Math.min(mention.span.start, number.span.start),
      end: Math.max(mention.span.end, number.span.end),
    };
    this.figures.push({ mention, number: known, column, span });
  }
}

/** Reads rows set with pipes, tabs or wide gaps under a header (指标 | 目标 | 完成). */
export function readTables(message: ReadMessage): TableReading {
  const reader = new TableReader(message);
  const { text } = message.text;
  if (text.includes('\n')) for (const row of rowsOf(text)) reader.row(row);
  return { figures: reader.figures, spans: reader.spans };
}
