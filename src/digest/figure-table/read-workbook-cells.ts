import exceljs from 'exceljs';
import type { Cell, CellValue, Row, Worksheet } from 'exceljs';
import { parseIsoDate } from '../../kernel/dates.js';
import { decimal, decimalText } from '../../kernel/decimal.js';
import { checkMergedCells } from '../../plan/read/merged-cells.js';
import { checkUnpackedSize, partTexts } from '../../plan/read/zip-size.js';
import { figureFileError } from './figure-file-error.js';
import { figureFileTexts } from './figure-file-texts.js';
import { EMPTY_CELL, type SheetCells, type TableCell } from './figure-table.js';

const MAX_COLUMNS = 60;
/** Formatted rows without content count here: a sheet of a program may have thousands of them. */
const MAX_ROW_MARKS = 20_000;
/** Binary floats of the file format show with at most this many digits: 0.1 + 0.2 was meant as 0.3. */
const SHOWN_DIGITS = 12;

function numberCell(value: number, format: unknown): TableCell {
  if (!Number.isFinite(value)) return { kind: 'broken' };
  const percent = typeof format === 'string' && format.includes('%');
  const shown = decimal(value).times(percent ? 100 : 1);
  return { kind: 'number', value: decimalText(shown.toSignificantDigits(SHOWN_DIGITS)), percent };
}

function textCell(text: string): TableCell {
  return text.trim() === '' ? EMPTY_CELL : { kind: 'text', text: text.trim() };
}

function valueCell(value: CellValue, format: unknown): TableCell {
  if (value === null || value === undefined) return EMPTY_CELL;
  if (typeof value === 'number') return numberCell(value, format);
  if (value instanceof Date) {
    const date = Number.isNaN(value.getTime())
      ? null
      : parseIsoDate(value.toISOString().slice(0, 10));
    return date === null ? { kind: 'broken' } : { kind: 'date', date };
  }
  if (typeof value !== 'object') return textCell(String(value));
  if ('richText' in value) return textCell(value.richText.map(({ text }) => text).join(''));
  if ('hyperlink' in value) return textCell(value.text);
  if ('error' in value) return { kind: 'broken' };
  // A formula: what its program last computed, if it ever did.
  return value.result === undefined ? { kind: 'broken' } : valueCell(value.result, format);
}

function readCell(cell: Cell): TableCell {
  const source = cell.isMerged ? cell.master : cell;
  return valueCell(source.value, source.numFmt);
}

function isJoined(cell: Cell): boolean {
  return cell.isMerged && cell.master.row !== cell.row;
}

function holdsSomething(row: Row): boolean {
  return row.actualCellCount > 0;
}

function shownColumns(sheet: Worksheet): readonly number[] {
  const width = Math.min(sheet.columnCount, MAX_COLUMNS);
  return Array.from({ length: width }, (_, index) => index + 1).filter(
    (column) => !sheet.getColumn(column).hidden,
  );
}

function sheetCells(sheet: Worksheet, maxRows: number): SheetCells {
  const columns = shownColumns(sheet);
  const rows: SheetCells['rows'][number][] = [];
  let hiddenRows = 0;
  sheet.eachRow((row, number) => {
    if (!holdsSomething(row)) return;
    if (row.hidden) {
      hiddenRows += 1;
      return;
    }
    const cells = columns.map((column) => row.getCell(column));
    const joined = cells.flatMap((cell, index) => (isJoined(cell) ? [index] : []));
    rows.push({ row: number, cells: cells.map(readCell), joined });
  });
  if (rows.length > maxRows) throw figureFileError(figureFileTexts.tooManyRows(maxRows));
  return { name: sheet.name, rows, hiddenRows };
}

/** Counted before the reader makes objects of them. */
function checkRows(bytes: Uint8Array, maxRows: number): void {
  const marks = partTexts(bytes, /^xl\/worksheets\/[^/]+\.xml$/).reduce(
    (sum, sheet) => sum + sheet.split('<row').length - 1,
    0,
  );
  if (marks > MAX_ROW_MARKS) throw figureFileError(figureFileTexts.tooManyRows(maxRows));
}

async function load(bytes: Uint8Array): Promise<exceljs.Workbook> {
  try {
    const workbook = new exceljs.Workbook();
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    await workbook.xlsx.load(buffer as ArrayBuffer);
    return workbook;
  } catch (cause) {
    throw figureFileError(figureFileTexts.damaged, cause);
  }
}

/**
 * The sheets of an .xlsx file that people see.
 * @param maxRows rows with content that a sheet may have
 * @throws AppError `input-invalid` when it is damaged or too large, packed or unpacked
 */
export async function readWorkbookCells(
  bytes: Uint8Array,
  maxRows: number,
): Promise<readonly SheetCells[]> {
  checkUnpackedSize(bytes, 'Excel', '.xlsx');
  checkMergedCells(bytes);
  checkRows(bytes, maxRows);
  const workbook = await load(bytes);
  return workbook.worksheets
    .filter((sheet) => sheet.state === 'visible')
    .map((sheet) => sheetCells(sheet, maxRows));
}
