import { createHash } from 'node:crypto';
import { rendering, type Rendering } from '../rendering.js';
import type { Sheet } from './sheet.js';
import { writeWorkbook } from './write-workbook.js';

/** Tells whether sheets hold the same, without keeping a row. */
function hashOf(sheets: readonly Sheet[]): string {
  const hash = createHash('sha256');
  for (const { name, columns, rows } of sheets) {
    hash.update(JSON.stringify([name, columns]));
    for (const cells of rows) hash.update(JSON.stringify(cells));
  }
  return hash.digest('hex');
}

/**
 * An .xlsx file that is still to be written.
 * @param sheets gives them anew at each call: their rows can be read only once
 */
export function workbookPiece(name: string, sheets: () => readonly Sheet[]): Rendering {
  return rendering({ workbook: name, sheets: hashOf(sheets()) }, async () => [
    { type: 'file', name, content: await writeWorkbook(sheets()) },
  ]);
}
