import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handleMessage } from '../../../../src/conversation/handle-message.js';
import { createWorkCalendar } from '../../../../src/plan/calendar/work-calendar.js';
import { asId } from '../../../../src/kernel/ids.js';
import type { MessageId } from '../../../../src/kernel/ids.js';
import { renderText } from '../../../../src/message/render-text.js';
import {
  createConversationStore,
  createStoreCaches,
} from '../../../../src/store/conversation-store.js';
import { ScriptedChannel } from '../../../fakes/scripted-channel.js';
import type { Decide } from './channel-process.js';
import { echo } from './channel-process.js';
import type { ChannelsFixture } from './channels-fixture.js';
import { arrival, channelsFixture, eventually } from './channels-fixture.js';

let fixture: ChannelsFixture;
beforeEach(async () => {
  fixture = await channelsFixture();
});
afterEach(async () => {
  await fixture.close();
});

const id = (text: string) => asId<MessageId>(text);

/** Everything that stands in the tables where words of people could be. */
async function allWords(): Promise<string> {
  const { database } = fixture;
  const rows = [
    await database.arrival.findMany(),
    await database.inboundMessage.findMany(),
    await database.outboundMessage.findMany(),
    await database.delivery.findMany(),
  ];
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  );
}

/** The real conversation in place of an echo. */
function converse(): Parameters<ChannelsFixture['open']>[0] {
  return {
    handle: (outbox) => (message, takenIn) => {
      const store = createConversationStore(fixture.database, createStoreCaches(), outbox);
      const deps = { store, botName: '战报助手', calendar: createWorkCalendar() };
      return handleMessage(deps, message, { takenIn });
    },
  };
}

describe('a time that no calendar has', () => {
  it.each([NaN, 8.64e15, Date.UTC(-1, 0), 253_402_300_800_000])(
    'is taken for now, and the message is stored: %d ms',
    async (ms) => {
      const { channel } = await fixture.open();
      const before = new Date();
      await channel.intake.accept(arrival({ sentAt: new Date(ms) }));
      const [row] = await fixture.database.arrival.findMany();
      expect(row?.sentAt.getTime()).toBeGreaterThanOrEqual(before.getTime());
      expect(row?.sentAt.getTime()).toBeLessThanOrEqual(Date.now());
    },
  );
});

describe('a message that is delivered again', () => {
  it('five times, at once and to two processes, is handled once and answered once', async () => {
    const handled: string[] = [];
    const decide: Decide = (message, takenIn) => {
      handled.push(message.id);
      return echo(message, takenIn);
    };
    const one = await fixture.start({ decide });
    const two = await fixture.start({ decide, channel: new ScriptedChannel() });
    const again = arrival({ id: id('again'), text: '报数' });
    await Promise.all([one, one, two, two, one].map(({ channel }) => channel.intake.accept(again)));
    const sent = () => [...one.channel.texts, ...two.channel.texts];
    await eventually(() => {
      expect(sent()).toEqual(['答报数']);
    });
    // One more in the same lane: once it is answered, the repetitions would have been too.
    await one.channel.intake.accept(again);
    await two.channel.intake.accept(arrival({ text: '下一条' }));
    await eventually(() => {
      expect(sent()).toContain('答下一条');
    });
    expect(sent()).toHaveLength(2);
    expect(handled).toHaveLength(2);
    expect(await fixture.database.inboundMessage.count()).toBe(2);
    const row = await fixture.database.arrival.findFirstOrThrow({ where: { id: 'again' } });
    expect(row).toMatchObject({ state: 'done', content: null });
  });

  it('is not handled again when it was handled before the row stood', async () => {
    const message = arrival({ text: '早' }).message;
    await fixture.conversations.handleOnce(message, () =>
      Promise.resolve({ ...silence(), replies: [] }),
    );
    const { channel } = await fixture.start();
    await channel.intake.accept({ message, replyHandle: null });
    await eventually(async () => {
      const row = await fixture.database.arrival.findFirstOrThrow();
      expect(row.state).toBe('done');
    });
    expect(channel.attempts).toEqual([]);
  });
});

function silence() {
  return {
    replies: [],
    entries: [],
    receipts: [],
    members: [],
    settings: null,
    retention: { kind: 'erase' as const },
  };
}

describe('lanes', () => {
  it('keep the order of one person in one chat, and do not hold up others', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const seen: string[] = [];
    const { channel } = await fixture.start({
      handle: () => async (message) => {
        if (message.text === '甲1') await gate;
        seen.push(message.text);
      },
    });
    const from = (userId: string, text: string, group = arrival().message.group) =>
      channel.intake.accept(arrival({ sender: { userId, displayName: userId }, text, group }));
    for (const text of ['甲1', '甲2', '甲3']) await from('甲', text);
    await from('乙', '乙1');
    await from('甲', '甲私聊', null);
    await eventually(() => {
      expect([...seen].sort()).toEqual(['乙1', '甲私聊'].sort());
    });
    release();
    await eventually(() => {
      expect(seen.slice(2)).toEqual(['甲1', '甲2', '甲3']);
    });
  });

  it('keep their order with two processes that compete for them', async () => {
    const seen: string[] = [];
    const handle = () => (message: { readonly text: string }) => {
      seen.push(message.text);
      return Promise.resolve();
    };
    const one = await fixture.open({ handle });
    const two = await fixture.open({ handle, channel: new ScriptedChannel() });
    const people = ['甲', '乙', '丙'];
    for (let index = 0; index < 20; index += 1) {
      for (const userId of people) {
        const text = `${userId}${index}`;
        await one.channel.intake.accept(arrival({ sender: { userId, displayName: '' }, text }));
      }
    }
    one.wired.start();
    two.wired.start();
    await eventually(() => {
      expect(seen).toHaveLength(60);
    });
    for (const userId of people) {
      const own = seen.filter((text) => text.startsWith(userId));
      expect(own).toEqual(Array.from({ length: 20 }, (_, index) => `${userId}${index}`));
    }
  });
});

describe('the privacy screen before the row', () => {
  it.each([
    ['text', { text: '附上机密★文件内容' }],
    ['quote', { text: '看这个', quotedText: '密级：秘密 文件内容' }],
    [
      'name of a file',
      { attachments: [{ kind: 'file' as const, name: '绝密★文件内容.docx', ticket: 't' }] },
    ],
  ])('leaves nothing of a message with a secrecy mark in its %s', async (_where, changes) => {
    const { channel, wired } = await fixture.open(converse());
    await channel.intake.accept(arrival({ id: id('secret'), ...changes }));
    expect(await allWords()).not.toContain('文件内容');
    const row = await fixture.database.arrival.findFirstOrThrow();
    expect(row).toMatchObject({ id: 'secret', content: null, screenReason: 'secrecy-mark' });
    wired.start();
    await eventually(() => {
      expect(channel.texts.join()).toContain('涉密');
    });
    const kept = await fixture.database.inboundMessage.findFirstOrThrow();
    expect(kept).toMatchObject({ retention: 'screened', screenReason: 'secrecy-mark', text: null });
    expect(await allWords()).not.toContain('文件内容');
  });

  it('stores only the masked text, and the reply still says that it was masked', async () => {
    const { channel, wired } = await fixture.open(converse());
    const text = '截至6月底高企58家，联系电话13800000000';
    await channel.intake.accept(arrival({ text, quotedText: '电话13900000000' }));
    const words = await allWords();
    expect(words).toContain('高企58家');
    expect(words).not.toContain('13800000000');
    expect(words).not.toContain('13900000000');
    wired.start();
    await eventually(() => {
      expect(channel.texts.join()).toContain('电话号码已隐去');
    });
    expect(await allWords()).not.toContain('13800000000');
  });
});

describe('a message that cannot be handled', () => {
  it('is tried again with growing pauses, then its sender is asked to send it again', async () => {
    let tries = 0;
    const { channel } = await fixture.start({
      handle: () => () => {
        tries += 1;
        return Promise.reject(new Error('broken'));
      },
    });
    await channel.intake.accept(arrival({ text: '坏消息' }));
    const pauses: number[] = [];
    // The pauses are 1, 4, 15 and 60 seconds: wound forward instead of waited for.
    for (let attempt = 1; attempt < 5; attempt += 1) {
      await eventually(async () => {
        const row = await fixture.database.arrival.findFirstOrThrow();
        expect(row).toMatchObject({ state: 'waiting', attempts: attempt });
      });
      const row = await fixture.database.arrival.findFirstOrThrow();
      expect(row.failure).toBe('unexpected error');
      expect(row.content).not.toBeNull();
      const [due] = await fixture.database.$queryRaw<{ pauseMs: number }[]>`
        SELECT (extract(epoch FROM due_at - now()) * 1000)::integer AS "pauseMs" FROM arrival`;
      pauses.push(due?.pauseMs ?? 0);
      await fixture.database.$executeRaw`UPDATE arrival SET due_at = now()`;
    }
    await eventually(() => {
      expect(channel.texts).toEqual([expect.stringContaining('请重新发送一次')]);
    });
    expect(tries).toBe(5);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses.at(-1)).toBeGreaterThan(30_000);
    const row = await fixture.database.arrival.findFirstOrThrow();
    expect(row).toMatchObject({ state: 'failed', content: null });
    expect(await allWords()).not.toContain('坏消息');
  });

  it('that ended every process that took it is not taken a seventh time', async () => {
    const seen: string[] = [];
    const { channel, wired } = await fixture.open({
      handle: () => (message) => {
        seen.push(message.text);
      },
    });
    await channel.intake.accept(arrival());
    await fixture.database.$executeRaw`
      UPDATE arrival SET state = 'working', attempts = 5, lease_until = now()`;
    wired.start();
    await eventually(() => {
      expect(channel.texts).toEqual([expect.stringContaining('请重新发送一次')]);
    });
    expect(seen).toEqual([]);
  });
});

describe('what a message brings along', () => {
  it('its way to answer is sealed, used while it lives and erased when it expires', async () => {
    const { channel, wired } = await fixture.open();
    const token = 'request-id-0815';
    const handle = { kind: 'request', token, expiresAt: new Date(Date.now() + 3_600_000) };
    await channel.intake.accept({ message: arrival({ text: '一' }).message, replyHandle: handle });
    const row = await fixture.database.arrival.findFirstOrThrow();
    expect(Buffer.from(row.handle ?? []).toString('latin1')).not.toContain(token);
    wired.start();
    await eventually(() => {
      expect(channel.attempts.map(({ inReplyTo }) => inReplyTo?.handle)).toEqual([handle]);
    });
    await fixture.database.$executeRaw`UPDATE arrival SET handle_expires_at = now()`;
    await channel.intake.accept(arrival({ text: '二' }));
    // The next start erases at once; a running process does so twice a minute.
    await fixture.start({ channel: new ScriptedChannel() });
    await eventually(async () => {
      expect(await fixture.database.arrival.count({ where: { handle: { not: null } } })).toBe(0);
    });
  });

  it('a quote of a message of ours by the platform’s id comes to the conversation as our id', async () => {
    const quoted: (string | null)[] = [];
    const { channel } = await fixture.start({
      decide: (message, takenIn) => {
        quoted.push(message.quotedMessageId);
        return echo(message, takenIn);
      },
    });
    await channel.intake.accept(arrival({ text: '首条' }));
    await eventually(async () => {
      expect(await fixture.database.sentPart.count()).toBe(1);
    });
    const ours = await fixture.database.outboundMessage.findFirstOrThrow();
    await channel.intake.accept(arrival({ quotedMessageId: id('platform:答首条') }));
    await channel.intake.accept(arrival({ quotedMessageId: id('of-a-person') }));
    await eventually(() => {
      expect(quoted).toEqual([null, ours.id, 'of-a-person']);
    });
    expect(channel.attempts[0] && renderText(channel.attempts[0].reply)).toBe('答首条');
  });
});
