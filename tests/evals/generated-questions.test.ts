import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lexicon } from '../../src/plan/lexicon.js';
import { understand } from '../../src/understanding/understand.js';
import type { QueryKind, UnderstoodQuery } from '../../src/understanding/understanding.js';
import { roadsLexicon } from '../unit/understanding/message-under-test.js';
import { questionFrames } from './generator/question-frames.js';
import { questions } from './generator/question-message.js';
import { sampleLexicon } from './labelled-message.js';
import type { LabelledQuery } from './labelled-message.js';

const SEED = 20230913;
const RUNS = 400;
/** Of all questions of a kind, so many must be understood wholly: kind, names and time. */
const FLOOR = 0.98;

function labelled(query: UnderstoodQuery | null, lexicon: Lexicon): LabelledQuery | null {
  const shortName = (id: string): string =>
    lexicon.indicators.find((item) => item.id === id)?.shortName ?? id;
  return (
    query && {
      kind: query.kind,
      indicators: query.indicatorIds.map(shortName),
      tasks: query.tasks.map(({ no }) => no),
      units: query.units,
      period: query.period && { from: query.period.from, to: query.period.to },
    }
  );
}

const kinds = Object.keys(questionFrames) as QueryKind[];
const plans: readonly (readonly [string, Lexicon])[] = [
  ['the sample plan', sampleLexicon()],
  ['a plan of another subject', roadsLexicon],
];

describe.each(plans)('generated questions about %s', (_, lexicon) => {
  const sender = { unit: lexicon.units[0]?.name ?? null, role: 'liaison' } as const;

  test.each(kinds)('ask for %s whatever names, times, courtesy and particles', (kind) => {
    const misses: string[] = [];
    const asked = fc.sample(questions(lexicon, kind), { numRuns: RUNS, seed: SEED });
    for (const { text, now, query } of asked) {
      const input = { text, now: new Date(now), sender, context: [] };
      const { intent, query: understood } = understand(input, lexicon);
      const said = JSON.stringify(labelled(understood, lexicon));
      if (said !== JSON.stringify(query)) misses.push(`${text} → ${intent} ${said}`);
    }
    expect(1 - misses.length / RUNS, misses.join('\n')).toBeGreaterThanOrEqual(FLOOR);
  });
});
