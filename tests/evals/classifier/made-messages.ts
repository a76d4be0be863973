import { readFileSync } from 'node:fs';
import type { Measure } from '../../../src/understanding/understanding.js';
import { generatedSet } from '../evaluation-sets.js';
import { varietyOf } from '../generator/variety/variety.js';
import { lexiconOf, SAMPLE_PLAN } from '../labelled-message.js';
import type { LabelledFact, LabelledMessage } from '../labelled-message.js';

/** The plans that made messages are about: the sample and those of other subjects. */
const PLANS = [
  SAMPLE_PLAN,
  'changpu-livelihood-2026',
  'chengxi-agriculture-2023',
  'luoxi-environment-2023',
  'qinglan-industry-2024',
  'wanglan-safety-tourism-2023',
];
/** Another one than that of the tests, so that they ask for messages which nobody was fitted to. */
const SEED = 31;
const OF_EACH_PHENOMENON = 8;
const GENERATED = 600;

interface Kind {
  readonly on: string;
  readonly text: string;
  readonly unit?: string;
  readonly context?: readonly string[];
  readonly facts: readonly string[];
}

function factOf(written: string): LabelledFact {
  const [indicator = '', measure = 'total', value = '0', asOf = ''] = written.split(' ');
  return { indicator, measure: measure as Measure, value: Number(value), unit: '', asOf };
}

/** Ways to write figures that were learned one by one (`kinds.jsonl`). */
export function kindMessages(): readonly LabelledMessage[] {
  const lines = readFileSync(new URL('../kinds.jsonl', import.meta.url), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Kind)
    .map(({ on, text, unit = '县科工信局', context = [], facts }, index) => ({
      id: `kind ${index}`,
      now: `${on}T10:00:00+08:00`,
      sender: { unit, role: 'liaison' },
      text,
      context: context.map((turn) => ({
        role: turn.startsWith('B:') ? ('bot' as const) : ('user' as const),
        text: turn.replace(/^B:/, ''),
      })),
      expect: { intent: 'report', facts: facts.map(factOf) },
    }));
}

/** Messages made by rules, about all plans. */
export function madeMessages(): readonly LabelledMessage[] {
  const varied = PLANS.flatMap((plan) =>
    varietyOf(lexiconOf(plan), { seed: SEED, count: OF_EACH_PHENOMENON }).map(
      ({ text, now, context, facts }, index): LabelledMessage => ({
        id: `${plan} ${index}`,
        now,
        sender: { unit: lexiconOf(plan).units[0]?.name ?? '', role: 'liaison' },
        text,
        context: context.map((turn) => ({ role: 'user', text: turn })),
        plan,
        expect: { intent: 'report', facts },
      }),
    ),
  );
  return [...varied, ...generatedSet(GENERATED).messages];
}
