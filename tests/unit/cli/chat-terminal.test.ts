import { describe, expect, it } from 'vitest';
import type { ChatHost, ChatPerson } from '../../../src/cli/chat-host.js';
import { DEFAULT_GROUP, readTypedLine } from '../../../src/cli/chat-session.js';
import type { ChatSession } from '../../../src/cli/chat-session.js';
import { chatTerminal } from '../../../src/cli/chat-terminal.js';
import { AppError } from '../../../src/kernel/errors.js';
import { newId } from '../../../src/kernel/ids.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import type { InboundMessage } from '../../../src/message/inbound-message.js';

const start: ChatSession = {
  person: { name: '甲', unit: '县科工信局', role: 'liaison' },
  group: DEFAULT_GROUP,
  now: new Date('2023-07-05T10:00:00+08:00'),
};

describe('lines typed at the prompt', () => {
  it('/as changes who speaks', () => {
    expect(readTypedLine('/as 高新区 liaison 乙', start)).toMatchObject({
      session: { person: { name: '乙', unit: '高新区', role: 'liaison' } },
    });
    expect(readTypedLine('/as 县领导 领导', start)).toMatchObject({
      session: { person: { unit: '县领导', role: 'leader' } },
      note: expect.stringContaining('（县领导）') as string,
    });
    expect(readTypedLine('/as 高新区 king', start)).toMatchObject({ kind: 'note' });
  });

  it('/now sets the clock in Shanghai and gives it back', () => {
    expect(readTypedLine('/now 2023-08-01 08:30', start)).toMatchObject({
      session: { now: new Date('2023-08-01T08:30:00+08:00') },
    });
    expect(readTypedLine('/now', start)).toMatchObject({ session: { now: null } });
    expect(readTypedLine('/now 2023-02-30', start)).toMatchObject({ kind: 'note' });
  });

  it('/group and /private change the place, /help helps, /quit ends, all else is said', () => {
    expect(readTypedLine('/private', start)).toMatchObject({ session: { group: null } });
    expect(readTypedLine('/group', start)).toMatchObject({ session: { group: DEFAULT_GROUP } });
    expect(readTypedLine('/help', start)).toMatchObject({ kind: 'note' });
    expect(readTypedLine('/quit', start)).toEqual({ kind: 'quit' });
    expect(readTypedLine('高企58', start)).toEqual({ kind: 'say', text: '高企58' });
  });
});

describe('a chat through a pipe', () => {
  it('says each line as whoever was set, and shows replies with their buttons', async () => {
    const said: InboundMessage[] = [];
    const people: ChatPerson[] = [];
    const host: ChatHost = {
      ensureGroup: () => Promise.resolve(),
      ensurePerson: (person) => {
        people.push(person);
        return Promise.resolve(newId<MemberId>());
      },
      handle: (message) => {
        said.push(message);
        if (message.text === '坏') throw new AppError('store', 'down');
        const reply = {
          to: { kind: 'sender' as const },
          blocks: [{ type: 'text' as const, text: '好' }],
          buttons: [{ label: '确认', text: '确认' }],
        };
        return Promise.resolve(message.text === '谢谢' ? [] : [reply]);
      },
    };
    let shown = '';
    async function* lines(): AsyncIterable<string> {
      await Promise.resolve();
      yield* ['高企58', '/as 高新区', '/private', '谢谢', '', '坏', '/quit', '没有说'];
    }
    await chatTerminal(host, start, {
      lines: lines(),
      write: (text) => {
        shown += text;
      },
      prompt: () => undefined,
    });
    expect(said.map(({ text, group }) => [text, group])).toEqual([
      ['高企58', DEFAULT_GROUP],
      ['谢谢', null],
      ['坏', null],
    ]);
    expect(people.at(-1)).toMatchObject({ unit: '高新区', role: 'liaison' });
    expect(shown).toContain('（私聊）好\n［确认］');
    expect(shown).toContain('（机器人没有回复）');
    expect(shown).toContain('系统暂时无法处理');
  });
});
