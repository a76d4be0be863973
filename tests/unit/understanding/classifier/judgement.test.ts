import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedText } from '../../../../src/understanding/classifier/masked-text.js';
import {
  likelyIntent,
  likelyQueryKind,
} from '../../../../src/understanding/classifier/message-kind.js';
import { chanceOfProgress } from '../../../../src/understanding/facts/chance-of-progress.js';
import { readFacts } from '../../../../src/understanding/facts/read-facts.js';
import type { ReadMessage } from '../../../../src/understanding/read-message.js';
import { readMessage } from '../../../../src/understanding/read-message.js';
import { understand } from '../../../../src/understanding/understand.js';
import { inputOf, sampleLexicon } from '../../../evals/labelled-message.js';

function inputFor(text: string) {
  return inputOf({
    id: 'c1',
    now: '2023-09-15T10:00:00+08:00',
    sender: { unit: '县科工信局', role: 'liaison' },
    text,
    expect: { intent: 'other' },
  });
}

const read = (text: string): ReadMessage => readMessage(inputFor(text), sampleLexicon());

function chanceOfFirst(text: string): number {
  const message = read(text);
  const [first] = readFacts(message).judged;
  if (first === undefined) throw new Error(`no figure in ${text}`);
  return chanceOfProgress(message, first.figure, first.attachment);
}

describe('what a classifier sees of a message', () => {
  it('is the same for other names, figures and days of the same wording', () => {
    const one = maskedText(read('截至6月底，高企58家，其中高新区20家'));
    const other = maskedText(read('截至8月底，科小81家，其中高新区33家'));
    expect(one.text).toBe('D，IN，其中UN');
    expect(other.text).toBe(one.text);
  });

  it('knows where each number stands', () => {
    const message = read('高企58家，科小71家');
    const { text, numberAt } = maskedText(message);
    expect(message.numbers.map(({ span }) => text.charAt(numberAt.get(span.start) ?? -1))).toEqual([
      'N',
      'N',
    ]);
  });
});

describe('the chance that a figure tells progress', () => {
  it.each([
    ['截至9月底高企63家', '争取9月底高企冲到63家'],
    ['本周新认定科小5家', '还有5家科小的材料在排队等省里批'],
    ['累计引进硕士22名', '听说隔壁县引进硕士22名'],
    ['技术合同登记120个', '准备上门对接的技术合同120个'],
  ])('is greater in %s than in %s', (progress, other) => {
    expect(chanceOfFirst(progress)).toBeGreaterThan(0.8);
    expect(chanceOfFirst(other)).toBeLessThan(chanceOfFirst(progress));
    expect(chanceOfFirst(other)).toBeLessThan(0.6);
  });

  it('leaves out what looks unlike it, and says so', () => {
    const { facts, omitted } = understand(
      inputFor('本月科小81家；还有5家材料交上去排着队没音信'),
      sampleLexicon(),
    );
    expect(facts.map(({ value }) => value)).toEqual(['81']);
    expect(omitted.length).toBeLessThanOrEqual(1);
  });
});

describe('what a whole message is', () => {
  it('names the likeliest intent and kind, with chances that add up', () => {
    const message = read('麻烦把技合登记额逐月的走势拉给我看看');
    const intent = likelyIntent(message);
    expect(intent.best).toBe('query');
    expect(likelyQueryKind(message).best).toBe('trend');
    expect(intent.chanceOf('query')).toBeGreaterThan(0.5);
  });

  it('confirms and withdraws nothing on its word alone, whatever is written', () => {
    const characters = fc.constantFrom(
      ...Array.from('高企科小家个58存入库好的不是改报了吗？，。确认对'),
    );
    fc.assert(
      fc.property(fc.array(characters, { minLength: 21, maxLength: 60 }), (some) => {
        const text = `${some.join('')}，截至9月底高企58家，目标66家`;
        const { intent } = understand(inputFor(text), sampleLexicon());
        expect(['confirm', 'cancel']).not.toContain(intent);
      }),
      { numRuns: 200 },
    );
  });
});
