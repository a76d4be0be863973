import { documentError } from './document-error.js';
import { partTexts } from './zip-size.js';

/** The reader keeps an object for each merged cell; a plan's sheet has some hundreds of them. */
const MAX_MERGED_CELLS = 200_000;

const MERGE = /<mergeCell\s[^>]{0,40}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function mergedCells(sheet: string): number {
  let cells = 0;
  for (const [, left = '', top, right = '', bottom] of sheet.matchAll(MERGE)) {
    const width = columnNumber(right) - columnNumber(left) + 1;
    cells += width * (Number(bottom) - Number(top) + 1);
  }
  return cells;
}

/**
 * Refuses a workbook whose merged ranges would fill the memory: a whole sheet can be merged in a file of one kilobyte.
 * @throws AppError `input-invalid`
 */
export function checkMergedCells(bytes: Uint8Array): void {
  const sheets = partTexts(bytes, /^xl\/worksheets\/[^/]+\.xml$/);
  if (sheets.some((sheet) => mergedCells(sheet) > MAX_MERGED_CELLS)) {
    throw documentError(
      '表里有合并单元格的范围过大（如整列、整表合并），请取消这些合并后另存再试。',
    );
  }
}
