import type { AnswerContext } from '../../answers/answer.js';
import { factText, otherRecords } from '../../answers/history-records.js';
import { todayOf } from '../../answers/subjects.js';
import type { ReceiptId } from '../../kernel/ids.js';
import type { Provenance } from '../../ledger/tracked.js';
import { countCell, momentCell, type Cell, type Sheet } from './sheet.js';
import { coversEntry, senderCell, type WorkbookScope } from './workbook-scope.js';
import { workbookTexts } from './workbook-texts.js';

const { evidenceHeader: titles } = workbookTexts;

const COLUMNS = [
  { title: titles.seq, width: 8 },
  { title: titles.at, width: 17 },
  { title: titles.unit, width: 18 },
  { title: titles.person, width: 12 },
  { title: titles.supports, width: 48, wraps: true },
  { title: titles.count, width: 8 },
  { title: titles.names, width: 40, wraps: true },
];

interface Report {
  readonly by: Provenance;
  readonly texts: string[];
}

/** The reports that files support, with what each of them said. */
function supported(context: AnswerContext): ReadonlyMap<ReceiptId, Report> {
  const { ledger } = context;
  const reports = new Map<ReceiptId, Report>();
  const add = (by: Provenance, text: () => string): void => {
    const id = by.receiptId;
    if (id === null || !ledger.evidence.has(id)) return;
    const known = reports.get(id);
    if (known === undefined) reports.set(id, { by, texts: [text()] });
    else known.texts.push(text());
  };
  const today = todayOf(context);
  for (const tracked of ledger.facts.values()) {
    add(tracked.recorded, () => factText(tracked, ledger, today));
  }
  for (const { by, text } of otherRecords(context)) add(by, () => text);
  return reports;
}

function rowOf(id: ReceiptId, { by, texts }: Report, context: AnswerContext): readonly Cell[] {
  const sources = context.ledger.evidence.get(id) ?? [];
  const shown = context.evidence?.(id) ?? null;
  const count = shown?.count ?? sources.reduce((sum, source) => sum + source.count, 0);
  const names = shown?.names ?? [];
  const missing = count - names.length;
  return [
    countCell(by.seq),
    momentCell(by.at),
    by.unit,
    senderCell(by, context),
    texts.join('；'),
    countCell(count),
    `${names.join('、')}${missing > 0 ? workbookTexts.missing(missing) : ''}`,
  ];
}

/** 佐证: which reports have files behind them. */
export function evidenceSheet(scope: WorkbookScope, context: AnswerContext): Sheet {
  const rows = [...supported(context)]
    .filter(([, { by }]) => coversEntry(scope, by))
    .map(([id, report]) => rowOf(id, report, context));
  return { name: workbookTexts.evidence, columns: COLUMNS, rows };
}
