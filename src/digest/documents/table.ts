import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  convertMillimetersToTwip,
} from 'docx';
import { FONTS, HALF_POINTS } from './fonts.js';

/** Lines of 五号 text in a cell. */
const CELL_LINE_TWIPS = 300;
const CELL_MARGIN_MM = 1;

export interface Column {
  readonly title: string;
  readonly widthMm: number;
  readonly align: 'left' | 'center';
}

export interface Cell {
  readonly text: string;
  /** How many rows it reaches over. */
  readonly rows: number;
}

/** A row; `null` where a cell from above reaches into it. */
export type CellRow = readonly (Cell | null)[];

function cellOf(text: string, column: Column, rows: number, isHeader: boolean): TableCell {
  const isCentred = isHeader || column.align === 'center';
  return new TableCell({
    width: { size: convertMillimetersToTwip(column.widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(rows > 1 ? { rowSpan: rows } : {}),
    children: [
      new Paragraph({
        alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: CELL_LINE_TWIPS, lineRule: LineRuleType.AT_LEAST },
        children: [
          new TextRun({
            text,
            font: isHeader ? FONTS.heading : FONTS.body,
            size: HALF_POINTS.five,
            snapToGrid: false,
          }),
        ],
      }),
    ],
  });
}

/** A ruled table whose first row is repeated on every page; rows are never torn apart. */
export function ruledTable(columns: readonly Column[], rows: readonly CellRow[]): Table {
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column) => cellOf(column.title, column, 1, true)),
  });
  const margin = convertMillimetersToTwip(CELL_MARGIN_MM);
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: columns.map(({ widthMm }) => convertMillimetersToTwip(widthMm)),
    width: {
      size: columns.reduce((sum, { widthMm }) => sum + convertMillimetersToTwip(widthMm), 0),
      type: WidthType.DXA,
    },
    margins: { left: margin, right: margin },
    rows: [
      header,
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: columns.flatMap((column, index) => {
              const cell = cells[index];
              return cell === null || cell === undefined
                ? []
                : [cellOf(cell.text, column, cell.rows, false)];
            }),
          }),
      ),
    ],
  });
}
