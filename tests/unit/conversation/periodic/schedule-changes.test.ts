import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation, GROUP, type Pushed } from '../../../fakes/conversation.js';

function toGroups(pushed: readonly Pushed[]): readonly string[] {
  return pushed.filter(({ to }) => to === GROUP).map(({ text }) => text);
}

let talk: Conversation;

async function office(text: string, at: string): Promise<string> {
  return (await talk.say('主任', text, { at, privately: true })).text;
}

beforeEach(async () => {
  talk = await Conversation.open();
  await talk.tick('2023-07-10T08:00:00+08:00');
  await talk.report('甲', '截至6月底高企58家', '2023-07-11T10:00:00+08:00');
});

describe('a schedule that is changed', () => {
  it('holds for what comes, and makes up nothing that would have been due under it', async () => {
    await office('周报改为每周二下午4点', '2023-07-12T10:00:00+08:00');
    expect(await talk.tick('2023-07-12T10:01:00+08:00')).toEqual([]);
    expect(toGroups(await talk.tick('2023-07-14T16:00:00+08:00'))).toEqual([]);
    const [text] = toGroups(await talk.tick('2023-07-18T16:00:00+08:00'));
    expect(text).toContain('高新技术企业 首次报数→58家');
    expect(text).not.toContain('补发');
    expect(text).not.toContain('合并');
  });

  it('begins anew when it is switched on again', async () => {
    await office('暂停周报', '2023-07-12T10:00:00+08:00');
    await office('恢复周报', '2023-07-26T10:00:00+08:00');
    expect(await talk.tick('2023-07-26T10:01:00+08:00')).toEqual([]);
    const [text] = toGroups(await talk.tick('2023-07-28T16:00:00+08:00'));
    expect(text).toContain('高新技术企业 首次报数→58家');
    expect(text).not.toContain('合并');
  });

  it('begins anew for bulletins, too', async () => {
    await office('暂停通报', '2023-08-01T10:00:00+08:00');
    await office('恢复通报', '2023-08-14T10:00:00+08:00');
    const told = await talk.tick('2023-08-14T10:01:00+08:00');
    expect(told.filter(({ text }) => text.includes('》通报'))).toEqual([]);
  });

  it('still makes up what was missed when nothing of it changed', async () => {
    await office('恢复周报', '2023-07-17T08:20:00+08:00');
    const [text] = toGroups(await talk.tick('2023-07-17T08:30:00+08:00'));
    expect(text).toContain('应于7月14日16:00发出，现补发');
  });

  it('leaves to the office what waits for its word already', async () => {
    await office('周报确认后发送', '2023-07-12T10:00:00+08:00');
    await talk.tick('2023-07-14T15:00:00+08:00');
    await talk.tick('2023-07-14T16:00:00+08:00');
    await office('周报改为每周五下午5点', '2023-07-17T10:00:00+08:00');
    expect(await talk.tick('2023-07-17T10:01:00+08:00')).toEqual([]);
    expect(await office('发送', '2023-07-17T10:02:00+08:00')).toContain('【周报】');
  });
});
