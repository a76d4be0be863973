import { describe, expect, test } from 'vitest';
import type { Lexicon } from '../../src/plan/lexicon.js';
import { understand } from '../../src/understanding/understand.js';
import { roadsLexicon } from '../unit/understanding/message-under-test.js';
import { talkPhrases, type TalkIntent } from './generator/talk-phrases.js';
import { sampleLexicon } from './labelled-message.js';

/** What may stand around a phrase without changing what it is for. */
const AROUND = [
  ['', ''],
  ['', '。'],
  ['@机器人 ', ''],
  ['', '！'],
  ['', '，谢谢'],
] as const;
const FLOOR = 0.98;

const plans: readonly (readonly [string, Lexicon])[] = [
  ['the sample plan', sampleLexicon()],
  ['a plan of another subject', roadsLexicon],
];

describe.each(plans)('talk in a group with %s', (_, lexicon) => {
  const sender = { unit: lexicon.units[0]?.name ?? null, role: 'liaison' } as const;
  const now = new Date('2023-09-13T10:00:00+08:00');

  test.each(Object.keys(talkPhrases) as TalkIntent[])('is known as %s', (wanted) => {
    const misses: string[] = [];
    for (const phrase of talkPhrases[wanted])
      for (const [before, after] of AROUND) {
        const text = before.replace('机器人', lexicon.botName) + phrase + after;
        const { intent } = understand({ text, now, sender, context: [] }, lexicon);
        if (intent !== wanted) misses.push(`${text} → ${intent}`);
      }
    const all = talkPhrases[wanted].length * AROUND.length;
    expect(1 - misses.length / all, misses.join('\n')).toBeGreaterThanOrEqual(FLOOR);
  });
});
