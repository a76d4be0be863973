import { describe, expect, it } from 'vitest';
import { understand } from '../../src/understanding/understand.js';
import type { UnderstoodFact } from '../../src/understanding/understanding.js';
import type { Variation } from './generator/variety/message-text.js';
import { varietyOf } from './generator/variety/variety.js';
import { lexiconOf } from './labelled-message.js';
import type { LabelledFact } from './labelled-message.js';

const PLANS = [
  'youxian-2023',
  'changpu-livelihood-2026',
  'chengxi-agriculture-2023',
  'luoxi-environment-2023',
  'qinglan-industry-2024',
  'wanglan-safety-tourism-2023',
];
const SEED = 20_261_123;
/** Messages of one phenomenon about one plan. */
const COUNT = 12;

interface Tally {
  messages: number;
  hits: number;
  extra: number;
  missed: number;
  readonly misses: string[];
}

const goldKey = (fact: LabelledFact): string =>
  [fact.indicator, fact.measure, String(fact.value), fact.asOf, fact.scope ?? 'county'].join(' ');
const saidKey = (fact: UnderstoodFact): string =>
  [fact.indicator, fact.measure, String(Number(fact.value)), fact.asOf, fact.scope].join(' ');

function factsOf(plan: string, { text, now, context }: Variation): readonly UnderstoodFact[] {
  const lexicon = lexiconOf(plan);
  const sender = { unit: lexicon.units[0]?.name ?? null, role: 'liaison' as const };
  const turns = context.map((turn) => ({ role: 'user' as const, text: turn }));
  return understand({ text, now: new Date(now), sender, context: turns }, lexicon).facts;
}

function tallies(): ReadonlyMap<string, Tally> {
  const byPhenomenon = new Map<string, Tally>();
  for (const plan of PLANS) {
    for (const message of varietyOf(lexiconOf(plan), { seed: SEED, count: COUNT })) {
      const tally = byPhenomenon.get(message.phenomenon) ?? {
        ...{ messages: 0, hits: 0, extra: 0, missed: 0 },
        misses: [],
      };
      byPhenomenon.set(message.phenomenon, tally);
      const gold = message.facts.map(goldKey);
      const said = factsOf(plan, message).map(saidKey);
      const hits = said.filter((key) => gold.includes(key)).length;
      tally.messages += 1;
      tally.hits += hits;
      tally.extra += said.length - hits;
      tally.missed += gold.length - hits;
      if (hits < gold.length || hits < said.length)
        tally.misses.push(
          `${plan} ${message.text.replaceAll('\n', '⏎')}\n  gold ${gold.join('; ')}\n  said ${said.join('; ')}`,
        );
    }
  }
  return byPhenomenon;
}

const f1 = ({ hits, extra, missed }: Tally): number => (2 * hits) / (2 * hits + extra + missed);

describe('messages of every phenomenon, about six plans', () => {
  const all = [...tallies()];

  it.each(all)('%s: fact F1 of 0.95 or more', (name, tally) => {
    expect(tally.messages).toBeGreaterThanOrEqual(2 * COUNT);
    expect(f1(tally), `${name}\n${tally.misses.join('\n')}`).toBeGreaterThanOrEqual(0.95);
  });

  it('gives a wrong value in one of a hundred facts at most, over all', () => {
    const extra = all.reduce((sum, [, tally]) => sum + tally.extra, 0);
    const gold = all.reduce((sum, [, tally]) => sum + tally.hits + tally.missed, 0);
    const misses = all.flatMap(([, tally]) => tally.misses);
    expect(extra / gold, misses.join('\n')).toBeLessThanOrEqual(0.01);
  });

  it('makes the same messages for the same seed', () => {
    const once = varietyOf(lexiconOf('youxian-2023'), { seed: 5, count: 2 });
    expect(varietyOf(lexiconOf('youxian-2023'), { seed: 5, count: 2 })).toEqual(once);
    expect(varietyOf(lexiconOf('youxian-2023'), { seed: 6, count: 2 })).not.toEqual(once);
  });
});
