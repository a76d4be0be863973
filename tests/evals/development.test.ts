import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { predict, readLabelled, sampleLexicon } from './labelled-message.js';
import { f1, ratio, score } from './score.js';
import type { Trap } from './labelled-message.js';

const traps = JSON.parse(readFileSync(new URL('./traps.json', import.meta.url), 'utf8')) as Record<
  string,
  Trap[]
>;
const messages = readLabelled(new URL('./development-160.jsonl', import.meta.url));
const lexicon = sampleLexicon();
const scores = score(messages, (message) => predict(message, lexicon), traps);
const show = scores.misses.join('\n');

describe('the development set of 160 messages', () => {
  it('keeps intent accuracy at 0.97 or more', () => {
    expect(scores.intent.of).toBe(160);
    expect(ratio(scores.intent), show).toBeGreaterThanOrEqual(0.97);
  });

  it('keeps fact F1 at 0.95 or more over 113 facts', () => {
    expect(scores.facts.hits + scores.facts.missed).toBe(113);
    expect(f1(scores.facts), show).toBeGreaterThanOrEqual(0.95);
  });

  it('lets traps fire in 3 % of the messages that carry them at most', () => {
    const { trapsInReports, trapsInCorrections } = scores;
    expect(trapsInReports.of).toBe(40);
    const fired = trapsInReports.right + trapsInCorrections.right;
    expect(fired / (trapsInReports.of + trapsInCorrections.of), show).toBeLessThanOrEqual(0.03);
  });

  it('takes nothing from chatter, notices and injections', () => {
    expect(scores.takenFromOther).toEqual({ right: 0, of: 15 });
  });

  it('keeps task top-1 accuracy at 0.93 or more', () => {
    expect(ratio(scores.taskTop1), show).toBeGreaterThanOrEqual(0.93);
  });

  it('keeps query-kind accuracy at 0.95 or more over 55 questions', () => {
    expect(scores.queryKind.of).toBe(55);
    expect(ratio(scores.queryKind), show).toBeGreaterThanOrEqual(0.95);
  });

  it('keeps query-slot F1 at 0.93 or more', () => {
    expect(f1(scores.querySlots), show).toBeGreaterThanOrEqual(0.93);
  });
});
