import { describe, expect, it } from 'vitest';
import { readSet } from './evaluation-sets.js';
import { predict } from './labelled-message.js';
import { f1, ratio, score, trapsFired } from './score.js';
import type { Scores } from './score.js';

interface Floors {
  readonly intent: number;
  readonly facts: number;
  readonly traps: number;
  readonly chatter: number;
  readonly kind: number;
  readonly slots: number;
  readonly narrative: number;
}

/** What nearly all sets keep. */
const USUAL: Floors = {
  intent: 0.985,
  facts: 0.96,
  traps: 0.02,
  chatter: 0,
  kind: 0.98,
  slots: 0.97,
  narrative: 0.95,
};

/**
 * The benchmark by independent writers, about the sample plan and about five plans of other subjects. The development
 * part may be learned from; of the frozen part only these numbers are ever seen, so no miss is printed. At first
 * contact with the rules: fact F1 0.870 (sample) and 0.462 (other plans, before abbreviations and glossary) frozen. The
 * floors keep what is reached, which is below the targets in places: docs/evaluation.md says where.
 */
const FLOORS: readonly (readonly [string, number, Floors])[] = [
  ['sample-development', 165, { ...USUAL, intent: 0.97, traps: 0.03, kind: 0.97, narrative: 0.9 }],
  [
    'foreign-development',
    140,
    { ...USUAL, intent: 0.97, facts: 0.94, traps: 0.03, kind: 0.97, narrative: 0.9 },
  ],
  [
    'dense-development',
    110,
    { ...USUAL, intent: 0.98, facts: 0.93, kind: 0, slots: 0, narrative: 0 },
  ],
  [
    'final-frozen',
    140,
    { ...USUAL, intent: 0.97, facts: 0.95, traps: 0.05, kind: 0.97, slots: 0.93, narrative: 0.9 },
  ],
  [
    'sample-frozen',
    165,
    { ...USUAL, intent: 0.95, facts: 0.9, traps: 0.06, kind: 0.95, slots: 0.96, narrative: 0.93 },
  ],
  [
    'foreign-frozen',
    140,
    { ...USUAL, intent: 0.95, facts: 0.9, traps: 0.04, kind: 0.92, slots: 0.95 },
  ],
  [
    'clerks-development',
    780,
    { ...USUAL, facts: 0.98, traps: 0.01, chatter: 0.03, kind: 0.99, slots: 0.99, narrative: 0.94 },
  ],
  [
    'clerks-frozen',
    160,
    { ...USUAL, intent: 0.98, facts: 0.975, traps: 0.03, kind: 0.96, narrative: 0.9 },
  ],
  ['colleagues-development', 200, { ...USUAL, facts: 0.985, traps: 0.01, slots: 0.98 }],
  ['county-development', 200, { ...USUAL, facts: 0.985, traps: 0.01, slots: 0.98 }],
  ['hospital-development', 200, { ...USUAL, facts: 0.98, traps: 0.01, slots: 0.98 }],
  ['statistics-development', 200, { ...USUAL, facts: 0.98, traps: 0.01, slots: 0.98 }],
  [
    'office-development',
    200,
    { ...USUAL, intent: 0.98, facts: 0.97, traps: 0.01, kind: 0.97, narrative: 0.9 },
  ],
  ['reform-development', 200, { ...USUAL, facts: 0.94, slots: 0.98 }],
  ['practice-development', 180, { ...USUAL, facts: 0.92 }],
  ['official-development', 180, { ...USUAL, facts: 0.88, traps: 0.03, slots: 0.95 }],
  ['township-development', 200, { ...USUAL, facts: 0.94, traps: 0.01, slots: 0.98 }],
  [
    'section-development',
    200,
    { ...USUAL, intent: 0.98, facts: 0.965, traps: 0.01, slots: 0.98, narrative: 0.85 },
  ],
  ['people-development', 200, { ...USUAL, facts: 0.94, slots: 0.96 }],
  [
    'graduate-development',
    200,
    { ...USUAL, intent: 0.975, traps: 0.025, slots: 0.98, narrative: 0.9 },
  ],
  ['finance-development', 200, { ...USUAL, intent: 0.98, slots: 0.96 }],
  [
    'commerce-development',
    200,
    { ...USUAL, intent: 0.98, facts: 0.93, traps: 0.025, kind: 0.965, slots: 0.98 },
  ],
  ['mobile-development', 200, { ...USUAL }],
  ['inspection-development', 200, { ...USUAL }],
  ['everyday-development', 200, { ...USUAL }],
  ['talent-development', 200, { ...USUAL }],
  ['park-development', 200, { ...USUAL, narrative: 0.88 }],
  ['liaison-frozen', 200, { ...USUAL, facts: 0.95, traps: 0.025, slots: 0.98 }],
  ['bureau-frozen', 200, { ...USUAL, facts: 0.95, traps: 0.025, slots: 0.98 }],
  ['sixteen-development', 200, { ...USUAL, facts: 0.97 }],
  ['talk-development', 200, { ...USUAL, facts: 0.97, chatter: 0.03 }],
  ['leaders-frozen', 200, { ...USUAL, intent: 0.98, facts: 0.94, traps: 0.035 }],
  ['seasons-frozen', 200, { ...USUAL, intent: 0.98, facts: 0.95, traps: 0.035, narrative: 0.85 }],
  ['desks-frozen', 200, { ...USUAL, intent: 0.98, facts: 0.95, traps: 0.035 }],
];

function scoresOf(name: string): Scores {
  const { messages } = readSet(new URL(`./benchmark/${name}.jsonl`, import.meta.url));
  return score(messages, (message) => predict(message));
}

describe.each(FLOORS)('the benchmark, %s', (name, count, floors) => {
  const scores = scoresOf(name);
  const show = name.endsWith('frozen') ? '' : scores.misses.join('\n');

  it('keeps intents and takes nothing from chatter', () => {
    expect(scores.intent.of).toBe(count);
    expect(ratio(scores.intent), show).toBeGreaterThanOrEqual(floors.intent);
    expect(ratio(scores.storedChatter), show).toBeLessThanOrEqual(floors.chatter);
  });

  it('keeps facts, and traps unfired', () => {
    expect(f1(scores.facts), show).toBeGreaterThanOrEqual(floors.facts);
    expect(ratio(trapsFired(scores)), show).toBeLessThanOrEqual(floors.traps);
  });

  it('keeps questions and narratives', () => {
    expect(ratio(scores.queryKind), show).toBeGreaterThanOrEqual(floors.kind);
    expect(f1(scores.querySlots), show).toBeGreaterThanOrEqual(floors.slots);
    expect(ratio(scores.taskTop1Narrative), show).toBeGreaterThanOrEqual(floors.narrative);
  });
});
