import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerArithmetic } from '../../../src/answers/arithmetic.js';
import { answerQuery } from '../../../src/answers/answer-query.js';
import { answerEvidence } from '../../../src/answers/evidence.js';
import { addDays } from '../../../src/kernel/dates.js';
import type { QueryKind } from '../../../src/understanding/understanding.js';
import { askers, busyCounty, contextOf, plan, query, said, saidPrivately } from './asking.js';

const kinds: readonly QueryKind[] = [
  'status',
  'gap',
  'overview',
  'lagging',
  'unit',
  'missing',
  'trend',
  'owner',
  'history',
  'ranking',
  'target',
  'detail',
  'export',
  'digest',
];
const day = fc.integer({ min: -400, max: 500 }).map((days) => addDays('2023-01-01', days));
const asked = fc.record({
  kind: fc.constantFrom(...kinds),
  indicatorIds: fc.subarray(plan.indicators.map(({ id }) => id)),
  tasks: fc.subarray(plan.tasks.map(({ no }) => ({ planId: plan.id, no }))),
  units: fc.subarray([...plan.units.map(({ name }) => name), '县水利局']),
  period: fc.option(
    fc.tuple(day, fc.nat(200)).map(([from, length]) => ({ from, to: addDays(from, length) })),
  ),
});
const asker = fc
  .tuple(fc.constantFrom(...Object.values(askers)), fc.boolean())
  .map(([who, inGroup]) => ({ ...who, inGroup }));
const county = busyCounty();

describe('whatever is asked', () => {
  it('the answer is words, never a hole in them', () => {
    fc.assert(
      fc.property(asked, asker, (slots, who) => {
        const given = answerQuery(query(slots.kind, slots), contextOf(county, who));
        const text = said(given) + saidPrivately(given);
        expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object|（）|，，|。。|，。/u);
        expect(said(given).length + (given.attach === null ? 0 : 1)).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('an unknown person never gets anything privately, nor a file', () => {
    fc.assert(
      fc.property(asked, fc.boolean(), (slots, inGroup) => {
        const who = { ...askers.unknown, inGroup };
        const given = answerQuery(query(slots.kind, slots), contextOf(county, who));
        expect(given.privately).toBeNull();
        expect(given.attach).toBeNull();
      }),
    );
  });

  it('依据 and 怎么算的 hold for whatever was cited', () => {
    fc.assert(
      fc.property(asked, asker, (slots, who) => {
        const context = contextOf(county, who);
        const { cited } = answerQuery(query(slots.kind, slots), context);
        const texts = [
          said(answerEvidence(cited, context)),
          said(answerArithmetic(slots.indicatorIds, context)),
        ].join('\n');
        expect(texts).not.toMatch(/undefined|null|NaN|Infinity/u);
      }),
    );
  });
});
