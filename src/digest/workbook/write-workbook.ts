import { setImmediate as nextTurn } from 'node:timers/promises';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import type { Cell, Sheet, SheetColumn } from './sheet.js';

/** A4 in the list of paper sizes. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- its enum exists only as a type
const A4 = 9 as ExcelJS.PaperSize;
const LINE_POINTS = 16;
/** Excel allows no row higher than 409 points. */
const MOST_LINES = 27;
/** Messages are answered in between. */
const ROWS_PER_TURN = 500;

/** Landscape, one page wide, as many high as it takes, the header on each of them. */
const PAGE_SETUP = {
  paperSize: A4,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  printTitlesRow: '1:1',
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
} as const satisfies Partial<ExcelJS.PageSetup>;

/** One for each format: the writer knows a style again by being the same object. */
const styles = new Map<string, Partial<ExcelJS.Style>>();

function styleOf(format: string): Partial<ExcelJS.Style> {
  const known = styles.get(format) ?? { numFmt: format };
  styles.set(format, known);
  return known;
}

const WRAPPED: Partial<ExcelJS.Style> = { alignment: { wrapText: true, vertical: 'top' } };

function fill(row: ExcelJS.Row, cells: readonly Cell[], columns: readonly SheetColumn[]): void {
  cells.forEach((cell, index) => {
    if (cell === null) return;
    const target = row.getCell(index + 1);
    if (typeof cell === 'string') {
      target.value = cell;
      if (columns[index]?.wraps === true) target.style = WRAPPED;
      return;
    }
    target.value = cell.value;
    target.style = styleOf(cell.format);
  });
}

/** How many lines a text takes in its column; a Chinese character is as wide as two others. */
function linesIn(text: string, width: number): number {
  const units = Array.from(text).reduce((sum, one) => sum + (one > '\u2E7F' ? 2 : 1), 0);
  return Math.ceil(units / width);
}

/** Set by hand, for not every program gives a row the height of its wrapped text. */
function heighten(row: ExcelJS.Row, cells: readonly Cell[], columns: readonly SheetColumn[]): void {
  const lines = columns.map(({ wraps, width }, index) => {
    const cell = cells[index];
    return wraps === true && typeof cell === 'string' ? linesIn(cell, width) : 1;
  });
  const most = Math.min(Math.max(...lines), MOST_LINES);
  if (most > 1) row.height = most * LINE_POINTS;
}

function addHeader(sheet: ExcelJS.Worksheet, titles: readonly string[]): void {
  const header = sheet.getRow(1);
  header.values = [...titles];
  header.font = { bold: true };
  header.alignment = { vertical: 'middle', wrapText: true };
  header.commit();
}

async function addSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { name, columns, rows, notes = [] }: Sheet,
): Promise<void> {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { ...PAGE_SETUP },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  addHeader(
    sheet,
    columns.map(({ title }) => title),
  );
  let number = 1;
  for (const cells of rows) {
    number += 1;
    const row = sheet.getRow(number);
    fill(row, cells, columns);
    heighten(row, cells, columns);
    row.commit();
    if (number % ROWS_PER_TURN === 0) await nextTurn();
  }
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: number, column: columns.length },
  };
  notes.forEach((note, index) => {
    const row = sheet.getRow(number + 2 + index);
    row.getCell(1).value = note;
    row.commit();
  });
  sheet.commit();
}

/**
 * An .xlsx file of these sheets: header frozen, filtered and repeated in print, fit to the width of
 * a page. Written row by row, so that a ledger of many years neither fills the memory nor keeps
 * messages waiting.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const stream = new PassThrough();
  const content = buffer(stream);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  for (const sheet of sheets) await addSheet(workbook, sheet);
  await workbook.commit();
  return new Uint8Array(await content);
}
