import { Readable } from 'node:stream';
import exceljs from 'exceljs';
import { figureFileError } from './figure-file-error.js';
import { figureFileTexts } from './figure-file-texts.js';
import type { SheetCells, TableCell } from './figure-table.js';
import { EMPTY_CELL } from './figure-table.js';

const DELIMITERS = [',', '\t', ';'] as const;
/** Enough lines to see by what the header is parted. */
const SEEN_CHARACTERS = 2_000;

/** UTF-16 as Excel's “Unicode 文本” writes it, UTF-8, else what Chinese Windows writes. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function delimiterOf(text: string): string {
  const head = text.slice(0, SEEN_CHARACTERS);
  const count = (mark: string): number => head.split(mark).length;
  return DELIMITERS.reduce<string>((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

function textCell(value: unknown): TableCell {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? EMPTY_CELL : { kind: 'text', text };
}

/**
 * The cells of a .csv file, every one as it is written.
 * @throws AppError `input-invalid` when quotes or delimiters are wrong, or it has more rows than `maxRows`
 */
export async function readCsvCells(bytes: Uint8Array, maxRows: number): Promise<SheetCells> {
  const text = decoded(bytes);
  const lines = text.split('\n').length;
  if (lines > maxRows + 1) throw figureFileError(figureFileTexts.tooManyRows(maxRows));
  const workbook = new exceljs.Workbook();
  try {
    const sheet = await workbook.csv.read(Readable.from([text]), {
      map: (value: unknown) => value,
      parserOptions: { delimiter: delimiterOf(text), ignoreEmpty: false },
    });
    const width = sheet.columnCount;
    const rows = Array.from({ length: sheet.rowCount }, (_, index) => ({
      row: index + 1,
      joined: [],
      cells: Array.from({ length: width }, (__, column) =>
        textCell(sheet.getRow(index + 1).getCell(column + 1).value),
      ),
    }));
    return { name: figureFileTexts.csvSheet, rows, hiddenRows: 0 };
  } catch (cause) {
    throw figureFileError(figureFileTexts.badCsv, cause);
  }
}
