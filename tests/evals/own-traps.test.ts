import { describe, expect, it } from 'vitest';
import { predict, readLabelled } from './labelled-message.js';
import { f1, ratio, score, trapsFired } from './score.js';

/**
 * Reports and corrections with figures of every tempting kind, and 78 narratives in everyday words. With the rules
 * before each of the three batches: fact F1 0.868, 0.907 and 0.907, traps 14/96, 6/70 and 4/27; a fourth has 28 narratives.
 */
describe('459 reports of our own that hold tempting figures', () => {
  const messages = readLabelled(new URL('./own-traps.jsonl', import.meta.url));
  const scores = score(messages, (message) => predict(message));
  const show = scores.misses.join('\n');

  it('keep facts, and traps unfired', () => {
    expect(trapsFired(scores).of).toBeGreaterThanOrEqual(180);
    expect(ratio(trapsFired(scores)), show).toBeLessThanOrEqual(0.01);
    expect(f1(scores.facts), show).toBeGreaterThanOrEqual(0.98);
  });

  it('keep intents and narratives', () => {
    expect(scores.intent.of).toBe(459);
    expect(ratio(scores.intent), show).toBeGreaterThanOrEqual(0.98);
    expect(ratio(scores.taskTop1Narrative), show).toBeGreaterThanOrEqual(0.95);
  });
});
