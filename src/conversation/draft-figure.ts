import type { IsoDate } from '../kernel/dates.js';
import type { DecimalText } from '../kernel/decimal.js';
import { newId } from '../kernel/ids.js';
import type { FactId, IndicatorId } from '../kernel/ids.js';
import type { FigureQuestion, FigureReading } from '../ledger/figure-question.js';
import type { RecordedFact } from '../ledger/ledger-entry.js';
import { withoutFact } from '../ledger/without-fact.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import { figureQuestions } from '../ledger/question-figure.js';
import { placeFigure } from '../ledger/place-figure.js';
import type { PlacedFigure } from '../ledger/place-figure.js';
import { standingOf } from '../ledger/standing.js';
import type { StandingDecision } from '../ledger/standing.js';
import type { Plan } from '../plan/model.js';
import type { Measure, UnderstoodFact } from '../understanding/understanding.js';
import { applyEvents, figureEvents, isBlocking } from './figure-events.js';
import { hasMinus, withFall, reasonIn } from './fall-words.js';
import type { ReceiptFigure } from './receipt.js';
import type { Posting } from './workspace.js';

/** A figure as said, before it is decided what it counts as. */
export interface SaidFigure {
  /** Kept when a figure is drafted again after an answer. */
  readonly factId: FactId;
  readonly indicatorId: IndicatorId;
  readonly measure: Measure;
  readonly value: DecimalText;
  readonly from: IsoDate | null;
  readonly asOf: IsoDate;
  readonly approx: boolean;
  readonly scope: 'county' | 'unit';
  readonly onBehalfOf: string | null;
  readonly corrects: FactId | null;
  /** Written with a minus that was not yet said to be meant. */
  readonly isMinus: boolean;
  /** Why it fell, as far as the sender said. */
  readonly reason: string | null;
  readonly waived: ReceiptFigure['waived'];
  /** The ways it can be read, this one first, while it is asked which is meant; else empty. */
  readonly readings: readonly FigureReading[];
  readonly overlap: ReceiptFigure['overlap'];
  /** The sender's own words for a figure of which it is asked how it is meant. */
  readonly quote?: string | undefined;
  /** The sender's word for the indicator, once somebody had to say what it means. */
  readonly saidAs?: string | undefined;
}

/** In whose name and against which ledger figures are drafted. */
export interface DraftBasis {
  readonly who: Posting;
  readonly ledger: LedgerState;
  readonly now: Date;
  readonly today: IsoDate;
}

/** @param text the message that the fact was understood from */
export function saidFigure(
  understood: UnderstoodFact,
  text: string,
  corrects: FactId | null = null,
): SaidFigure {
  const fact = withFall(understood, text);
  const { indicatorId, measure, value, from, asOf, approx, scope, onBehalfOf } = fact;
  const said = { indicatorId, measure, value, from, asOf, approx, scope, onBehalfOf };
  const isMinus = measure === 'delta' && hasMinus(fact, text);
  const words = { isMinus, reason: reasonIn(text) };
  const readings = readingsOf(fact);
  const quote = readings.length > 0 ? { quote: quoteOf(fact, text) } : {};
  const asked = { waived: [], readings, overlap: null, ...quote };
  return { ...said, ...words, factId: newId(), corrects, ...asked };
}

/** Nobody needs to see more of what was said to know which figure is meant. */
const LONGEST_QUOTE = 24;

/** The words between name and figure; none when they are of another message or run on. */
function quoteOf({ span }: UnderstoodFact, text: string): string {
  const words = text.slice(span.start, span.end).replace(/\s+/gu, ' ').trim();
  return words.length > LONGEST_QUOTE ? '' : words;
}

function readingsOf(fact: UnderstoodFact): readonly FigureReading[] {
  if (fact.otherReadings === undefined) return [];
  const { indicatorId, indicator, unit, measure, value, from, asOf, approx } = fact;
  return [
    { indicatorId, indicator, unit, measure, value, from, asOf, approx },
    ...fact.otherReadings,
  ];
}

/** The figure of a receipt as it was said, to be drafted again. */
export function saidAgain(figure: ReceiptFigure): SaidFigure {
  const { id: factId, indicatorId, measure, value, from, asOf, approx } = figure.fact;
  const { scope, onBehalfOf, corrects, waived, overlap } = figure;
  const fact = { factId, indicatorId, measure, value, from, asOf, approx };
  const isMinus = figure.question?.kind === 'minus-sign';
  const words = { isMinus, reason: figure.fact.reason ?? null };
  const { readings, quote } =
    figure.question?.kind === 'which-reading' ? figure.question : { readings: [], quote: '' };
  const { saidAs } = figure.fact;
  const named = saidAs === undefined ? {} : { saidAs };
  return {
    ...fact,
    ...words,
    ...named,
    scope,
    onBehalfOf,
    corrects,
    waived,
    readings,
    quote,
    overlap,
  };
}

function isPlaced(place: PlacedFigure | FigureQuestion): place is PlacedFigure {
  return 'plan' in place;
}

/** Any plan that knows the indicator, for a figure that no plan's period holds. */
function homeOf(plans: readonly Plan[], id: IndicatorId): PlacedFigure | null {
  for (const plan of plans) {
    const indicator = plan.indicators.find((candidate) => candidate.id === id);
    if (indicator !== undefined) return { plan, indicator };
  }
  return null;
}

function recordedFact(
  said: SaidFigure,
  { plan, indicator }: PlacedFigure,
  decision: StandingDecision,
  unit: string,
): RecordedFact {
  return {
    id: said.factId,
    indicatorId: indicator.id,
    planId: plan.id,
    planVersion: plan.version,
    measure: said.measure,
    value: said.value,
    from: said.from,
    asOf: said.asOf,
    approx: said.approx,
    standing: decision.standing,
    unit,
    byOffice: decision.byOffice,
    ...(said.saidAs === undefined ? {} : { saidAs: said.saidAs }),
  };
}

/** A figure with its standing and the first question still to be answered; `null` without a plan. */
export function draftFigure(said: SaidFigure, basis: DraftBasis): ReceiptFigure | null {
  const { who, today } = basis;
  const home = homeOf(basis.ledger.plans, said.indicatorId);
  if (home === null) return null;
  const found = placeFigure(basis.ledger.plans, said.indicatorId, said.asOf);
  const place = isPlaced(found) ? found : home;
  const ledger = said.corrects === null ? basis.ledger : withoutFact(basis.ledger, said.corrects);
  const { unit, role } = who;
  const { scope, onBehalfOf, measure } = said;
  const decision = standingOf({ unit, role, scope, onBehalfOf, measure }, ledger, place.indicator);
  const bare = recordedFact(said, place, decision, unit);
  const doubts = figureQuestions(bare, ledger, place.indicator, today);
  const isFall = doubts.some(({ kind }) => kind === 'falling-stock');
  const fact = isFall && said.reason !== null ? { ...bare, reason: said.reason } : bare;
  const { readings, quote = '' } = said;
  const asked: readonly (FigureQuestion | null)[] = [
    readings.length > 0 ? { kind: 'which-reading', readings, quote } : null,
    said.asOf > today ? { kind: 'future-date' } : null,
    isPlaced(found) ? null : found,
    doubts.find(({ kind }) => kind === 'negative') ?? null,
    said.isMinus ? { kind: 'minus-sign' } : null,
    decision.question,
    ...doubts,
  ];
  const settled = fact.reason === undefined ? said.waived : [...said.waived, 'falling-stock'];
  const question = asked.find((item) => item !== null && !settled.includes(item.kind)) ?? null;
  const { corrects, waived, overlap } = said;
  return { fact, corrects, scope, question, waived, onBehalfOf, overlap };
}

/** An increase whose total stands in the same message is taken in by it and not asked about. */
function isCoveredBySibling(said: SaidFigure, all: readonly SaidFigure[]): boolean {
  return (
    said.measure === 'delta' &&
    all.some(
      (other) =>
        other.measure === 'total' &&
        other.indicatorId === said.indicatorId &&
        other.asOf >= said.asOf,
    )
  );
}

/**
 * By indicator in the order they were named; within one by date, an increase before the total that
 * takes it in: the order they become official in.
 */
function inOrder(figures: readonly SaidFigure[]): SaidFigure[] {
  const order = [...new Set(figures.map(({ indicatorId }) => indicatorId))];
  const rank = (figure: SaidFigure): number => order.indexOf(figure.indicatorId);
  return [...figures].sort((a, b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    if (a.asOf !== b.asOf) return a.asOf < b.asOf ? -1 : 1;
    return Number(a.measure === 'total') - Number(b.measure === 'total');
  });
}

/** Drafts the figures of one message, each in the light of those before it. */
export function draftFigures(
  figures: readonly SaidFigure[],
  basis: DraftBasis,
): readonly ReceiptFigure[] {
  let { ledger } = basis;
  const drafted: ReceiptFigure[] = [];
  for (const said of inOrder(figures)) {
    const waived: SaidFigure['waived'] = isCoveredBySibling(said, figures)
      ? [...said.waived, 'overlap']
      : said.waived;
    const figure = draftFigure({ ...said, waived }, { ...basis, ledger });
    if (figure === null) continue;
    drafted.push(figure);
    if (isBlocking(figure.question)) continue;
    const as = { at: basis.now, unit: basis.who.unit };
    ledger = applyEvents(ledger, figureEvents(figure), as);
  }
  return drafted;
}
