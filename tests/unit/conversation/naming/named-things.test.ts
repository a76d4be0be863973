import { describe, expect, it } from 'vitest';
import { thingsContaining, thingsNamed } from '../../../../src/conversation/naming/named-things.js';
import { buildLexicon } from '../../../../src/plan/build-lexicon.js';
import { samplePlan } from '../../../fakes/sample-plan.js';

const plans = [samplePlan()];
const lexicon = buildLexicon(plans, { botName: '战报助手' });
const named = (text: string): readonly string[] =>
  thingsNamed(text, { plans, lexicon }).map(({ name }) => name);

describe('what a text names', () => {
  it('is found however it is written', () => {
    expect(named('科技型中小企業')).toEqual(['科技型中小企业']);
    expect(named('高新技术企业这项指标')).toEqual(['高新技术企业']);
  });

  it('is several things where several share the name, and nothing for an unknown word', () => {
    expect(named('技合')).toHaveLength(2);
    expect(named('独角兽')).toEqual([]);
  });

  it('is known of parts of titles too', () => {
    expect(thingsContaining('技術合同', plans).length).toBeGreaterThan(1);
  });

  // A table made for each of so many would never end: a list of names asks thousands of times.
  it('is looked up in a table made once', () => {
    const words = Array.from({ length: 200_000 }, (_, index) => `叫法${index}`);
    expect(words.filter((word) => named(word).length > 0)).toEqual([]);
  });
});
