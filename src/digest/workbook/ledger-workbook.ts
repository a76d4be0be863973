import type { AnswerContext } from '../../answers/answer.js';
import { boardSheet } from './board-sheet.js';
import { evidenceSheet } from './evidence-sheet.js';
import { historySheet } from './history-sheet.js';
import { ledgerSheet } from './ledger-sheet.js';
import { receiptsSheet } from './receipts-sheet.js';
import type { WorkbookScope } from './workbook-scope.js';
import { writeWorkbook } from './write-workbook.js';

/**
 * The ledger as an .xlsx file: board, ledger, history, evidence and open receipts. Cells hold plain
 * values, never formulas, so no text from a chat can act as one.
 */
export async function ledgerWorkbook(
  scope: WorkbookScope,
  context: AnswerContext,
): Promise<Uint8Array> {
  return await writeWorkbook([
    boardSheet(scope, context),
    ledgerSheet(scope, context),
    historySheet(scope, context),
    evidenceSheet(scope, context),
    receiptsSheet(scope, context),
  ]);
}
