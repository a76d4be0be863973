import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation, GROUP, SECOND_GROUP } from '../../../fakes/conversation.js';
import { quickPainter } from '../../../fakes/quick-painter.js';

const WEDNESDAY = '2023-07-12T10:00:00+08:00';
const HOUR_BEFORE = '2023-07-14T15:00:00+08:00';
const FRIDAY = '2023-07-14T16:00:00+08:00';
const NEXT_FRIDAY = '2023-07-21T16:00:00+08:00';
const NOT_AGAIN = '7月14日16:00的定时周报不再重复发到本群';

let talk: Conversation;

beforeEach(async () => {
  talk = await Conversation.open();
  talk.pictures = quickPainter;
  await talk.tick('2023-07-10T08:00:00+08:00');
  await talk.report('甲', '截至6月底高企58家', '2023-07-11T10:00:00+08:00');
});

const ask = (group = GROUP, at = WEDNESDAY) => talk.say('主任', '发本周周报', { at, group });

async function recipients(at: string): Promise<readonly string[]> {
  return (await talk.tick(at)).map(({ to }) => to).filter((to) => to !== '主任');
}

describe('发本周周报 in a group, before the schedule brings it', () => {
  it('says that it will not come again, and the schedule brings it to the other groups only', async () => {
    expect((await ask()).text).toContain(NOT_AGAIN);
    const [shown] = await talk.tick(HOUR_BEFORE);
    expect(shown?.text).toContain('16:00将发到1个工作群');
    expect(await recipients(FRIDAY)).toEqual([SECOND_GROUP]);
    expect(await recipients('2023-07-14T16:01:00+08:00')).toEqual([]);
  });

  it('ends the week’s digest once every group has it', async () => {
    await ask();
    expect((await ask(SECOND_GROUP)).text).toContain(NOT_AGAIN);
    expect((await talk.tick(HOUR_BEFORE)).map(({ to }) => to)).not.toContain('主任');
    expect(await recipients(FRIDAY)).toEqual([]);
    expect(await recipients(NEXT_FRIDAY)).toEqual([GROUP, SECOND_GROUP]);
  });

  it('may be asked for again, and is said once', async () => {
    await ask();
    const again = await ask();
    expect(again.text).toContain('【周报】');
    expect(again.text).not.toContain('不再重复发');
  });

  it('takes nothing from the next digest: what came since is news to that group', async () => {
    await ask();
    const after = '2023-07-13T10:00:00+08:00';
    await talk.report('甲', '截至7月12日高企61家', after);
    await talk.tick(FRIDAY);
    const pushed = (await talk.tick(NEXT_FRIDAY)).filter(({ to }) => to === GROUP);
    expect(pushed.map(({ text }) => text.includes('58家→61家'))).toEqual([true]);
  });

  it('counts only where the group got all of it', async () => {
    await talk.say('主任', '发本周周报', { at: WEDNESDAY, privately: true });
    await talk.say('主任', '导出周报word');
    await talk.say('主任', '发县人社局本周周报');
    expect(await recipients(FRIDAY)).toEqual([GROUP, SECOND_GROUP]);
  });

  it('after it came by itself is no more than an answer', async () => {
    await talk.tick(FRIDAY);
    const { text } = await ask(GROUP, '2023-07-14T17:00:00+08:00');
    expect(text).toContain('【周报】');
    expect(text).not.toContain('不再重复发');
  });

  it('ends the waiting for the office’s 发送 as well', async () => {
    await talk.say('主任', '周报确认后发送', { at: WEDNESDAY, privately: true });
    await talk.tick(HOUR_BEFORE);
    await ask(GROUP, '2023-07-14T15:10:00+08:00');
    await ask(SECOND_GROUP, '2023-07-14T15:11:00+08:00');
    expect(await talk.tick(FRIDAY)).toEqual([]);
  });
});
