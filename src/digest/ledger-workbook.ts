import ExcelJS from 'exceljs';
import { personNameGoes } from '../answers/access.js';
import type { AnswerContext } from '../answers/answer.js';
import { lightText, overdueText, targetText } from '../answers/figure-lines.js';
import { historyRecords } from '../answers/history-records.js';
import { formatMoment } from '../answers/moments.js';
import { senderOf } from '../answers/people.js';
import { listParts } from '../answers/phrases.js';
import { allSubjects, readIndicator, todayOf, type Reading } from '../answers/subjects.js';
import { dateOf, type DateRange } from '../kernel/dates.js';
import { decimal } from '../kernel/decimal.js';
import type { Provenance, TrackedFact } from '../ledger/tracked.js';
import { formatCompletion, formatPercent } from '../plan/format-figure.js';
import { workbookTexts } from './workbook-texts.js';

/** What a workbook covers. */
export interface WorkbookScope {
  /** Days of confirmation; `null` for everything. */
  readonly period: DateRange | null;
  /** Limited to these units; `null` for the whole county. */
  readonly units: readonly string[] | null;
}

type Cell = string | number | null;

const STANDING_WORDS = { county: '全县数', proposal: '待核定', contribution: '分项' } as const;
/** Wide enough for a unit's name; long texts wrap by hand. */
const COLUMN_WIDTH = 16;

function isInScope(scope: WorkbookScope, by: Provenance): boolean {
  const day = dateOf(by.at);
  const inDays = scope.period === null || (scope.period.from <= day && day <= scope.period.to);
  return inDays && (scope.units === null || (by.unit !== null && scope.units.includes(by.unit)));
}

function personOf(by: Provenance, context: AnswerContext): string {
  const sender = senderOf(by);
  if (sender === null || personNameGoes(context.asker, by.unit) === 'nowhere') return '';
  return context.memberName(sender) ?? '';
}

function boardRow(reading: Reading): readonly Cell[] {
  const { indicator, figure, progress } = reading;
  return [
    indicator.taskNo,
    indicator.shortName,
    indicator.ownerUnit,
    targetText(indicator),
    figure === null ? null : decimal(figure.value).toNumber(),
    indicator.unit,
    figure?.asOf ?? null,
    figure?.unit ?? null,
    progress.shareOfTarget === null ? null : formatCompletion(progress.shareOfTarget),
    progress.pace === null ? null : formatPercent(progress.pace),
    progress.differencePoints === null
      ? null
      : decimal(progress.differencePoints).toDecimalPlaces(1).toNumber(),
    lightText(reading),
    listParts([figure?.approx === true ? '约数' : null, overdueText(reading)], '；'),
  ];
}

function stateWord({ end, standing }: TrackedFact): string {
  if (end === null) return standing === 'proposal' ? '待核定' : '有效';
  return end.kind === 'withdrawn' ? '已撤回' : '已更正';
}

function ledgerRow(tracked: TrackedFact, context: AnswerContext): readonly Cell[] {
  const { fact, recorded, standing } = tracked;
  const indicator = context.plans
    .flatMap((plan) => plan.indicators)
    .find(({ id }) => id === fact.indicatorId);
  return [
    recorded.seq,
    formatMoment(recorded.at, todayOf(context)),
    fact.unit,
    personOf(recorded, context),
    indicator?.shortName ?? fact.indicatorId,
    fact.measure === 'total' ? '累计或现有' : '新增',
    decimal(fact.value).toNumber(),
    indicator?.unit ?? '',
    fact.from,
    fact.asOf,
    STANDING_WORDS[standing],
    stateWord(tracked),
    fact.planVersion,
  ];
}

function otherRows(scope: WorkbookScope, context: AnswerContext): readonly (readonly Cell[])[] {
  return historyRecords(context, todayOf(context))
    .filter(({ factId, by }) => factId === null && isInScope(scope, by))
    .map(({ by, text }) => [
      by.seq,
      formatMoment(by.at, todayOf(context)),
      by.unit,
      personOf(by, context),
      text,
    ]);
}

function addSheet(
  workbook: ExcelJS.Workbook,
  name: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...header]).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  for (const column of sheet.columns) column.width = COLUMN_WIDTH;
}

/**
 * The ledger as an .xlsx file: board, recorded figures with their state, other records. Cells hold
 * plain values, never formulas, so no text from a chat can act as one.
 */
export async function ledgerWorkbook(
  scope: WorkbookScope,
  context: AnswerContext,
): Promise<Uint8Array> {
  const today = todayOf(context);
  const board = allSubjects(context, today)
    .filter(
      ({ indicator }) =>
        scope.units === null ||
        (indicator.ownerUnit !== null && scope.units.includes(indicator.ownerUnit)),
    )
    .map((subject) => boardRow(readIndicator(context, subject, today)));
  const facts = [...context.ledger.facts.values()]
    .filter(({ recorded }) => isInScope(scope, recorded))
    .map((tracked) => ledgerRow(tracked, context));
  const workbook = new ExcelJS.Workbook();
  addSheet(workbook, workbookTexts.board, workbookTexts.boardHeader, board);
  addSheet(workbook, workbookTexts.ledger, workbookTexts.ledgerHeader, facts);
  addSheet(workbook, workbookTexts.history, workbookTexts.historyHeader, otherRows(scope, context));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
