import exceljs from 'exceljs';
import type { Cell, CellValue, Worksheet } from 'exceljs';
import { documentError } from './document-error.js';
import { paragraph } from './document-text.js';
import type { Block } from './document-text.js';
import { checkMergedCells } from './merged-cells.js';
import { isHeaderRow } from './table-columns.js';
import { checkUnpackedSize } from './zip-size.js';

/** A plan's sheet is never larger; formatted empty rows at the end can be. */
const MAX_ROWS = 5_000;
const MAX_COLUMNS = 60;

function valueText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return `${value.getUTCFullYear()}年${value.getUTCMonth() + 1}月${value.getUTCDate()}日`;
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('result' in value) return valueText(value.result ?? null);
  if ('hyperlink' in value) return valueText(value.text);
  return '';
}

/** Binary floats of the file format show with at most this many digits: 0.1 + 0.2 was meant as 0.3. */
const SHOWN_DIGITS = 12;

function cellText(cell: Cell): string {
  const source = cell.isMerged ? cell.master : cell;
  const raw = source.value;
  const value = typeof raw === 'object' && raw !== null && 'result' in raw ? raw.result : raw;
  if (typeof value === 'number') {
    const percent = typeof source.numFmt === 'string' && source.numFmt.includes('%');
    const shown = String(Number((percent ? value * 100 : value).toPrecision(SHOWN_DIGITS)));
    return percent ? `${shown}%` : shown;
  }
  return valueText(raw).trim();
}

function rowsOf(sheet: Worksheet): string[][] {
  const width = Math.min(sheet.columnCount, MAX_COLUMNS);
  const rows: string[][] = [];
  for (let at = 1; at <= Math.min(sheet.rowCount, MAX_ROWS); at += 1) {
    const row = sheet.getRow(at);
    rows.push(Array.from({ length: width }, (_, column) => cellText(row.getCell(column + 1))));
  }
  return rows;
}

/** Lines above the header (title, 单位：万元) are paragraphs; the rest is one table, cut at empty rows. */
function blocksOf(rows: readonly (readonly string[])[]): Block[] {
  const blocks: Block[] = [];
  let table: string[][] | null = null;
  for (const row of rows) {
    const filled = new Set(row.filter((cell) => cell !== ''));
    const [only] = [...filled];
    if (filled.size === 0) {
      if (table !== null && table.length > 1) table = null;
    } else if (filled.size === 1 && table === null && only !== undefined)
      blocks.push(paragraph(only));
    else {
      if (table === null) {
        table = [];
        blocks.push({ kind: 'table', rows: table });
      }
      table.push([...row]);
    }
  }
  return joinTails(blocks);
}

/** An empty row inside a table does not start a new one: only a header does. */
function joinTails(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    const goesOn =
      block.kind === 'table' &&
      before?.kind === 'table' &&
      !block.rows.slice(0, 3).some(isHeaderRow);
    if (goesOn)
      joined[joined.length - 1] = { kind: 'table', rows: [...before.rows, ...block.rows] };
    else joined.push(block);
  }
  return joined;
}

/**
 * Sheets of an Excel file as tables, merged cells filled, hidden sheets left out.
 * @throws AppError `input-invalid` when the file is damaged
 */
export async function readXlsx(bytes: Uint8Array): Promise<Block[]> {
  checkUnpackedSize(bytes, 'Excel', '.xlsx');
  checkMergedCells(bytes);
  try {
    const workbook = new exceljs.Workbook();
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    await workbook.xlsx.load(buffer as ArrayBuffer);
    return workbook.worksheets
      .filter((sheet) => sheet.state === 'visible')
      .flatMap((sheet) => blocksOf(rowsOf(sheet)));
  } catch (cause) {
    throw documentError('Excel 文件已损坏，打不开，请重新另存为 .xlsx 后重试。', cause);
  }
}
