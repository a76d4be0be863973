import type { AnswerContext } from '../../answers/answer.js';
import { otherRecords, type HistoryRecord } from '../../answers/history-records.js';
import { listParts } from '../../answers/phrases.js';
import type { TrackedFact } from '../../ledger/tracked.js';
import type { Indicator } from '../../plan/model.js';
import { countCell, dateCell, figureCell, momentCell, type Cell, type Sheet } from './sheet.js';
import { coversEntry, senderCell, type WorkbookScope } from './workbook-scope.js';
import { workbookTexts } from './workbook-texts.js';

const { ledgerHeader: titles } = workbookTexts;

const COLUMNS = [
  { title: titles.seq, width: 6 },
  { title: titles.at, width: 16 },
  { title: titles.unit, width: 16 },
  { title: titles.person, width: 9 },
  { title: titles.kind, width: 9 },
  { title: titles.indicator, width: 18 },
  { title: titles.measure, width: 11 },
  { title: titles.value, width: 10 },
  { title: titles.measureUnit, width: 7 },
  { title: titles.from, width: 11 },
  { title: titles.asOf, width: 11 },
  { title: titles.standing, width: 8 },
  { title: titles.state, width: 8 },
  { title: titles.text, width: 40, wraps: true },
  { title: titles.version, width: 9 },
];

const STANDING_WORDS = { county: '全县数', proposal: '待核定', contribution: '分项' } as const;

function stateWord({ end, standing }: TrackedFact): string {
  if (end === null) return standing === 'proposal' ? '待核定' : '有效';
  return end.kind === 'withdrawn' ? '已撤回' : '已更正';
}

function factRow(
  tracked: TrackedFact,
  indicators: ReadonlyMap<string, Indicator>,
  context: AnswerContext,
): readonly Cell[] {
  const { fact, recorded, standing } = tracked;
  const indicator = indicators.get(fact.indicatorId);
  return [
    countCell(recorded.seq),
    momentCell(recorded.at),
    fact.unit,
    senderCell(recorded, context),
    workbookTexts.figure,
    indicator?.shortName ?? fact.indicatorId,
    fact.measure === 'total' ? workbookTexts.total : workbookTexts.delta,
    figureCell(fact.value, fact.approx),
    indicator?.unit ?? '',
    fact.from === null ? null : dateCell(fact.from),
    dateCell(fact.asOf),
    STANDING_WORDS[standing],
    stateWord(tracked),
    // In words too: a .csv knows no number formats.
    listParts([fact.approx ? workbookTexts.approx : null, fact.reason ?? null], '；'),
    countCell(fact.planVersion),
  ];
}

function otherRow({ by, text }: HistoryRecord, context: AnswerContext): readonly Cell[] {
  return [
    countCell(by.seq),
    momentCell(by.at),
    by.unit,
    senderCell(by, context),
    workbookTexts.progress,
    ...Array.from({ length: 8 }, () => null),
    text,
  ];
}

/** Figures and other records are each in the order of their numbers: the two are merged. */
function* inOrder(
  facts: readonly TrackedFact[],
  others: readonly HistoryRecord[],
  context: AnswerContext,
): Generator<readonly Cell[]> {
  const indicators = new Map<string, Indicator>(
    context.plans.flatMap((plan) => plan.indicators).map((one) => [one.id, one]),
  );
  let next = 0;
  for (const tracked of facts) {
    for (;;) {
      const other = others[next];
      if (other === undefined || other.by.seq > tracked.recorded.seq) break;
      yield otherRow(other, context);
      next += 1;
    }
    yield factRow(tracked, indicators, context);
  }
  for (const other of others.slice(next)) yield otherRow(other, context);
}

/** 台账: everything that became official, in the order in which it did. */
export function ledgerSheet(scope: WorkbookScope, context: AnswerContext): Sheet {
  const facts = [...context.ledger.facts.values()].filter(({ recorded }) =>
    coversEntry(scope, recorded),
  );
  const others = otherRecords(context).filter(({ by }) => coversEntry(scope, by));
  return { name: workbookTexts.ledger, columns: COLUMNS, rows: inOrder(facts, others, context) };
}
