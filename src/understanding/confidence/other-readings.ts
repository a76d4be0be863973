import { dateOf } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import type { DraftFact } from '../facts/draft-fact.js';
import type { ReadMessage } from '../read-message.js';
import type { FactReading } from '../understanding.js';
import { doubtOn } from './confidence.js';
import type { Evidence } from './evidence.js';

/** More options than this nobody reads on a phone. */
const MAX_OTHERS = 2;

type Side = 'indicator' | 'measure' | 'date';

const SIDES: Readonly<Record<Side, readonly Evidence[]>> = {
  indicator: ['name-shared', 'name-shared-either-fits', 'names-compete', 'rule-before-name'],
  measure: ['measure-assumed', 'done-as-total', 'delta-assumed', 'delta-said'],
  date: ['date-missing', 'date-unused', 'date-weak', 'dates-compete', 'date-doubtful'],
};

function base(fact: DraftFact): FactReading {
  const { indicatorId, indicator, measure, value, unit, from, asOf, approx } = fact;
  return { indicatorId, indicator, measure, value, unit, from, asOf, approx };
}

function otherIndicators(fact: DraftFact): readonly FactReading[] {
  return fact.rivals.map(({ indicator, value }) => ({
    ...base(fact),
    indicatorId: indicator.id,
    indicator: indicator.shortName,
    unit: indicator.unit,
    value,
  }));
}

function otherMeasure(fact: DraftFact): readonly FactReading[] {
  const { asOf, measure } = fact;
  return [
    measure === 'total'
      ? { ...base(fact), measure: 'delta', from: asOf }
      : { ...base(fact), measure: 'total', from: null },
  ];
}

/** The other days that the message names, and the day it was sent. */
function otherDays(fact: DraftFact, { dates, input }: ReadMessage): readonly FactReading[] {
  const today = dateOf(input.now);
  const named = dates
    .filter(({ negated, compared, asOf }) => !negated && !compared && asOf <= today)
    .map(({ asOf }) => asOf);
  const days = [...new Set<IsoDate>([...named, today])].filter((day) => day !== fact.asOf);
  return days.map((asOf) => ({
    ...base(fact),
    asOf,
    from: fact.measure === 'total' ? null : asOf,
  }));
}

/**
 * What else a doubtful fact could mean, on the side where the doubt lies most and there is another reading; empty when
 * the choice is between the fact and none at all.
 */
export function otherReadings(fact: DraftFact, message: ReadMessage): readonly FactReading[] {
  const sides: readonly (readonly [Side, () => readonly FactReading[]])[] = [
    ['indicator', () => otherIndicators(fact)],
    ['measure', () => (isRatio(fact) ? [] : otherMeasure(fact))],
    ['date', () => otherDays(fact, message)],
  ];
  const ranked = sides
    .map(([side, read]) => ({ doubt: doubtOn(fact.evidence, SIDES[side]), read }))
    .filter(({ doubt }) => doubt > 0)
    .sort((a, b) => b.doubt - a.doubt);
  const others = ranked.map(({ read }) => read()).find((readings) => readings.length > 0);
  return (others ?? []).slice(0, MAX_OTHERS);
}

const isRatio = ({ unit }: DraftFact): boolean => unit === '%' || unit === '％';
