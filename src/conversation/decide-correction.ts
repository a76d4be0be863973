import { decimal } from '../kernel/decimal.js';
import type { FactId } from '../kernel/ids.js';
import { OFFICE_UNIT } from '../ledger/current-figure.js';
import { sharedIds } from '../ledger/shared-indicators.js';
import type { TrackedFact } from '../ledger/tracked.js';
import type { Understanding, UnderstoodFact } from '../understanding/understanding.js';
import { decideReport, takenFacts } from './decide-report.js';
import { saidFigure } from './draft-figure.js';
import type { SaidFigure } from './draft-figure.js';
import { justSay, textReply } from './outcome.js';
import { isOwn, newestFirst } from './pick-receipt.js';
import { postingsOf } from './posting.js';
import { receiptTexts } from './receipt-texts.js';
import type { ReceiptFigure } from './receipt.js';
import { here } from './situation.js';
import type { BoundSituation } from './situation.js';
import type { Outcome } from './workspace.js';

/** Any word that names a day; without one a correction keeps the date of what it corrects. */
const NAMES_A_DATE = /[年月日号周]|今天|昨天|前天|目前|现在|截至|截止|季度|半年/u;

interface Match {
  readonly said: SaidFigure;
  readonly isMatched: boolean;
}

/**
 * Recorded facts that the speaker may correct: of his units, and county figures that his units own
 * (an adopted proposal of another); for the office, of any.
 */
function correctable(situation: BoundSituation, fact: UnderstoodFact): readonly TrackedFact[] {
  const { ledger, member, view } = situation;
  const units = postingsOf(member).map(({ unit }) => unit);
  const indicator = view.plans
    .flatMap((plan) => plan.indicators)
    .find(({ id }) => id === fact.indicatorId);
  if (indicator === undefined) return [];
  const ids = sharedIds(view.plans, indicator);
  return [...ledger.facts.values()]
    .filter(({ end, fact: old }) => end === null && ids.has(old.indicatorId))
    .filter(({ fact: old }) => old.measure === fact.measure)
    .filter(
      ({ fact: old, standing }) =>
        units.includes(old.unit) ||
        units.includes(OFFICE_UNIT) ||
        (standing === 'county' &&
          indicator.ownerUnit !== null &&
          units.includes(indicator.ownerUnit)),
    )
    .sort((a, b) => b.recorded.seq - a.recorded.seq);
}

/** Figures said to be wrong (不是57家). */
function saidWrong(understanding: Understanding, text: string, value: string): boolean {
  return understanding.omitted
    .filter(({ reason }) => reason === 'old_value')
    .some((figure) => figure.text.includes(value) || text.includes(`不是${value}`));
}

function matchRecorded(
  situation: BoundSituation,
  understanding: Understanding,
  fact: UnderstoodFact,
): TrackedFact | null {
  const candidates = correctable(situation, fact);
  const sameDay = candidates.find(({ fact: old }) => old.asOf === fact.asOf);
  if (sameDay !== undefined) return sameDay;
  const wrong = candidates.find(({ fact: old }) =>
    saidWrong(understanding, situation.text, old.value),
  );
  if (wrong !== undefined) return wrong;
  const sameValue = candidates.find(({ fact: old }) => decimal(old.value).eq(fact.value));
  if (sameValue !== undefined) return sameValue;
  return NAMES_A_DATE.test(situation.text) ? null : (candidates[0] ?? null);
}

/** The figure of an own pending receipt that is corrected before it was ever confirmed. */
function matchPending(situation: BoundSituation, fact: UnderstoodFact): ReceiptFigure | null {
  const figures = newestFirst(situation.view.receipts)
    .filter((receipt) => receipt.status === 'pending' && isOwn(situation.member, receipt))
    .flatMap((receipt) => receipt.figures)
    .filter(({ fact: old }) => old.indicatorId === fact.indicatorId)
    .filter(({ fact: old }) => old.measure === fact.measure);
  return figures.find(({ fact: old }) => old.asOf === fact.asOf) ?? figures[0] ?? null;
}

function withDateOf(
  situation: BoundSituation,
  said: SaidFigure,
  old: Pick<SaidFigure, 'asOf' | 'from'>,
): SaidFigure {
  if (NAMES_A_DATE.test(situation.text)) return said;
  return { ...said, asOf: old.asOf, from: old.from };
}

function match(
  situation: BoundSituation,
  understanding: Understanding,
  fact: UnderstoodFact,
): Match {
  const pending = matchPending(situation, fact);
  if (pending !== null) {
    const said = withDateOf(
      situation,
      saidFigure(fact, situation.text, pending.corrects),
      pending.fact,
    );
    return { said, isMatched: true };
  }
  const recorded = matchRecorded(situation, understanding, fact);
  if (recorded === null) return { said: saidFigure(fact, situation.text), isMatched: false };
  const corrects: FactId = recorded.fact.id;
  return {
    said: withDateOf(situation, saidFigure(fact, situation.text, corrects), recorded.fact),
    isMatched: true,
  };
}

/**
 * A correction asks for a confirmation like any report; one that matches nothing becomes a plain
 * report and says so. Source: semantics, "Receipts".
 */
export function decideCorrection(situation: BoundSituation, understanding: Understanding): Outcome {
  if (understanding.facts.length === 0 && understanding.doubts.length === 0) {
    return justSay(textReply(here(situation), receiptTexts.correctWhat));
  }
  const matches = takenFacts(situation, understanding).map((fact) =>
    match(situation, understanding, fact),
  );
  const isPlain = matches.some(({ isMatched }) => !isMatched);
  return decideReport(
    situation,
    understanding,
    matches.map(({ said }) => said),
    isPlain ? [receiptTexts.unmatchedCorrection] : [],
  );
}
