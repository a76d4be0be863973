import type { LexiconIndicator } from '../plan/lexicon.js';
import type {
  Intent,
  Measure,
  QueryKind,
  UnderstoodFact,
  UnderstoodQuery,
  Understanding,
} from '../understanding/understanding.js';

/** One line of output in the label schema of the evaluation messages; absent parts are `[]`, `null` and `false`. */
export interface UnderstandingLabel {
  readonly intent: Intent;
  readonly facts: readonly FactLabel[];
  readonly tasks: readonly string[];
  readonly blocker: boolean;
  readonly query: QueryLabel | null;
}

export interface FactLabel {
  readonly indicator: string;
  readonly measure: Measure;
  readonly value: number;
  readonly unit: string;
  readonly asOf: string;
  readonly approx?: true;
  readonly from?: string;
  readonly scope: 'county' | 'unit';
  readonly span: readonly [number, number];
  readonly confidence: number;
  readonly rule: string;
}

interface QueryLabel {
  readonly kind: QueryKind;
  readonly indicators: readonly string[];
  readonly tasks: readonly string[];
  readonly units: readonly string[];
  readonly period: UnderstoodQuery['period'];
}

function factLabel(fact: UnderstoodFact): FactLabel {
  return {
    indicator: fact.indicator,
    measure: fact.measure,
    value: Number(fact.value),
    unit: fact.unit,
    asOf: fact.asOf,
    ...(fact.approx ? { approx: true } : {}),
    ...(fact.from === null ? {} : { from: fact.from }),
    scope: fact.scope,
    span: [fact.span.start, fact.span.end],
    confidence: fact.confidence,
    rule: fact.rule,
  };
}

function queryLabel(query: UnderstoodQuery, indicators: readonly LexiconIndicator[]): QueryLabel {
  const nameOf = new Map(indicators.map((indicator) => [indicator.id, indicator.shortName]));
  return {
    kind: query.kind,
    indicators: query.indicatorIds.map((id) => nameOf.get(id) ?? id),
    tasks: query.tasks.map((task) => task.no),
    units: query.units,
    period: query.period,
  };
}

/** What was understood, in the label schema. Source: the evaluation set's README, sections 1 to 4. */
export function understandingLabel(
  understanding: Understanding,
  indicators: readonly LexiconIndicator[],
): UnderstandingLabel {
  return {
    intent: understanding.intent,
    facts: understanding.facts.map(factLabel),
    tasks: understanding.tasks.map((task) => task.no),
    blocker: understanding.blocker,
    query: understanding.query === null ? null : queryLabel(understanding.query, indicators),
  };
}
