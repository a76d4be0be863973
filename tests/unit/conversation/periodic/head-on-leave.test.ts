import { describe, expect, it } from 'vitest';
import { Conversation, PEOPLE } from '../../../fakes/conversation.js';

describe('the second reminder', () => {
  it('goes to the head of a unit, and to the office while the head is on leave', async () => {
    // Only who reports for a unit takes leave; this one does so for another.
    const head = [
      { unit: '县科工信局', role: 'leader' },
      { unit: '县教育局', role: 'liaison' },
    ] as const;
    const talk = await Conversation.open({
      ...PEOPLE,
      局长: head,
    });
    await talk.tick('2023-07-10T08:00:00+08:00');
    const office = { at: '2023-07-10T09:00:00+08:00', privately: true };
    await talk.say('主任', '开启二次提醒给单位负责人', office);
    const toldOn = async (thursday: string, friday: string) => {
      await talk.tick(`${thursday}T09:30:00+08:00`);
      const pushed = await talk.tick(`${friday}T09:30:00+08:00`);
      return pushed.filter(({ text }) => text.includes('系统不再催报')).map(({ to }) => to);
    };
    expect(await toldOn('2023-07-13', '2023-07-14')).toContain('局长');
    await talk.say('局长', '请假到7月24日', { at: '2023-07-19T10:00:00+08:00', privately: true });
    const told = await toldOn('2023-07-20', '2023-07-21');
    expect(told).not.toContain('局长');
    expect(told).toContain('主任');
  });
});
