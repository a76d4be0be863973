import { beforeEach, describe, expect, it } from 'vitest';
import { readSupervisions } from '../../../../src/ledger/supervision.js';
import { Conversation, GROUP, PEOPLE, type Pushed } from '../../../fakes/conversation.js';

let chat: Conversation;

async function tell(who: string, text: string, at?: string): Promise<string> {
  const heard = await chat.say(who, text, {
    privately: true,
    ...(at === undefined ? {} : { at }),
  });
  return heard.text;
}

function proposals(pushed: readonly Pushed[]): readonly Pushed[] {
  return pushed.filter(({ text }) => text.includes('持续亮红灯'));
}

/** Every working morning and every digest of some weeks. */
async function weeks(...fridays: readonly string[]): Promise<readonly Pushed[]> {
  const all: Pushed[] = [];
  for (const friday of fridays) {
    all.push(...(await chat.tick(`${friday}T09:00:00+08:00`)));
    all.push(...(await chat.tick(`${friday}T16:00:00+08:00`)));
  }
  return all;
}

beforeEach(async () => {
  chat = await Conversation.open(PEOPLE);
  await chat.tick('2023-07-10T08:00:00+08:00');
});

describe('a proposal', () => {
  it('comes to the office once, when an indicator is red in two digests that follow each other', async () => {
    await chat.report('甲', '截至6月底高企52家', '2023-07-11T10:00:00+08:00');
    expect(proposals(await weeks('2023-07-14'))).toEqual([]);
    expect(proposals(await chat.tick('2023-07-17T09:00:00+08:00'))).toEqual([]);
    expect(proposals(await weeks('2023-07-21'))).toEqual([]);
    const [only, ...others] = proposals(await chat.tick('2023-07-24T09:00:00+08:00'));
    expect(others).toEqual([]);
    expect(only?.to).toBe('主任');
    expect(only?.text).toContain(
      '高新技术企业：自6月30日的数据起亮红灯，52家（截至6月30日），目标66家，完成78.8%，落后时序进度37.5个百分点',
    );
    expect(only?.text).toContain('数源单位县科工信局');
    expect(only?.buttons).toEqual(['督办 高新技术企业 8月7日前']);
    expect(proposals(await weeks('2023-07-28', '2023-08-04', '2023-08-11'))).toEqual([]);
    expect(readSupervisions(chat.ledger.entries)).toEqual([]);
    expect(await tell('主任', only?.buttons[0] ?? '', '2023-08-14T10:00:00+08:00')).toContain(
      '已经过了',
    );
  });

  it('can be taken up as it stands', async () => {
    await chat.report('甲', '截至6月底高企52家', '2023-07-11T10:00:00+08:00');
    await weeks('2023-07-14', '2023-07-21');
    const [proposal] = proposals(await chat.tick('2023-07-24T09:00:00+08:00'));
    expect(await tell('主任', proposal?.buttons[0] ?? '')).toContain('期限：8月7日');
    expect(await tell('主任', '确认督办')).toContain('督办单第1号已发出');
  });

  it('comes again only for a new spell of red', async () => {
    await chat.report('甲', '截至6月底高企52家', '2023-07-11T10:00:00+08:00');
    await weeks('2023-07-14', '2023-07-21');
    await chat.tick('2023-07-24T09:00:00+08:00');
    await chat.report('甲', '截至7月25日高企60家', '2023-07-25T10:00:00+08:00');
    await weeks('2023-07-28');
    await chat.report('甲', '截至7月31日高企52家，原因：资格到期', '2023-08-01T10:00:00+08:00');
    await weeks('2023-08-04', '2023-08-11');
    expect(proposals(await chat.tick('2023-08-14T09:00:00+08:00'))).toHaveLength(1);
  });

  it('comes after two weeks of red where no digest goes out', async () => {
    await tell('主任', '暂停周报', '2023-07-10T09:00:00+08:00');
    await chat.report('甲', '截至6月底高企52家', '2023-07-11T10:00:00+08:00');
    expect(proposals(await chat.tick('2023-07-25T09:00:00+08:00'))).toEqual([]);
    const [proposal] = proposals(await chat.tick('2023-07-26T09:00:00+08:00'));
    expect(proposal?.to).toBe('主任');
    expect(proposals(await chat.tick('2023-07-27T09:00:00+08:00'))).toEqual([]);
  });

  it('does not come where a letter is under way, at night, or for what is not red', async () => {
    await tell('主任', '暂停周报', '2023-07-10T09:00:00+08:00');
    await chat.report('甲', '截至6月底高企52家，科小60家', '2023-07-11T10:00:00+08:00');
    await tell('主任', '督办 高企 8月31日前');
    await tell('主任', '确认督办');
    expect(proposals(await chat.tick('2023-07-27T09:00:00+08:00'))).toEqual([]);
    await tell('主任', '撤回督办1');
    expect(proposals(await chat.tick('2023-07-27T20:00:00+08:00'))).toEqual([]);
    expect(proposals(await chat.tick('2023-07-28T09:00:00+08:00'))).toHaveLength(1);
  });
});

describe('a deadline that passes unanswered', () => {
  beforeEach(async () => {
    await chat.report('甲', '截至6月底高企52家', '2023-07-11T10:00:00+08:00');
    await tell('主任', '督办 高企 7月31日前');
    await tell('主任', '确认督办');
  });

  function overdue(pushed: readonly Pushed[]): readonly Pushed[] {
    return pushed.filter(({ text }) => text.includes('已过，还没有收到回复'));
  }

  it('is told once to the office and to the unit, in working hours', async () => {
    expect(overdue(await chat.tick('2023-07-31T17:00:00+08:00'))).toEqual([]);
    expect(overdue(await chat.tick('2023-08-01T07:00:00+08:00'))).toEqual([]);
    const pushed = overdue(await chat.tick('2023-08-01T09:00:00+08:00'));
    expect(pushed.map(({ to }) => to)).toEqual(['主任', '甲', '丁']);
    expect(pushed[0]?.text).toContain('督办单第1号（县科工信局，高新技术企业）的期限7月31日已过');
    expect(overdue(await chat.tick('2023-08-02T09:00:00+08:00'))).toEqual([]);
  });

  it('is not told once it was answered, and anew after it was moved', async () => {
    await tell('主任', '督办1延期到8月4日', '2023-07-31T10:00:00+08:00');
    expect(overdue(await chat.tick('2023-08-01T09:00:00+08:00'))).toEqual([]);
    expect(overdue(await chat.tick('2023-08-07T09:00:00+08:00'))).toHaveLength(3);
    await tell('甲', '督办1回复：已办', '2023-08-07T10:00:00+08:00');
    await tell('主任', '督办1退回：没有时限', '2023-08-07T11:00:00+08:00');
    expect(overdue(await chat.tick('2023-08-08T09:00:00+08:00'))).toEqual([]);
  });

  it('is counted in the weekly digest, without naming a unit', async () => {
    await chat.tick('2023-08-01T09:00:00+08:00');
    const pushed = (await chat.tick('2023-08-04T16:00:00+08:00')).filter(({ to }) => to === GROUP);
    expect(pushed[0]?.text).toContain('督办中1件，逾期1件');
    expect(pushed[0]?.text).not.toContain('督办单第1号');
  });
});
