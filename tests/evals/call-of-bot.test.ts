import { expect, it } from 'vitest';
import { understand } from '../../src/understanding/understand.js';
import type { Understanding } from '../../src/understanding/understanding.js';
import { readSet } from './evaluation-sets.js';
import { inputOf, lexiconOf, SAMPLE_PLAN } from './labelled-message.js';
import type { LabelledMessage } from './labelled-message.js';

/** What is taken from a message, without the places where it stands. */
function taken({ intent, facts, omitted, query }: Understanding): unknown {
  return {
    intent,
    facts: facts.map(({ indicator, measure, value, asOf }) => [indicator, measure, value, asOf]),
    omitted: omitted.map(({ reason, text }) => [reason, text]),
    query,
  };
}

function understood(message: LabelledMessage, text: string): unknown {
  const lexicon = lexiconOf(message.plan ?? SAMPLE_PLAN);
  const input = inputOf({ ...message, text });
  return taken(understand(input, lexicon));
}

it.each(['own-traps', 'benchmark/clerks-development', 'benchmark/office-development'])(
  'a message that calls the bot says what it says without, tables included: %s',
  (name) => {
    const { messages } = readSet(new URL(`./${name}.jsonl`, import.meta.url));
    const called = messages.filter(({ text }) => !text.includes('@'));
    expect(called.length).toBeGreaterThan(150);
    for (const message of called) {
      const said = understood(message, message.text);
      expect(understood(message, `@战报助手 ${message.text}`)).toEqual(said);
      expect(understood(message, `${message.text} @战报助手`)).toEqual(said);
    }
  },
);
