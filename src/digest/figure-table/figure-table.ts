import type { IsoDate } from '../../kernel/dates.js';
import type { DecimalText } from '../../kernel/decimal.js';

/** What a cell holds; `broken` is a formula that gave nothing, an error, or a figure shared with the row above. */
export type TableCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: DecimalText; readonly percent: boolean }
  | { readonly kind: 'date'; readonly date: IsoDate }
  | { readonly kind: 'broken' };

export const EMPTY_CELL: TableCell = { kind: 'empty' };

/** A sheet as people see it: without hidden rows and columns, merged cells filled. */
export interface SheetCells {
  readonly name: string;
  readonly rows: readonly {
    /** As the program that wrote it numbers it, from 1. */
    readonly row: number;
    readonly cells: readonly TableCell[];
    /** Columns, counted from 0, whose cell is merged with the one above. */
    readonly joined: readonly number[];
  }[];
  /** Hidden rows that hold something. */
  readonly hiddenRows: number;
}

/** One row of a table of current figures, not yet understood. */
export interface FigureRow {
  readonly row: number;
  readonly name: string;
  readonly unit: string;
  readonly value: TableCell;
  readonly asOf: TableCell;
  readonly note: string;
}

/** A table in which each row gives the current figure of an indicator. */
export interface FigureTable {
  readonly sheet: string;
  /** Lines above the header: a title, 截至2023年6月30日, 单位：万元. */
  readonly above: readonly string[];
  /** The heading over the figures, which may name their unit or date: 6月底完成数（万元）. */
  readonly valueHeading: string;
  readonly rows: readonly FigureRow[];
  readonly hiddenRows: number;
  /** Other sheets with such a table, which were not read. */
  readonly otherSheets: readonly string[];
}

/** The words of a cell as shown; a number as plain digits. */
export function cellWords(cell: TableCell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return cell.percent ? `${cell.value}%` : cell.value;
    case 'date':
      return cell.date;
    case 'empty':
    case 'broken':
      return '';
  }
}
