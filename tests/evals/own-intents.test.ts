import { describe, expect, it } from 'vitest';
import { predict, readLabelled, sampleLexicon } from './labelled-message.js';
import { f1, ratio, score } from './score.js';

/**
 * Messages of our own in the same schema, for intents, questions and narratives. Written and labelled in five batches
 * before the rules met them (first contact: intents 0.86, 0.82, 0.87, 0.90, 0.88 of each batch), then learnt from.
 */
const messages = readLabelled(new URL('./own-intents.jsonl', import.meta.url));
const lexicon = sampleLexicon();
const scores = score(messages, (message) => predict(message, lexicon), {});
const show = scores.misses.join('\n');

describe('712 messages of our own', () => {
  it('keep intent accuracy at 0.98 or more', () => {
    expect(scores.intent.of).toBe(712);
    expect(ratio(scores.intent), show).toBeGreaterThanOrEqual(0.98);
  });

  it('keep query-kind accuracy at 0.98 and slot F1 at 0.98 or more', () => {
    expect(ratio(scores.queryKind), show).toBeGreaterThanOrEqual(0.98);
    expect(f1(scores.querySlots), show).toBeGreaterThanOrEqual(0.98);
  });

  it('keep task top-1 accuracy at 0.97 or more', () => {
    expect(ratio(scores.taskTop1), show).toBeGreaterThanOrEqual(0.97);
  });
});

/**
 * Four further batches, shorter, in slang and in speech (first contact: intents 102/131, 106/125, 93/110, 65/68; the
 * rules of weighing came between the first and the second). Corrections, which carry figures, are left out.
 */
const further = readLabelled(new URL('./own-intents-2.jsonl', import.meta.url));
const furtherScores = score(further, (message) => predict(message, lexicon), {});
const showFurther = furtherScores.misses.join('\n');

describe('412 further messages of our own', () => {
  it('keep intent accuracy at 0.985 or more and store 2 % of chatter at most', () => {
    expect(furtherScores.intent.of).toBe(412);
    expect(ratio(furtherScores.intent), showFurther).toBeGreaterThanOrEqual(0.985);
    const stored = furtherScores.confusion['other']?.['report'] ?? 0;
    expect(stored, showFurther).toBeLessThanOrEqual(2);
  });

  it('keep query-kind accuracy and slot F1 at 0.98 or more', () => {
    expect(ratio(furtherScores.queryKind), showFurther).toBeGreaterThanOrEqual(0.98);
    expect(f1(furtherScores.querySlots), showFurther).toBeGreaterThanOrEqual(0.98);
  });

  /** 0.98 while the related words held words of single messages of this very set; without any related words 0.79. */
  it('keep task top-1 accuracy of narratives at 0.95 or more', () => {
    expect(ratio(furtherScores.taskTop1Narrative), showFurther).toBeGreaterThanOrEqual(0.95);
  });
});

/**
 * Ways to ask and to tell work in everyday words, written after a sixth writer's messages (with the rules before them:
 * intents 163/205, query kinds 72/116, narratives 54/70), then learnt from.
 */
const everyday = readLabelled(new URL('./own-intents-3.jsonl', import.meta.url));
const everydayScores = score(everyday, (message) => predict(message, lexicon), {});
const showEveryday = everydayScores.misses.join('\n');

describe('205 messages in everyday words', () => {
  it('keep intents, questions and narratives', () => {
    expect(everydayScores.intent.of).toBe(205);
    expect(ratio(everydayScores.intent), showEveryday).toBeGreaterThanOrEqual(0.985);
    expect(ratio(everydayScores.queryKind), showEveryday).toBeGreaterThanOrEqual(0.98);
    expect(f1(everydayScores.querySlots), showEveryday).toBeGreaterThanOrEqual(0.975);
    expect(ratio(everydayScores.taskTop1Narrative), showEveryday).toBeGreaterThanOrEqual(0.96);
  });
});
