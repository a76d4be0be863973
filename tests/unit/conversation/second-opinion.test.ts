import { describe, expect, it } from 'vitest';
import { AdviceDesk } from '../../../src/conversation/advice-desk.js';
import type { OpinionFact, OpinionRequest } from '../../../src/understanding/second-opinion.js';
import { Conversation } from '../../fakes/conversation.js';
import { indicatorOf, samplePlan } from '../../fakes/sample-plan.js';

const plan = samplePlan();

/** A second reader's figure for the words `number` in the message that it is asked about. */
const said =
  (indicator: string, number: string, change: Partial<OpinionFact> = {}) =>
  ({ input }: OpinionRequest): OpinionFact => {
    const { id, unit } = indicatorOf(plan, indicator);
    const start = input.text.indexOf(number);
    const value = String(Number.parseFloat(number)) as OpinionFact['value'];
    return {
      indicatorId: id,
      indicator,
      unit,
      measure: 'total',
      value,
      from: null,
      asOf: '2023-07-05',
      approx: false,
      span: { start, end: start + number.length },
      ...change,
    };
  };

async function withSecond(
  ...facts: readonly ReturnType<typeof said>[]
): Promise<{ readonly talk: Conversation; readonly asked: OpinionRequest[] }> {
  const talk = await Conversation.open();
  const asked: OpinionRequest[] = [];
  talk.desk = new AdviceDesk(
    (request) => {
      asked.push(request);
      return Promise.resolve({ facts: facts.map((fact) => fact(request)) });
    },
    () => Promise.resolve(null),
  );
  return { talk, asked };
}

/** A figure that only the second reader places: the name is none of the plan's. */
const UNPLACED = '高新的企业这块现在是58家了';

describe('a second opinion on a report', () => {
  it('is never taken without a question when the rules saw no figure', async () => {
    const { talk } = await withSecond(said('高新技术企业', '58家'));
    const { text, buttons } = await talk.say('甲', UNPLACED);
    expect(text).toContain('是哪一种');
    expect(text).toContain('A 高新技术企业累计58家（7月5日）；B 都不是，不计入');
    expect(buttons).toContain('A1');
    await talk.say('甲', '确认');
    expect(talk.events).not.toContain('fact-recorded');
  });

  it('becomes official once its reading was chosen and confirmed', async () => {
    const { talk } = await withSecond(said('高新技术企业', '58家'));
    await talk.say('甲', UNPLACED);
    const chosen = await talk.say('甲', '1');
    expect(chosen.text).not.toContain('是哪一种');
    await talk.say('甲', '确认');
    const [fact] = [...talk.ledger.facts.values()];
    expect(fact?.fact).toMatchObject({ value: '58', measure: 'total', asOf: '2023-07-05' });
  });

  it('is dropped, with its receipt, when none of the readings is meant', async () => {
    const { talk } = await withSecond(said('高新技术企业', '58家'));
    await talk.say('甲', UNPLACED);
    expect((await talk.say('甲', '2')).text).toContain('这个数不计入');
    expect((await talk.say('甲', '确认')).text).toContain('没有');
    expect(talk.ledger.facts.size).toBe(0);
  });

  it('goes away when the line is changed by hand', async () => {
    const { talk } = await withSecond(said('高新技术企业', '58家'));
    await talk.say('甲', UNPLACED);
    const changed = await talk.say('甲', '改1 60家');
    expect(changed.text).not.toContain('是哪一种');
    await talk.say('甲', '确认');
    expect([...talk.ledger.facts.values()].map(({ fact }) => fact.value)).toEqual(['60']);
  });

  it('never touches what the rules are sure of', async () => {
    const { talk, asked } = await withSecond(said('科技型中小企业', '58家'));
    const { text } = await talk.say('甲', '截至7月5日高企累计58家');
    expect(asked.length === 0 || !text.includes('是哪一种')).toBe(true);
    expect(text).toContain('高新技术企业');
    expect(text).not.toContain('科技型中小企业');
  });

  it('changes nothing when it is silent or fails', async () => {
    const plain = await Conversation.open();
    const expected = await plain.say('甲', UNPLACED);
    for (const opinion of [
      () => Promise.resolve(null),
      () => Promise.resolve({ facts: [] }),
      () => Promise.reject(new Error('broken')),
    ]) {
      const talk = await Conversation.open();
      talk.desk = new AdviceDesk(opinion, () => Promise.resolve(null));
      expect((await talk.say('甲', UNPLACED)).text).toBe(expected.text);
    }
  });
});
