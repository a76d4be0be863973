import { describe, expect, it } from 'vitest';
import { handleMessage } from '../../../src/conversation/handle-message.js';
import type { TakenIn } from '../../../src/conversation/taken-in.js';
import { nothingFound } from '../../../src/conversation/taken-in.js';
import { createWorkCalendar } from '../../../src/plan/calendar/work-calendar.js';
import { renderText } from '../../../src/message/render-text.js';
import { Conversation, GROUP } from '../../fakes/conversation.js';
import { testMessage } from '../../fakes/people.js';

async function heard(text: string, found: Partial<TakenIn>): Promise<readonly string[]> {
  const { store, now } = await Conversation.open();
  const deps = { store, botName: '战报助手', calendar: createWorkCalendar() };
  const message = testMessage({ userId: '甲', text, at: now, group: GROUP });
  const replies = await handleMessage(deps, message, { takenIn: { ...nothingFound, ...found } });
  return replies.map(renderText);
}

describe('what was found when a message was taken in', () => {
  it('a file that was not kept is told beside the answer', async () => {
    const [first, ...rest] = await heard('截至6月底高企58家', { notes: ['附件未保存。'] });
    expect(first).toContain('58');
    expect(first).toContain('附件未保存。');
    expect(rest).toEqual([]);
  });

  it('and where there is nothing else to say', async () => {
    expect(await heard('好的', {})).toEqual([]);
    expect(await heard('好的', { notes: ['附件未保存。'] })).toEqual(['附件未保存。']);
  });

  it('that its numbers were masked is told although only the mask is seen', async () => {
    const [first] = await heard('截至6月底高企58家，［电话已隐去］', { masked: true });
    expect(first).toContain('已隐去，不保存');
  });

  it('what the screen stopped is answered without its words', async () => {
    const [first] = await heard('', { screenReason: 'secrecy-mark' });
    expect(first).toContain('涉密');
  });
});
