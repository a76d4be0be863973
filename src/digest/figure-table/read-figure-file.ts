import { documentType } from '../../plan/read/document-type.js';
import { columnPlaces, type ColumnPlaces } from './figure-columns.js';
import { figureFileError } from './figure-file-error.js';
import { figureFileTexts } from './figure-file-texts.js';
import {
  cellWords,
  EMPTY_CELL,
  type FigureRow,
  type FigureTable,
  type SheetCells,
  type TableCell,
} from './figure-table.js';
import { readCsvCells } from './read-csv-cells.js';
import { readWorkbookCells } from './read-workbook-cells.js';

const MAX_MB = 5;
export const MAX_FIGURE_FILE_BYTES = MAX_MB * 1024 * 1024;
/** One row an indicator: no plan has nearly so many. */
const MAX_ROWS = 2_000;
/** A title, a date and a unit may stand above the header. */
const MAX_ROWS_ABOVE = 10;

const isBinary = (bytes: Uint8Array): boolean =>
  /^(?:504b0304|d0cf11e0|25504446)/u.test(Buffer.from(bytes.subarray(0, 4)).toString('hex'));

async function sheetsOf(bytes: Uint8Array, fileName: string): Promise<readonly SheetCells[]> {
  if (/\.csv$/iu.test(fileName) && !isBinary(bytes)) return [await readCsvCells(bytes, MAX_ROWS)];
  const type = documentType(bytes, fileName);
  if (type === 'office') throw figureFileError(figureFileTexts.oldFormat);
  if (type !== 'xlsx') throw figureFileError(figureFileTexts.notATable);
  return await readWorkbookCells(bytes, MAX_ROWS);
}

interface Header {
  readonly at: number;
  readonly places: ColumnPlaces;
}

function headerOf({ rows }: SheetCells): Header | null {
  for (const [at, { cells }] of rows.slice(0, MAX_ROWS_ABOVE).entries()) {
    const places = columnPlaces(cells);
    if (places !== null) return { at, places };
  }
  return null;
}

function rowOf(
  { row, cells, joined }: SheetCells['rows'][number],
  places: ColumnPlaces,
): FigureRow {
  const at = (column: number | undefined): TableCell =>
    column === undefined ? EMPTY_CELL : (cells[column] ?? EMPTY_CELL);
  return {
    row,
    name: cellWords(at(places.indicator)),
    unit: cellWords(at(places.unit)),
    // One figure over the rows of two indicators is nobody's.
    value: joined.includes(places.value) ? { kind: 'broken' } : at(places.value),
    asOf: at(places.asOf),
    note: cellWords(at(places.note)),
  };
}

/** Each text once: a title is often merged over all columns. */
function wordsOf(cells: readonly TableCell[]): string {
  return [...new Set(cells.map(cellWords))].filter((words) => words !== '').join(' ');
}

function tableOf(sheet: SheetCells, { at, places }: Header): Omit<FigureTable, 'otherSheets'> {
  const above = sheet.rows.slice(0, at).map(({ cells }) => wordsOf(cells));
  const heading = sheet.rows[at]?.cells[places.value] ?? EMPTY_CELL;
  const rows = sheet.rows
    .slice(at + 1)
    // A table over two pages repeats its header.
    .filter(({ cells }) => columnPlaces(cells) === null)
    .map((row) => rowOf(row, places))
    .filter(({ name, value }) => name !== '' || value.kind !== 'empty');
  const { name, hiddenRows } = sheet;
  return { sheet: name, above, valueHeading: cellWords(heading), rows, hiddenRows };
}

/**
 * The first table of current figures in a .xlsx or .csv file. Its size is limited before it is read.
 * @param fileName tells a .csv file; all others are told by their bytes
 * @throws AppError `input-invalid` with a sentence for who sent it
 */
export async function readFigureFile(bytes: Uint8Array, fileName: string): Promise<FigureTable> {
  if (bytes.byteLength > MAX_FIGURE_FILE_BYTES)
    throw figureFileError(figureFileTexts.tooLarge(MAX_MB));
  const sheets = await sheetsOf(bytes, fileName);
  const found = sheets.flatMap((sheet) => {
    const header = headerOf(sheet);
    return header === null ? [] : [{ sheet, header }];
  });
  const [first, ...others] = found;
  if (first === undefined) throw figureFileError(figureFileTexts.noHeader);
  return {
    ...tableOf(first.sheet, first.header),
    otherSheets: others.map(({ sheet }) => sheet.name),
  };
}
