import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/understanding/understand.js';
import { sampleLexicon } from './labelled-message.js';

/** One way to write figures, with all facts that it holds: `indicator measure value date`. */
interface Kind {
  readonly on: string;
  readonly text: string;
  readonly unit?: string;
  /** Earlier messages, oldest first; the bot's begin with `B:`. */
  readonly context?: readonly string[];
  readonly facts: readonly string[];
  readonly doubts?: readonly string[];
}

const lexicon = sampleLexicon();
const kinds = readFileSync(new URL('./kinds.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Kind);

function read({ on, text, unit = '县科工信局', context = [] }: Kind): Omit<Kind, 'on' | 'text'> {
  const { facts, doubts } = understand(
    {
      text,
      now: new Date(`${on}T10:00:00+08:00`),
      sender: { unit, role: 'liaison' },
      context: context.map((turn) => ({
        role: turn.startsWith('B:') ? 'bot' : 'user',
        text: turn.replace(/^B:/, ''),
      })),
    },
    lexicon,
  );
  const said = facts.map((fact) =>
    [
      `${fact.indicator} ${fact.measure} ${fact.value} ${fact.asOf}`,
      ...(fact.scope === 'unit' ? ['unit'] : []),
      ...(fact.approx ? ['approx'] : []),
    ].join(' '),
  );
  return { facts: said.sort(), doubts: doubts.map(({ kind, text: words }) => `${kind} ${words}`) };
}

/** Ways to write figures that were learned from messages of other hands, each with variations of our own. */
describe('ways to write figures', () => {
  it.each(kinds.map((kind) => [kind.text.replaceAll('\n', '⏎'), kind] as const))(
    '%s',
    (_, kind) => {
      const { facts, doubts } = read(kind);
      expect(facts).toEqual(kind.facts);
      if (kind.doubts !== undefined) expect(doubts).toEqual(kind.doubts);
    },
  );
});
