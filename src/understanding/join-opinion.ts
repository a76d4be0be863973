import { decimal } from '../kernel/decimal.js';
import { isUnsureFact } from './is-unsure.js';
import type { Opinion, OpinionFact } from './second-opinion.js';
import type {
  FactReading,
  OmissionReason,
  Span,
  Understanding,
  UnderstoodFact,
} from './understanding.js';

/** What the rules left out for a reason of its own is no fact, whoever thinks so. */
const SURE_OMISSIONS: readonly OmissionReason[] = [
  'target',
  'plan',
  'pending',
  'last_year',
  'percent',
  'subcount',
  'other_scope',
  'old_value',
];

const holds = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

function isSameReading(one: FactReading, other: FactReading): boolean {
  return (
    one.indicatorId === other.indicatorId &&
    one.measure === other.measure &&
    one.asOf === other.asOf &&
    one.from === other.from &&
    one.approx === other.approx &&
    decimal(one.value).eq(other.value)
  );
}

/** Of the same words: the number stands where the fact was read, and name or number are the same. */
function isAboutSame(fact: UnderstoodFact, said: OpinionFact): boolean {
  if (!holds(fact.span, said.span)) return false;
  return fact.indicatorId === said.indicatorId || decimal(fact.value).eq(said.value);
}

function reading(fact: OpinionFact): FactReading {
  const { indicatorId, indicator, measure, value, unit, from, asOf, approx } = fact;
  return { indicatorId, indicator, measure, value, unit, from, asOf, approx };
}

function distinct(readings: readonly FactReading[]): readonly FactReading[] {
  return readings.filter(
    (one, index) => readings.findIndex((other) => isSameReading(one, other)) === index,
  );
}

/** Agreement makes a fact certain, disagreement adds a reading to the question. */
function joined(fact: UnderstoodFact, said: readonly OpinionFact[]): UnderstoodFact {
  if (said.length === 0) return fact;
  const { otherReadings = [], ...plain } = fact;
  if (said.some((other) => isSameReading(fact, other))) return { ...plain, confidence: 1 };
  const others = distinct([...said.map(reading), ...otherReadings]);
  return {
    ...plain,
    otherReadings: others.filter((other) => !isSameReading(fact, other)).slice(0, MOST_OTHERS),
  };
}

/** A question of more than three readings and 都不是 is no short question. */
const MOST_OTHERS = 2;
/** More found by a second reader alone is no report that anybody could check line by line. */
const MOST_ALONE = 6;

/** What only the second reader saw: never taken, always asked. */
function alone(fact: OpinionFact): UnderstoodFact {
  return {
    ...reading(fact),
    scope: 'county',
    onBehalfOf: null,
    span: fact.span,
    confidence: 0,
    rule: 'second-opinion',
    otherReadings: [],
  };
}

/**
 * The rules' reading together with a second one. Where they agree a fact becomes certain; where they
 * differ, or only the second reader saw a figure, it is asked. What the rules are sure of stays as it
 * is, and `null` changes nothing. Source: design, "Works with no model at all".
 */
export function joinOpinion(understanding: Understanding, opinion: Opinion | null): Understanding {
  if (opinion === null || understanding.injection) return understanding;
  const { facts, omitted, intent } = understanding;
  const isKnown = (said: OpinionFact): boolean =>
    facts.some((fact) => isAboutSame(fact, said) || isSameReading(fact, said)) ||
    facts.some((fact) => !isUnsureFact(fact) && holds(fact.span, said.span)) ||
    omitted.some(({ reason, span }) => SURE_OMISSIONS.includes(reason) && holds(span, said.span));
  const added = opinion.facts.filter((said) => !isKnown(said)).slice(0, MOST_ALONE);
  const asked = ({ span }: { readonly span: Span }): boolean =>
    added.some((said) => holds(span, said.span) || holds(said.span, span));
  return {
    ...understanding,
    // What is asked about is not also said to be unknown.
    doubts: understanding.doubts.filter((doubt) => !asked(doubt)),
    intent: intent === 'other' && added.length > 0 ? 'report' : intent,
    zeroReport: added.length > 0 ? null : understanding.zeroReport,
    facts: [
      ...facts.map((fact) =>
        isUnsureFact(fact)
          ? joined(
              fact,
              opinion.facts.filter((said) => isAboutSame(fact, said)),
            )
          : fact,
      ),
      ...added.map(alone),
    ],
  };
}
