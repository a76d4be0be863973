import { describe, expect, it } from 'vitest';
import { damaged } from './damaged.js';
import { readSet } from './evaluation-sets.js';
import { readLabelled } from './labelled-message.js';
import type { LabelledMessage } from './labelled-message.js';
import { f1, ratio, score, trapsFired } from './score.js';
import { slicesBy } from './slices.js';

const file = new URL('./development-160.jsonl', import.meta.url);
const messages = readLabelled(file);
const predictions = new Map(messages.map((message, at) => [message, damaged(message, at)]));

describe('the scorer', () => {
  it('gives what the reference scorer gives for the same wrong predictions', () => {
    const scores = score(messages, (message) => predictions.get(message) ?? { intent: 'other' });
    const rounded = {
      intent: ratio(scores.intent),
      facts: f1(scores.facts),
      task: ratio(scores.taskLenient),
      narrative: ratio(scores.taskTop1Narrative),
      kind: ratio(scores.queryKind),
      slots: f1(scores.querySlots),
      blocker: f1(scores.blocker),
      chatter: ratio(scores.storedChatter),
      whole: ratio(scores.whole),
    };
    const text = Object.entries(rounded).map(([name, value]) => `${name} ${value.toFixed(3)}`);
    expect(text).toEqual([
      'intent 0.919',
      'facts 0.856',
      'task 0.685',
      'narrative 0.727',
      'kind 0.600',
      'slots 0.667',
      'blocker 0.600',
      'chatter 0.000',
      'whole 0.619',
    ]);
  });

  const trapped: LabelledMessage = {
    id: 't1',
    now: '2023-07-05T10:00:00+08:00',
    sender: { unit: '县科工信局', role: 'liaison' },
    text: '目标66家',
    traps: [['target', '高新技术企业', 66]],
    tags: { style: 'terse', trap: ['target', 'plan'], date: null },
    plan: 'elsewhere',
    expect: { intent: 'other' },
  };
  const taken = {
    intent: 'report',
    facts: [
      {
        indicator: '高新技术企业',
        measure: 'total',
        value: 66,
        unit: '家',
        asOf: '2023-07-05',
      },
    ],
  } as const;

  it('counts a trap that a message names itself, whatever the message is', () => {
    expect(trapsFired(score([trapped], () => taken))).toEqual({ right: 1, of: 1 });
    expect(trapsFired(score([trapped], () => ({ intent: 'other' })))).toEqual({ right: 0, of: 1 });
  });

  it('gives the traps that are listed beside the development set to its messages', () => {
    const withTraps = readSet(file).messages.filter(({ traps }) => (traps ?? []).length > 0);
    expect(withTraps).toHaveLength(45);
  });

  it('puts a message into the slice of each of its tags, and of its plan', () => {
    const said = new Map([[trapped, taken]]);
    const values = (dimension: 'style' | 'trap' | 'date' | 'plan'): string[] =>
      slicesBy(dimension, [trapped], said).map(({ value }) => value);
    expect(values('style')).toEqual(['terse']);
    expect(values('trap')).toEqual(['plan', 'target']);
    expect(values('date')).toEqual([]);
    expect(values('plan')).toEqual(['elsewhere']);
  });
});
