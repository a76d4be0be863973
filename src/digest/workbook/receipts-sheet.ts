import type { AnswerContext } from '../../answers/answer.js';
import { countCell, momentCell, type Sheet } from './sheet.js';
import { coversUnit, personCell, type WorkbookScope } from './workbook-scope.js';
import { workbookTexts } from './workbook-texts.js';

const { receiptsHeader: titles } = workbookTexts;

const COLUMNS = [
  { title: titles.no, width: 10 },
  { title: titles.unit, width: 18 },
  { title: titles.person, width: 12 },
  { title: titles.sentAt, width: 17 },
  { title: titles.expiresAt, width: 17 },
  { title: titles.text, width: 64, wraps: true },
];

/** 待确认回执: what was reported and is not in the ledger yet. */
export function receiptsSheet(scope: WorkbookScope, context: AnswerContext): Sheet {
  const rows = (context.openReceipts ?? [])
    .filter(({ unit }) => coversUnit(scope, unit))
    .map(({ no, unit, memberId, sentAt, expiresAt, contents }) => [
      countCell(no),
      unit,
      personCell(memberId, unit, context),
      momentCell(sentAt),
      momentCell(expiresAt),
      contents,
    ]);
  return { name: workbookTexts.receipts, columns: COLUMNS, rows };
}
