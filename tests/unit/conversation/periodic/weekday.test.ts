import { beforeEach, describe, expect, it } from 'vitest';
import { createWorkCalendar } from '../../../../src/plan/calendar/work-calendar.js';
import { Conversation, GROUP } from '../../../fakes/conversation.js';

let talk: Conversation;

async function office(text: string, at: string): Promise<void> {
  await talk.say('主任', text, { at, privately: true });
}

async function recipients(at: string): Promise<readonly string[]> {
  return (await talk.tick(at)).map(({ to }) => to);
}

beforeEach(async () => {
  talk = await Conversation.open();
  await talk.tick('2023-07-03T08:00:00+08:00');
});

describe('a weekly digest on a Monday', () => {
  beforeEach(async () => {
    await office('周报改为每周一下午4点', '2023-07-05T09:00:00+08:00');
    await office('开启二次提醒', '2023-07-05T09:01:00+08:00');
  });

  it('covers the days since the one before, and so do the duties that it counts', async () => {
    await talk.tick('2023-07-10T16:00:00+08:00');
    await talk.report('丙', '截至6月底引进硕士30名', '2023-07-12T10:00:00+08:00');
    await talk.tick('2023-07-17T15:00:00+08:00');
    const pushed = await talk.tick('2023-07-17T16:00:00+08:00');
    const [text] = pushed.flatMap((one) => (one.to === GROUP ? [one.text] : []));
    expect(text).toContain('（7月11日至7月17日）');
    expect(text).toContain('已报1个');
    expect(text).not.toContain('放假');
  });

  it('is preceded by a reminder on the Friday, and a second one on its morning', async () => {
    await talk.report('丙', '截至6月底引进硕士30名', '2023-07-12T10:00:00+08:00');
    const told = await recipients('2023-07-14T09:30:00+08:00');
    expect(told).toContain('甲');
    expect(told).not.toContain('丙');
    expect(await recipients('2023-07-14T09:31:00+08:00')).toEqual([]);
    const second = await talk.tick('2023-07-17T09:30:00+08:00');
    expect(second.flatMap(({ to, text }) => (text.includes('仍未报送的单位') ? [to] : []))).toEqual(
      ['主任'],
    );
  });
});

describe('a second reminder', () => {
  it('leaves a working day to answer the first, however late that came', async () => {
    await office('开启二次提醒', '2023-07-05T09:01:00+08:00');
    expect(await recipients('2023-07-07T09:30:00+08:00')).toContain('甲');
    expect(await recipients('2023-07-07T09:31:00+08:00')).toEqual([]);
    expect(await recipients('2023-07-07T14:00:00+08:00')).toEqual([]);
  });

  it('is not sent in a week of one working day', async () => {
    await office('开启二次提醒', '2023-07-05T09:01:00+08:00');
    const off = ['2023-07-10', '2023-07-11', '2023-07-12', '2023-07-13'] as const;
    talk.calendar = createWorkCalendar(off.map((date) => ({ date, isWorkday: false })));
    expect(await recipients('2023-07-14T09:30:00+08:00')).toContain('甲');
    expect(await recipients('2023-07-14T09:31:00+08:00')).toEqual([]);
  });
});
