import { describe, expect, it } from 'vitest';
import { predict, readLabelled } from './labelled-message.js';
import { f1, ratio, score, trapsFired } from './score.js';

/**
 * Talk that names indicators, figures or work and reports nothing, and reports in everyday words beside it, by three
 * writers who had not seen the rules. At first contact 213 of the 660 were taken for reports.
 */
describe('990 messages on the border of talk and report', () => {
  const messages = readLabelled(new URL('./own-talk.jsonl', import.meta.url));
  const scores = score(messages, (message) => predict(message));
  const show = scores.misses.join('\n');

  it('are told apart, and nothing is taken from talk', () => {
    expect(scores.intent.of).toBe(990);
    expect(scores.storedChatter.of).toBe(660);
    expect(ratio(scores.intent), show).toBeGreaterThanOrEqual(0.96);
    expect(ratio(scores.storedChatter), show).toBeLessThanOrEqual(0.02);
    expect(scores.takenFromOther.right, show).toBeLessThanOrEqual(2);
  });

  it('keep facts and traps', () => {
    expect(f1(scores.facts), show).toBeGreaterThanOrEqual(0.94);
    expect(ratio(trapsFired(scores)), show).toBeLessThanOrEqual(0.01);
  });
});
