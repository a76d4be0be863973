import { beforeEach, describe, expect, it } from 'vitest';
import { silence } from '../../../../src/conversation/outcome.js';
import {
  Conversation,
  GROUP,
  PEOPLE,
  SECOND_GROUP,
  type Pushed,
} from '../../../fakes/conversation.js';

const FRIDAY = '2023-07-14T16:00:00+08:00';
const HOUR_BEFORE = '2023-07-14T15:00:00+08:00';

/** What went to groups. */
function inGroups(pushed: readonly Pushed[]): readonly Pushed[] {
  return pushed.filter(({ to }) => to === GROUP || to === SECOND_GROUP);
}

let talk: Conversation;

beforeEach(async () => {
  talk = await Conversation.open();
  await talk.tick('2023-07-10T08:00:00+08:00');
  await talk.report('甲', '截至6月底高企58家', '2023-07-11T10:00:00+08:00');
});

describe('the weekly digest', () => {
  it('is shown to the office an hour before, and goes to every group once', async () => {
    await talk.tick('2023-07-14T14:59:00+08:00');
    const [shown, ...others] = await talk.tick(HOUR_BEFORE);
    expect(others).toEqual([]);
    expect(shown?.to).toBe('主任');
    expect(shown?.text).toContain('16:00将发到2个工作群');
    expect(shown?.text).toContain('高新技术企业 首次报数→58家');
    expect(shown?.text).toMatch(/仅专班办公室可见——未报：.*高新区/u);
    expect(shown?.buttons[0]).toMatch(/^发送《.*》周报$/u);
    expect(await talk.tick('2023-07-14T15:01:00+08:00')).toEqual([]);
    const pushed = await talk.tick(FRIDAY);
    expect(pushed.map(({ to }) => to)).toEqual([GROUP, SECOND_GROUP]);
    expect(pushed[0]?.text).toContain('【周报】');
    expect(pushed[0]?.text).not.toContain('未报：');
    expect(talk.events.filter((kind) => kind === 'digest-published')).toHaveLength(1);
    expect(await talk.tick('2023-07-14T16:01:00+08:00')).toEqual([]);
    expect(await talk.tick('2023-07-17T09:00:00+08:00')).toEqual([]);
  });

  it('goes out on time when the office says nothing, at once when it says 发送', async () => {
    await talk.tick(HOUR_BEFORE);
    const { replies, text } = await talk.say('主任', '发送', {
      at: '2023-07-14T15:10:00+08:00',
      privately: true,
    });
    expect(replies.map(({ to }) => to.kind)).toEqual(['other-group', 'other-group', 'sender']);
    expect(text).toContain('周报正在发往2个工作群');
    expect(await talk.tick(FRIDAY)).toEqual([]);
  });

  it('carries the office’s words, and none of its figures can be changed there', async () => {
    await talk.tick(HOUR_BEFORE);
    const noted = await talk.say('主任', '修改说明：下周一上午召开调度会', {
      at: '2023-07-14T15:10:00+08:00',
      privately: true,
    });
    expect(noted.text).toContain('专班办公室说明：下周一上午召开调度会');
    const [first] = await talk.tick(FRIDAY);
    expect(first?.text).toContain('专班办公室说明：下周一上午召开调度会');
    expect(first?.text).toContain('58家');
  });

  it('is not said to be sent where no group is left to send it to', async () => {
    await talk.tick(HOUR_BEFORE);
    const at = '2023-07-14T15:10:00+08:00';
    const groups = [GROUP, SECOND_GROUP].map((groupId) => ({
      ...{ channel: 'test', groupId, name: '' },
      state: 'refused' as const,
    }));
    await talk.store.sweep(talk.workspaceId, new Date(at), () => ({ ...silence, groups }));
    const { text } = await talk.say('主任', '发送', { at, privately: true });
    expect(text).toContain('还没有绑定工作群，周报无处可发');
    expect(talk.events).not.toContain('digest-published');
  });

  it('says how long a note may be, however long it is', async () => {
    await talk.tick(HOUR_BEFORE);
    for (const count of [201, 340, 1500]) {
      const heard = await talk.say('主任', `修改说明：${'好'.repeat(count)}`, {
        at: '2023-07-14T15:10:00+08:00',
        privately: true,
      });
      expect(heard.text).toContain('200字以内');
    }
    const [first] = await talk.tick(FRIDAY);
    expect(first?.text).not.toContain('好好');
  });

  it('is skipped on the office’s word', async () => {
    await talk.tick(HOUR_BEFORE);
    const said = await talk.say('主任', '跳过', {
      at: '2023-07-14T15:10:00+08:00',
      privately: true,
    });
    expect(said.text).toContain('本期周报不发');
    expect(await talk.tick(FRIDAY)).toEqual([]);
    expect(talk.events).not.toContain('digest-published');
  });

  it('is nobody else’s to send', async () => {
    await talk.tick(HOUR_BEFORE);
    const said = await talk.say('甲', '发送', { at: '2023-07-14T15:10:00+08:00', privately: true });
    expect(said.text).toContain('只有专班办公室');
    expect(talk.events).not.toContain('digest-published');
  });

  it('shows the corrected figure when the ledger was corrected after the preview', async () => {
    await talk.tick(HOUR_BEFORE);
    await talk.report(
      '甲',
      '刚才报错了，截至6月底高企是59家，不是58家',
      '2023-07-14T15:20:00+08:00',
    );
    const [first] = await talk.tick(FRIDAY);
    expect(first?.text).toContain('59家');
    expect(first?.text).not.toContain('58家');
  });

  it('waits for 发送 where the office wants it so, and reminds it once', async () => {
    await talk.say('主任', '周报确认后发送', { at: '2023-07-12T10:00:00+08:00', privately: true });
    const [shown] = await talk.tick(HOUR_BEFORE);
    expect(shown?.text).toContain('请确认后发送');
    const [chased, ...rest] = await talk.tick(FRIDAY);
    expect(rest).toEqual([]);
    expect(chased?.to).toBe('主任');
    expect(chased?.text).toContain('正等您确认');
    expect(await talk.tick('2023-07-14T17:00:00+08:00')).toEqual([]);
    const sent = await talk.say('主任', '发送', {
      at: '2023-07-14T17:10:00+08:00',
      privately: true,
    });
    expect(sent.replies[0]?.to.kind).toBe('other-group');
  });

  it('reminds the office once even when it changes the note afterwards', async () => {
    await talk.say('主任', '周报确认后发送', { at: '2023-07-12T10:00:00+08:00', privately: true });
    await talk.tick(HOUR_BEFORE);
    await talk.tick(FRIDAY);
    const said = { at: '2023-07-14T16:10:00+08:00', privately: true };
    await talk.say('主任', '修改说明：下周一上午召开调度会', said);
    expect(await talk.tick('2023-07-14T16:11:00+08:00')).toEqual([]);
    expect(await talk.tick('2023-07-14T17:30:00+08:00')).toEqual([]);
  });

  it('gives the office an hour with a preview that came late before it reminds it', async () => {
    await talk.say('主任', '周报确认后发送', { at: '2023-07-12T10:00:00+08:00', privately: true });
    const [shown] = await talk.tick('2023-07-14T16:30:00+08:00');
    expect(shown?.text).toContain('请确认后发送');
    expect(await talk.tick('2023-07-14T16:31:00+08:00')).toEqual([]);
    const [chased] = await talk.tick('2023-07-14T17:30:00+08:00');
    expect(chased?.text).toContain('正等您确认');
  });

  it('is made up once after an outage, in working hours, with a word on it', async () => {
    expect(await talk.tick('2023-07-15T09:00:00+08:00')).toEqual([]);
    const pushed = await talk.tick('2023-07-17T08:30:00+08:00');
    expect(pushed.map(({ to }) => to)).toEqual([GROUP, SECOND_GROUP]);
    expect(pushed[0]?.text).toContain('应于7月14日16:00发出，现补发');
    expect(pushed[0]?.text).toContain('7月10日至7月14日');
    expect(await talk.tick('2023-07-17T08:31:00+08:00')).toEqual([]);
  });

  it('names all weeks that it joins', async () => {
    const pushed = await talk.tick('2023-07-24T08:30:00+08:00');
    expect(pushed[0]?.text).toContain('本期合并第28周、第29周（此前未发周报）');
  });

  it('joins a week without a working day to the next', async () => {
    await talk.tick('2023-09-25T08:00:00+08:00');
    await talk.tick('2023-09-28T16:00:00+08:00');
    expect(inGroups(await talk.tick('2023-10-07T16:00:00+08:00'))).toEqual([]);
    const pushed = (await talk.tick('2023-10-13T16:00:00+08:00')).filter(({ to }) => to === GROUP);
    expect(pushed[0]?.text).toContain('本期自10月2日起，含放假的一周');
  });

  it('keeps to the weekday and time that the office sets, and to working hours', async () => {
    const set = await talk.say('主任', '周报改为每周四下午4点半', {
      at: '2023-07-12T10:00:00+08:00',
      privately: true,
    });
    expect(set.text).toContain('每周四16:30');
    expect((await talk.tick('2023-07-13T16:30:00+08:00')).map(({ to }) => to)).toContain(GROUP);
    const late = await talk.say('主任', '周报改为每周四晚上8点', { privately: true });
    expect(late.text).not.toContain('20:00');
    const refused = await talk.say('主任', '周报改为每周四20点', { privately: true });
    expect(refused.text).toContain('只在工作时间');
  });

  it('pauses and comes back on the office’s word', async () => {
    await talk.say('主任', '暂停周报', { at: '2023-07-12T10:00:00+08:00', privately: true });
    expect(await talk.tick(FRIDAY)).toEqual([]);
    await talk.say('主任', '恢复周报', { at: '2023-07-17T10:00:00+08:00', privately: true });
    const pushed = await talk.tick('2023-07-21T16:00:00+08:00');
    expect(pushed.map(({ to }) => to)).toContain(GROUP);
  });
});

describe('reminders', () => {
  const THURSDAY = '2023-07-13T09:30:00+08:00';

  it('go privately to those who owe, once a period, with the last figure', async () => {
    expect(await talk.tick('2023-07-13T09:29:00+08:00')).toEqual([]);
    const told = await talk.tick(THURSDAY);
    expect(told.map(({ to }) => to).sort()).toEqual(['丁', '丙', '乙', '甲'].sort());
    const mine = told.find(({ to }) => to === '甲');
    expect(mine?.text).toContain('县科工信局第28周还有以下事项未报');
    expect(mine?.buttons).toEqual(['本期无变化', '明天再提醒']);
    expect(mine?.text).not.toContain('高新技术企业：');
    expect(await talk.tick('2023-07-13T09:31:00+08:00')).toEqual([]);
    expect(await talk.tick('2023-07-14T09:31:00+08:00')).toEqual([]);
  });

  it('are not sent outside working hours, on days off, or when switched off', async () => {
    expect(await talk.tick('2023-07-13T18:30:00+08:00')).toEqual([]);
    expect(await talk.tick('2023-07-13T07:00:00+08:00')).toEqual([]);
    await talk.say('主任', '关闭提醒', { at: '2023-07-12T10:00:00+08:00', privately: true });
    expect(await talk.tick(THURSDAY)).toEqual([]);
  });

  it('stop when the figures have come, and for a report that waits for its confirmation', async () => {
    await talk.say('丙', '本周引进硕士3名', { at: '2023-07-12T11:00:00+08:00' });
    const told = await talk.tick(THURSDAY);
    expect(told.map(({ to }) => to)).not.toContain('丙');
  });

  it('are answered by one tap, which is a zero report without a receipt', async () => {
    await talk.tick(THURSDAY);
    const said = await talk.say('乙', '本期无变化', {
      at: '2023-07-13T10:00:00+08:00',
      privately: true,
    });
    expect(said.text).toContain('高新区本期无变化（零报告）');
    expect(talk.events).toContain('no-change-reported');
    const again = await talk.say('乙', '本期无变化', { privately: true });
    expect(again.text).toContain('没有等您报送的事项');
  });

  it('come again the next day when the reminded person wishes it', async () => {
    await talk.tick(THURSDAY);
    const put = await talk.say('乙', '明天再提醒', {
      at: '2023-07-13T10:00:00+08:00',
      privately: true,
    });
    expect(put.text).toContain('7月14日');
    expect(await talk.tick('2023-07-13T11:00:00+08:00')).toEqual([]);
    const again = await talk.tick('2023-07-14T09:30:00+08:00');
    expect(again.map(({ to }) => to)).toEqual(['乙']);
  });

  it('promise no other reminder for a day when the period is over', async () => {
    await talk.tick(THURSDAY);
    await talk.tick('2023-07-14T09:30:00+08:00');
    const said = await talk.say('乙', '明天再提醒', {
      at: '2023-07-14T10:00:00+08:00',
      privately: true,
    });
    expect(said.text).not.toContain('再提醒您一次');
    expect(said.text).toContain('7月14日16:00截止');
  });

  it('tell the office second only where it has switched that on', async () => {
    await talk.say('主任', '开启二次提醒', { at: '2023-07-12T10:00:00+08:00', privately: true });
    await talk.tick(THURSDAY);
    const second = await talk.tick('2023-07-14T09:30:00+08:00');
    expect(second.map(({ to }) => to)).toEqual(['主任']);
    expect(second[0]?.text).toContain('仍未报送的单位');
    expect(await talk.tick('2023-07-14T09:31:00+08:00')).toEqual([]);
  });
});

describe('a calendar that is missing', () => {
  it('is told the office once from December on', async () => {
    const open = await Conversation.open(PEOPLE);
    await open.tick('2026-11-30T10:00:00+08:00');
    const told = await open.tick('2026-12-01T10:00:00+08:00');
    expect(told.map(({ to, text }) => [to, text.includes('2027年的放假安排')])).toEqual([
      ['主任', true],
    ]);
    expect(await open.tick('2026-12-02T10:00:00+08:00')).toEqual([]);
  });
});
