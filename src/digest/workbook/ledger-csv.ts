import type { AnswerContext } from '../../answers/answer.js';
import { ledgerSheet } from './ledger-sheet.js';
import type { Cell } from './sheet.js';
import type { WorkbookScope } from './workbook-scope.js';

/** Without it Excel takes UTF-8 for the machine's own code page. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** What makes Excel take a text for a formula; an apostrophe before it makes it text again. */
const ACTS_AS_FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

function quotedText(text: string): string {
  const safe = ACTS_AS_FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return quotedText(cell);
  if (typeof cell.value === 'number') return String(cell.value);
  const moment = cell.value.toISOString();
  return cell.format.includes('hh') ? moment.slice(0, 16).replace('T', ' ') : moment.slice(0, 10);
}

/** The ledger as a .csv file for other programs: what the workbook's sheet 台账 holds. */
export function ledgerCsv(scope: WorkbookScope, context: AnswerContext): Uint8Array {
  const { columns, rows } = ledgerSheet(scope, context);
  const lines = [columns.map(({ title }) => title).join(',')];
  for (const cells of rows) lines.push(cells.map(field).join(','));
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines.join(LINE_END)}${LINE_END}`);
}
