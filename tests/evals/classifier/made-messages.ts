import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Measure, QueryKind } from '../../../src/understanding/understanding.js';
import { generatedSet } from '../evaluation-sets.js';
import { questionFrames } from '../generator/question-frames.js';
import { questions } from '../generator/question-message.js';
import { talkPhrases } from '../generator/talk-phrases.js';
import type { TalkIntent } from '../generator/talk-phrases.js';
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

const QUESTIONS_OF_EACH_KIND = 50;
const PLANS_ASKED_ABOUT = [SAMPLE_PLAN, 'chengxi-agriculture-2023', 'qinglan-industry-2024'];

/** Questions of every kind with all manners around them, about plans of three subjects. */
export function madeQuestions(): readonly LabelledMessage[] {
  return PLANS_ASKED_ABOUT.flatMap((plan) => {
    const lexicon = lexiconOf(plan);
    return (Object.keys(questionFrames) as QueryKind[]).flatMap((kind) =>
      fc
        .sample(questions(lexicon, kind), { numRuns: QUESTIONS_OF_EACH_KIND, seed: SEED })
        .map(({ text, now, query }, index): LabelledMessage => ({
          id: `${plan} ${kind} ${index}`,
          now,
          sender: {
            unit: lexicon.units[0]?.name ?? '',
            role: index % 2 === 0 ? 'liaison' : 'leader',
          },
          text,
          plan,
          expect: { intent: 'query', query },
        })),
    );
  });
}

/** Phrases of assent, help and talk, which nobody says with names in them. */
export function talkMessages(): readonly LabelledMessage[] {
  return (Object.keys(talkPhrases) as TalkIntent[]).flatMap((intent) =>
    talkPhrases[intent].flatMap((phrase, index) =>
      ['', '，谢谢'].map((closing): LabelledMessage => ({
        id: `${intent} ${index}`,
        now: '2023-09-13T10:00:00+08:00',
        sender: { unit: '县科工信局', role: 'liaison' },
        text: phrase + closing,
        expect: { intent },
      })),
    ),
  );
}

/** Ways to name the indicators of the five plans of other subjects, each with its figure. */
export function nameMessages(): readonly LabelledMessage[] {
  const rows = readFileSync(new URL('../foreign-names.txt', import.meta.url), 'utf8').split('\n');
  return rows
    .filter((row) => row.includes(' | '))
    .map((row, index) => {
      const [plan = '', text = '', facts = ''] = row.split(' | ');
      const named = facts.split(';').filter((fact) => fact.includes('='));
      return {
        id: `name ${index}`,
        now: `${/\d{4}$/.exec(plan)?.[0] ?? '2023'}-09-13T10:00:00+08:00`,
        sender: { unit: lexiconOf(plan).units[0]?.name ?? '', role: 'liaison' },
        text,
        plan,
        expect: {
          intent: 'report',
          facts: named.map((fact) => factOf(fact.replace('=', ' total '))),
        },
      };
    });
}
