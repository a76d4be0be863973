import type { AnswerContext } from '../../answers/answer.js';
import { boardSheet } from './board-sheet.js';
import { evidenceSheet } from './evidence-sheet.js';
import { historySheet } from './history-sheet.js';
import { ledgerSheet } from './ledger-sheet.js';
import { receiptsSheet } from './receipts-sheet.js';
import type { Sheet } from './sheet.js';
import type { WorkbookScope } from './workbook-scope.js';

/**
 * The ledger as sheets: board, ledger, history, evidence and open receipts. Cells hold plain values,
 * never formulas, so no text from a chat can act as one.
 */
export function ledgerSheets(scope: WorkbookScope, context: AnswerContext): readonly Sheet[] {
  return [
    boardSheet(scope, context),
    ledgerSheet(scope, context),
    historySheet(scope, context),
    evidenceSheet(scope, context),
    receiptsSheet(scope, context),
  ];
}
