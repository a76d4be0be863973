import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../../src/kernel/ids.js';
import type { PlanId } from '../../../../src/kernel/ids.js';
import type { Plan } from '../../../../src/plan/model.js';
import { Conversation, GROUP, PEOPLE, type Pushed } from '../../../fakes/conversation.js';
import { samplePlan } from '../../../fakes/sample-plan.js';

function toGroup(pushed: readonly Pushed[]): string {
  return pushed
    .filter(({ to }) => to === GROUP)
    .map(({ text }) => text)
    .join('\n');
}

const CHANGE = /高新技术企业 \S+→\d+家/gu;

let talk: Conversation;

/** What changed, once however many groups read it. */
function changesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(CHANGE)].map(([change]) => change))];
}

async function office(text: string, at: string): Promise<string> {
  return (await talk.say('主任', text, { at, privately: true })).text;
}

/** A month's bulletin goes out on the office's word; its words. */
async function bulletin(day: string): Promise<string> {
  await talk.tick(`${day}T15:00:00+08:00`);
  return await office('发送', `${day}T15:10:00+08:00`);
}

describe('what a publication tells as new', () => {
  beforeEach(async () => {
    talk = await Conversation.open();
    await talk.tick('2023-05-04T08:00:00+08:00');
    await office('暂停周报', '2023-05-04T08:01:00+08:00');
  });

  it('holds a figure of the month that was known before the bulletin of the month before', async () => {
    await talk.report('甲', '截至7月31日高企58家', '2023-08-01T10:00:00+08:00');
    await talk.report('甲', '截至8月3日高企62家', '2023-08-04T10:00:00+08:00');
    expect(changesIn(await bulletin('2023-08-07'))).toEqual(['高新技术企业 首次报数→58家']);
    expect(changesIn(await bulletin('2023-09-07'))).toEqual(['高新技术企业 58家→62家']);
  });

  it('is not told again by the bulletin after a half-year summary', async () => {
    await talk.report('甲', '截至5月31日高企58家', '2023-06-01T10:00:00+08:00');
    expect(changesIn(await bulletin('2023-06-07'))).toEqual(['高新技术企业 首次报数→58家']);
    await talk.report('甲', '截至6月28日高企60家', '2023-06-29T10:00:00+08:00');
    expect(changesIn(await bulletin('2023-07-07'))).toEqual(['高新技术企业 首次报数→60家']);
    await talk.report('甲', '截至7月28日高企61家', '2023-07-29T10:00:00+08:00');
    expect(changesIn(await bulletin('2023-08-07'))).toEqual(['高新技术企业 60家→61家']);
  });
});

describe('what a weekly digest tells as new', () => {
  beforeEach(async () => {
    talk = await Conversation.open();
    await talk.tick('2023-07-10T08:00:00+08:00');
    await talk.report('甲', '截至6月底高企58家', '2023-07-11T10:00:00+08:00');
  });

  it('holds figures of the days between one that was late and its publication', async () => {
    await talk.report('甲', '截至7月16日高企60家', '2023-07-17T08:10:00+08:00');
    expect(changesIn(toGroup(await talk.tick('2023-07-17T08:30:00+08:00')))).toEqual([
      '高新技术企业 首次报数→58家',
    ]);
    expect(changesIn(toGroup(await talk.tick('2023-07-21T16:00:00+08:00')))).toEqual([
      '高新技术企业 58家→60家',
    ]);
  });

  it('holds what stood in one that the office skipped', async () => {
    await talk.tick('2023-07-14T15:00:00+08:00');
    await office('跳过', '2023-07-14T15:10:00+08:00');
    expect(changesIn(toGroup(await talk.tick('2023-07-21T16:00:00+08:00')))).toEqual([
      '高新技术企业 首次报数→58家',
    ]);
  });
});

/** The sample plan in two: that of the talents bureau is a plan of its own. */
function twoPlans(): readonly [Plan, Plan] {
  const whole = samplePlan();
  const isTalents = ({ ownerUnit }: Plan['indicators'][number]) => ownerUnit === '县人社局';
  return [
    { ...whole, indicators: whole.indicators.filter((one) => !isTalents(one)) },
    {
      ...whole,
      id: newId<PlanId>(),
      title: '人才工作方案',
      tasks: [],
      indicators: whole.indicators.filter(isTalents),
    },
  ];
}

describe('with several plans', () => {
  beforeEach(async () => {
    talk = await Conversation.open(PEOPLE, twoPlans());
    await talk.tick('2023-07-03T08:00:00+08:00');
    await talk.report('甲', '截至6月底高企58家', '2023-07-04T10:00:00+08:00');
    await talk.report('丙', '截至6月底引进硕士30名', '2023-07-04T10:05:00+08:00');
    await talk.tick('2023-07-07T15:00:00+08:00');
    expect(toGroup(await talk.tick('2023-07-07T16:00:00+08:00'))).toContain('58家');
  });

  it('each counts only what is owed to its own plan', async () => {
    await talk.report('丙', '截至7月10日引进硕士31名', '2023-07-10T10:00:00+08:00');
    const pushed = await talk.tick('2023-07-14T16:00:00+08:00');
    const [text] = pushed.flatMap((one) =>
      one.to === GROUP && one.text.includes('】人才工作方案') ? [one.text] : [],
    );
    expect(text).toContain('应报单位1个：已报1个');
  });

  it('a correction is explained by the next digest of its own plan', async () => {
    await talk.report('甲', '更正：截至6月底高企是59家，不是58家', '2023-07-10T10:00:00+08:00');
    const sent = await office('发送《人才工作方案》半年总结', '2023-07-10T11:00:00+08:00');
    expect(sent).toContain('人才工作方案');
    expect(sent).not.toContain('更正说明');
    const text = toGroup(await talk.tick('2023-07-14T16:00:00+08:00'));
    expect(text).toContain('更正说明：高新技术企业6月30日数由58家更正为59家');
  });
});
