import type { LexiconIndicator } from '../plan/lexicon.js';
import type {
  UnderstoodFact,
  UnderstoodQuery,
  Understanding,
} from '../understanding/understanding.js';

/** One line of output in the label schema of the evaluation messages. */
export interface UnderstandingLabel {
  readonly intent: string;
  readonly facts: readonly object[];
  readonly tasks: readonly string[];
  readonly blocker: boolean;
  readonly query: object | null;
}

function factLabel(fact: UnderstoodFact): object {
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

function queryLabel(query: UnderstoodQuery, indicators: readonly LexiconIndicator[]): object {
  const nameOf = new Map(indicators.map((indicator) => [indicator.id, indicator.shortName]));
  return {
    kind: query.kind,
    indicators: query.indicatorIds.map((id) => nameOf.get(id) ?? id),
    tasks: query.tasks.map((task) => task.no),
    units: query.units,
    period: query.period,
  };
}

/** Absent parts are `[]`, `null` and `false`. */
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
