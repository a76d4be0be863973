import type { LedgerEvent } from '../ledger/ledger-entry.js';
import { foldLedger } from '../ledger/ledger-state.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import type { FigureQuestion } from '../ledger/figure-question.js';
import type { Receipt, ReceiptFigure } from './receipt.js';

/**
 * An overlap is kept but not counted, a falling stock is accepted with a reason, and an approximate
 * figure never replaces an exact one: these are asked without holding the figure back.
 */
const ASKED_IN_PASSING: readonly FigureQuestion['kind'][] = [
  'overlap',
  'falling-stock',
  'approx-over-exact',
];

/** Whether a figure may not be confirmed while its question is open. */
export function isBlocking(question: FigureQuestion | null): boolean {
  return question !== null && !ASKED_IN_PASSING.includes(question.kind);
}

/** What confirming one figure writes into the ledger. */
export function figureEvents(figure: ReceiptFigure): readonly LedgerEvent[] {
  const { fact, corrects, overlap } = figure;
  const recorded: LedgerEvent =
    corrects === null
      ? { kind: 'fact-recorded', fact }
      : { kind: 'fact-corrected', replaces: corrects, fact };
  if (overlap === null) return [recorded];
  const { deltaId, counted } = overlap;
  return [recorded, { kind: 'overlap-decided', factId: deltaId, counted }];
}

/** The ledger as it would be if these events became official now. */
export function applyEvents(
  state: LedgerState,
  events: readonly LedgerEvent[],
  as: { readonly at: Date; readonly unit: string },
): LedgerState {
  const last = state.entries.at(-1)?.seq ?? 0;
  const assumed = events.map((event, index) => ({
    event,
    at: as.at,
    memberId: null,
    unit: as.unit,
    source: null,
    receiptId: null,
    seq: last + 1 + index,
    prevHash: '',
    hash: '',
  }));
  return foldLedger([...state.entries, ...assumed], state.plans);
}

/** Figures of a receipt that a confirmation would make official. */
export function confirmableFigures(receipt: Receipt): readonly ReceiptFigure[] {
  return receipt.figures.filter(({ question }) => !isBlocking(question));
}
