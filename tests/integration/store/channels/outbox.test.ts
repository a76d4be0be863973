import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendResult } from '../../../../src/message/outgoing.js';
import { renderText } from '../../../../src/message/render-text.js';
import { setGroupWebhook } from '../../../../src/store/outbox/group-webhooks.js';
import { readDeliveries } from '../../../../src/store/outbox/read-deliveries.js';
import { SecretBox } from '../../../../src/store/secret-box.js';
import { ScriptedChannel, takeIt } from '../../../fakes/scripted-channel.js';
import { GROUP, inbound, nothing, say } from '../messages-and-outcomes.js';
import { SECRET } from './channel-process.js';
import type { ChannelsFixture } from './channels-fixture.js';
import { arrival, channelsFixture, eventually } from './channels-fixture.js';

let fixture: ChannelsFixture;
beforeEach(async () => {
  fixture = await channelsFixture();
});
afterEach(async () => {
  await fixture.close();
});

const later: SendResult = { kind: 'later', afterMs: 300, reason: '过于频繁' };
const unknown: SendResult = { kind: 'unknown', reason: '对方没有应答' };

async function states(): Promise<readonly string[]> {
  const rows = await fixture.database.delivery.findMany({ orderBy: { seq: 'asc' } });
  return rows.map(({ state }) => state);
}

async function makeDue(): Promise<void> {
  await fixture.database.$executeRaw`UPDATE delivery SET due_at = now() WHERE state = 'queued'`;
}

describe('the order of sending', () => {
  it('is kept within a conversation while one has to wait, and others go on', async () => {
    const { channel } = await fixture.start();
    channel.script.push(() => later);
    for (const text of ['一', '二', '三']) await channel.intake.accept(arrival({ text }));
    await eventually(async () => {
      const row = await fixture.database.delivery.findFirst({ orderBy: { seq: 'asc' } });
      expect(row?.reason).toBe('过于频繁');
    });
    await channel.intake.accept(arrival({ text: '私聊', group: null }));
    await eventually(() => {
      expect(channel.texts).toHaveLength(5);
    });
    const group = channel.attempts.filter(({ to }) => to.kind === 'group');
    expect(group.map(({ reply }) => renderText(reply))).toEqual(['答一', '答一', '答二', '答三']);
    expect(group.map(({ isRepeat }) => isRepeat)).toEqual([false, false, false, false]);
    await eventually(async () => {
      expect(await states()).toEqual(['sent', 'sent', 'sent', 'sent']);
    });
  });

  it('never has two of one conversation under way, also with two processes', async () => {
    let underWay = 0;
    let most = 0;
    const answer: typeof takeIt = async (outgoing, reporter) => {
      underWay += 1;
      most = Math.max(most, underWay);
      const result = await takeIt(outgoing, reporter);
      underWay -= 1;
      return result;
    };
    const one = await fixture.start();
    const two = await fixture.start({ channel: new ScriptedChannel() });
    one.channel.isReady = false;
    two.channel.isReady = false;
    for (let index = 0; index < 20; index += 1) {
      one.channel.script.push(answer);
      two.channel.script.push(answer);
      await one.channel.intake.accept(arrival({ text: `${index}` }));
    }
    await eventually(async () => {
      expect(await states()).toHaveLength(20);
    });
    one.channel.isReady = true;
    two.channel.isReady = true;
    await eventually(async () => {
      expect(await states()).toEqual(Array.from({ length: 20 }, () => 'sent'));
    });
    expect(most).toBe(1);
    expect(one.channel.texts.length + two.channel.texts.length).toBe(20);
    const times = await fixture.database.sentPart.findMany({ orderBy: { sentAt: 'asc' } });
    const order = new Map(
      (await fixture.database.delivery.findMany()).map(({ messageId, seq }) => [messageId, seq]),
    );
    const seqs = times.map(({ messageId }) => Number(order.get(messageId)));
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });

  it('leaves what this process cannot send to one that can', async () => {
    const one = await fixture.start();
    one.channel.isReady = false;
    await one.channel.intake.accept(arrival({ text: '问' }));
    await eventually(async () => {
      expect(await states()).toEqual(['queued']);
    });
    const two = await fixture.start({ channel: new ScriptedChannel() });
    await eventually(() => {
      expect(two.channel.texts).toEqual(['答问']);
    });
    expect(one.channel.texts).toEqual([]);
  });
});

describe('how an attempt ends', () => {
  it('refused: marked with its reason, and the group is noted until it is reached again', async () => {
    const { channel } = await fixture.start();
    channel.script.push(() => ({
      kind: 'refused',
      reason: '机器人已被移出群（93006）',
      isBindingBroken: true,
    }));
    await channel.intake.accept(arrival({ text: '一' }));
    await eventually(async () => {
      expect(await states()).toEqual(['refused']);
    });
    const report = await readDeliveries(fixture.database, 10);
    expect(report.counts).toEqual([{ channel: 'test', state: 'refused', count: 1 }]);
    expect(report.oldestWaiting).toBeNull();
    expect(report.failures).toMatchObject([
      { channel: 'test', state: 'refused', reason: '机器人已被移出群（93006）', toGroup: GROUP },
    ]);
    expect(report.brokenGroups).toMatchObject([{ channel: 'test', groupId: GROUP }]);
    await channel.intake.accept(arrival({ text: '二' }));
    await eventually(async () => {
      expect((await readDeliveries(fixture.database, 10)).brokenGroups).toEqual([]);
    });
    expect(channel.texts).toEqual(['答一', '答二']);
  });

  it('unknown: once more, marked as the same, then unknown for good', async () => {
    const { channel } = await fixture.start();
    channel.script.push(
      () => unknown,
      () => unknown,
    );
    await channel.intake.accept(arrival({ text: '一' }));
    await eventually(async () => {
      expect(await fixture.database.delivery.findFirst()).toMatchObject({
        state: 'queued',
        isRepeat: true,
        reason: '对方没有应答',
      });
    });
    await makeDue();
    await eventually(async () => {
      expect(await states()).toEqual(['unknown']);
    });
    await channel.intake.accept(arrival({ text: '二' }));
    await eventually(async () => {
      expect(await states()).toEqual(['unknown', 'sent']);
    });
    expect(channel.texts).toEqual(['答一', '答一', '答二']);
    expect(channel.attempts.map(({ isRepeat }) => isRepeat)).toEqual([false, true, false]);
  });

  it('a channel that throws counts as unknown, and goes on after the parts that were sent', async () => {
    const { channel } = await fixture.start();
    channel.script.push(async (_outgoing, reporter) => {
      await reporter.partSent({ via: 'bot', partsSent: 1, platformId: 'p1' });
      throw new Error('broken');
    });
    await channel.intake.accept(arrival({ text: '一' }));
    await eventually(async () => {
      expect(await states()).toEqual(['queued']);
      expect(await fixture.database.delivery.findFirst()).toMatchObject({ attempts: 1 });
    });
    await makeDue();
    await eventually(async () => {
      expect(await states()).toEqual(['sent']);
    });
    expect(channel.attempts[1]).toMatchObject({
      isRepeat: true,
      progress: { via: 'bot', partsSent: 1 },
    });
    expect(channel.attempts[1]?.id).toBe(channel.attempts[0]?.id);
  });

  it.each([
    [false, 'refused'],
    [true, 'unknown'],
  ])('after a day it is given up (a repetition: %s)', async (isRepeat, state) => {
    const { channel } = await fixture.start();
    channel.script.push(() => ({ kind: 'later', afterMs: 600_000, reason: '连接中断' }));
    await channel.intake.accept(arrival({ text: '一' }));
    await eventually(async () => {
      expect(await fixture.database.delivery.findFirst()).toMatchObject({ reason: '连接中断' });
    });
    await fixture.database.$executeRaw`
      UPDATE delivery SET queued_at = now() - interval '25 hours', is_repeat = ${isRepeat}`;
    await eventually(async () => {
      expect(await fixture.database.delivery.findFirst()).toMatchObject({
        state,
        reason: '超过24小时未能发出：连接中断',
      });
    });
    expect(channel.texts).toHaveLength(1);
  });
});

describe('a stored reply that cannot be read', () => {
  const picture = { type: 'picture' as const, name: 'a.png', alt: '图', png: new Uint8Array([1]) };

  it.each([
    ['its document', (): unknown => spoil('一')],
    ['its picture', (): unknown => fixture.database.attachment.deleteMany()],
  ])('is closed at once and does not hold up its chat: %s', async (_, spoilIt) => {
    const { channel } = await fixture.start({
      decide: ({ text }) => {
        const { blocks, ...rest } = say(text);
        return {
          ...nothing,
          replies: [{ ...rest, blocks: text === '一' ? [...blocks, picture] : blocks }],
        };
      },
    });
    channel.isReady = false;
    for (const text of ['一', '二']) await channel.intake.accept(arrival({ text }));
    await eventually(async () => {
      expect(await states()).toEqual(['queued', 'queued']);
    });
    await spoilIt();
    channel.isReady = true;
    await eventually(async () => {
      expect(await states()).toEqual(['refused', 'sent']);
    });
    const { failures } = await readDeliveries(fixture.database, 10);
    expect(failures).toMatchObject([{ attempts: 1, reason: '待发内容无法读取' }]);
    expect(channel.texts).toEqual(['二']);
  });

  it('is left out where the platform fetches the replies', async () => {
    const { channel } = await fixture.start({
      decide: () => ({ ...nothing, replies: [say('一'), say('二')] }),
    });
    channel.isReady = false;
    const { message } = arrival();
    await channel.intake.accept({ message, replyHandle: null });
    await eventually(async () => {
      expect(await states()).toEqual(['queued', 'queued']);
    });
    await spoil('一');
    const collected = await channel.shelf.collect(message.id, 'stream');
    expect(collected?.map(({ reply }) => renderText(reply))).toEqual(['二']);
    expect(await states()).toEqual(['refused', 'sent']);
  });

  async function spoil(words: string): Promise<void> {
    const count = await fixture.database.$executeRaw`
      UPDATE outbound_message SET reply = '{"blocks": 7}' WHERE reply::text LIKE ${`%${words}%`}`;
    expect(count).toBe(1);
  }
});

describe('what is given to the channel', () => {
  const handle = {
    kind: 'request',
    token: 'r1',
    expiresAt: new Date(Date.now() + 3_600_000),
  };

  it('in the same chat: the message it answers with its handle, a call by the member’s name', async () => {
    const { channel } = await fixture.start();
    const { message } = arrival({ text: '一' });
    await channel.intake.accept({ message, replyHandle: handle });
    await eventually(() => {
      expect(channel.attempts).toHaveLength(1);
    });
    expect(channel.attempts[0]).toMatchObject({
      to: { kind: 'group', groupId: GROUP },
      inReplyTo: { messageId: message.id, userId: 'liaison', handle },
      mentions: [{ userId: 'liaison', name: '县科工信局联络员' }],
      webhook: null,
      progress: { via: null, partsSent: 0 },
      isRepeat: false,
    });
  });

  it('a private word about a message in a group has no way to answer in that group', async () => {
    const { channel } = await fixture.start({
      decide: () => ({ ...nothing, replies: [say('只告诉您', { kind: 'sender' })] }),
    });
    await channel.intake.accept({ message: arrival().message, replyHandle: handle });
    await eventually(() => {
      expect(channel.attempts).toHaveLength(1);
    });
    expect(channel.attempts[0]).toMatchObject({
      to: { kind: 'person', userId: 'liaison' },
      inReplyTo: null,
      mentions: [],
      webhook: null,
    });
  });

  it('an expired handle no more, the webhook of the group, the bytes of files', async () => {
    const content = new Uint8Array([1, 2, 3]);
    const file = { type: 'file' as const, name: '台账.xlsx', content };
    const { channel } = await fixture.start({
      decide: () => ({
        ...nothing,
        replies: [{ to: { kind: 'group' }, blocks: [file], buttons: [] }],
      }),
    });
    const webhook = { address: 'https://example.invalid/hook?key=k', secret: 's' };
    const group = { channel: 'test', groupId: GROUP };
    await fixture.database.$transaction((tx) =>
      setGroupWebhook(tx, new SecretBox(SECRET), group, webhook),
    );
    const expired = { ...handle, expiresAt: new Date(Date.now() - 1000) };
    await channel.intake.accept({ message: arrival().message, replyHandle: expired });
    await eventually(() => {
      expect(channel.attempts).toHaveLength(1);
    });
    expect(channel.attempts[0]).toMatchObject({ webhook, inReplyTo: { handle: null } });
    expect(channel.attempts[0]?.reply.blocks).toEqual([file]);
    const stored = await fixture.database.groupWebhook.findFirstOrThrow();
    expect(Buffer.from(stored.address).toString('latin1')).not.toContain('example');
  });

  it('nothing on channels that do not send', async () => {
    const message = inbound();
    await fixture.conversations.handleOnce(message, () =>
      Promise.resolve({ ...nothing, replies: [say('答')] }),
    );
    expect(await fixture.database.outboundMessage.count()).toBe(1);
    expect(await fixture.database.delivery.count()).toBe(0);
  });
});

describe('the shelf of replies', () => {
  it('has nothing while the message is worked on, then the same as often as it is asked', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { channel } = await fixture.start({
      decide: async () => {
        await gate;
        const replies = [say('全群'), say('只告诉您', { kind: 'sender' }), say('再说一句')];
        return { ...nothing, replies };
      },
    });
    channel.isReady = false;
    const { message } = arrival();
    await channel.intake.accept({ message, replyHandle: null });
    expect(await channel.shelf.collect(message.id, 'stream')).toBeNull();
    release();
    await eventually(async () => {
      expect(await channel.shelf.collect(message.id, 'stream')).not.toBeNull();
    });
    for (let time = 0; time < 2; time += 1) {
      const collected = (await channel.shelf.collect(message.id, 'stream')) ?? [];
      expect(collected.map(({ reply }) => renderText(reply))).toEqual(['全群', '再说一句']);
      expect(collected[0]?.inReplyTo?.messageId).toBe(message.id);
    }
    expect(await channel.shelf.collect(message.id, 'another way')).toEqual([]);
    // What was not for this chat is sent; what was collected is not sent again.
    channel.isReady = true;
    await eventually(async () => {
      expect(await states()).toEqual(['sent', 'sent', 'sent']);
    });
    expect(channel.texts).toEqual(['只告诉您']);
  });

  it('lets an attempt under way end before it gives anything', async () => {
    let end: (result: SendResult) => void = () => undefined;
    const attempt = new Promise<SendResult>((resolve) => {
      end = resolve;
    });
    const { channel } = await fixture.start();
    channel.script.push(() => attempt);
    const { message } = arrival({ text: '问' });
    await channel.intake.accept({ message, replyHandle: null });
    await eventually(async () => {
      expect(await states()).toEqual(['sending']);
    });
    expect(await channel.shelf.collect(message.id, 'stream')).toBeNull();
    end({ kind: 'later', afterMs: 60_000, reason: '等待平台来取' });
    await eventually(async () => {
      expect(await channel.shelf.collect(message.id, 'stream')).toHaveLength(1);
    });
    expect(await states()).toEqual(['sent']);
  });
});
