import { afterEach, describe, expect, it, vi } from 'vitest';

import {
  outgoing,
  RecordingReporter,
  samplePng,
  blocksReply,
  textReply,
} from '../../fakes/outgoing.js';
import type { Outgoing } from '../../../src/message/outgoing.js';
import type { LogEntry } from '../../simulators/shared/arrival-log.js';
import { buttonOn, groupId, openStage, shownIn, userId, WELCOME } from './wecom-stage.js';
import type { Stage, StageOptions } from './wecom-stage.js';

let stage: Stage;

async function open(options: Partial<StageOptions> = {}): Promise<Stage> {
  stage = await openStage({ ways: ['bot-callback'], ...options });
  return stage;
}

afterEach(async () => {
  await stage.close();
});

const group = { kind: 'group', groupId } as const;
const send = (one: Outgoing) => stage.channel.send(one, new RecordingReporter());

async function heard(text = '查进度') {
  const before = stage.arrivals.all.length;
  stage.simulator.control.members.say({ userId, chatId: groupId, text });
  const { message, replyHandle } = await stage.arrivals.at(before);
  return { messageId: message.id, userId, handle: replyHandle };
}

/** Everything the bot answered was understood by the platform. */
const faulty = (): readonly LogEntry[] =>
  stage.simulator.control.log.entries(
    ({ direction, via, errcode }) =>
      direction === 'from-bot' && via === 'bot-callback' && errcode !== 0,
  );

const stream = () =>
  stage.simulator.control.screens.of(groupId).find(({ kind }) => kind === 'stream');

/** Lets the platform ask again and waits for what it then shows. */
async function pollUntil(isThere: () => boolean): Promise<void> {
  await vi.waitUntil(
    () => {
      stage.simulator.control.advance(1_000);
      return isThere();
    },
    { timeout: 10_000, interval: 20 },
  );
}

describe('the bot’s callback address', () => {
  it('answers at once, and gives what was found out when the platform asks', async () => {
    await open();
    const inReplyTo = await heard();
    await vi.waitUntil(() => stream() !== undefined);
    expect(stream()).toMatchObject({ finished: false, text: '收到，正在处理……' });
    await pollUntil(
      () => stage.simulator.control.log.entries(({ name }) => name === 'stream').length > 2,
    );
    expect(stream()?.finished).toBe(false);
    stage.shelf.put(inReplyTo.messageId, [
      outgoing(group, {
        inReplyTo,
        reply: {
          ...blocksReply([
            { type: 'text', text: '回执3：57家 → 58家' },
            { type: 'picture', name: '图.png', png: samplePng, alt: '进度图' },
            { type: 'file', name: '台账.xlsx', content: Buffer.alloc(100) },
          ]),
          buttons: [{ label: '确认', text: '确认3' }],
        },
      }),
    ]);
    await pollUntil(() => stream()?.finished === true);
    expect(stream()?.text).toContain('57家 → 58家');
    expect(stream()?.text).toContain('台账.xlsx');
    const kinds = stage.simulator.control.screens.of(groupId).filter(({ by }) => by === 'bot');
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['image', 'stream', 'template_card']);
    expect(stage.shelf.collected[0]).toEqual({ messageId: inReplyTo.messageId, via: 'bot-poll' });
    expect(faulty()).toEqual([]);
  });

  it('says that it heard where nothing was to be said, and cuts what is too long', async () => {
    await open();
    const first = await heard();
    stage.shelf.put(first.messageId, []);
    await pollUntil(() => stream()?.finished === true);
    expect(stream()?.text).toBe('已收到。');
    const second = await heard('全部明细');
    stage.shelf.put(second.messageId, [outgoing(group, { reply: textReply('数'.repeat(20_000)) })]);
    const streams = () =>
      stage.simulator.control.screens
        .of(groupId)
        .filter(({ kind, finished }) => kind === 'stream' && finished);
    await pollUntil(() => streams().length === 2);
    expect(streams()[1]?.text).toMatch(/^数{6000,}……（内容过长/);
    expect(faulty()).toEqual([]);
  });

  it('waits while the platform asks, then answers once by the address that came along', async () => {
    await open();
    const inReplyTo = await heard();
    const one = outgoing(group, { inReplyTo, reply: textReply('完成率 58%') });
    const waiting = await send(one);
    expect(waiting).toMatchObject({
      kind: 'later',
      reason: expect.stringContaining('来取') as string,
    });
    stage.simulator.control.advance(waiting.kind === 'later' ? waiting.afterMs : 0);
    expect(await send(one)).toEqual({ kind: 'sent', via: 'bot-url' });
    expect(shownIn(stage, groupId).at(-1)?.text).toBe('完成率 58%');
    expect(await send({ ...one, isRepeat: true })).toMatchObject({ kind: 'refused' });
    const calls = stage.simulator.control.log.entries(({ via }) => via === 'response-url');
    expect(calls).toHaveLength(1);
  });

  it('does not know whether an answer arrived that broke off', async () => {
    await open();
    const inReplyTo = await heard();
    stage.simulator.control.advance(7 * 60_000);
    stage.simulator.control.faults.inject({
      at: 'answer',
      kind: 'truncate',
      match: 'aibot/response',
    });
    expect((await send(outgoing(group, { inReplyTo }))).kind).toBe('unknown');
  });

  it('updates a pressed card in its answer, and answers the click by its own address', async () => {
    await open();
    const { messageId } = await heard();
    const buttons = [{ label: '确认', text: '确认3' }];
    stage.shelf.put(messageId, [outgoing(group, { reply: { ...textReply('回执3'), buttons } })]);
    await pollUntil(() => stream()?.finished === true);
    const { control } = stage.simulator;
    control.members.click({ userId, chatId: groupId, ...buttonOn(stage, groupId, '确认') });
    const { message, replyHandle } = await stage.arrivals.at(1);
    expect(message).toMatchObject({ text: '确认3', group: groupId });
    await control.screens.waitFor(groupId, ({ cardFor }) => cardFor.has(userId));
    const inReplyTo = { messageId: message.id, userId, handle: replyHandle };
    expect(await send(outgoing(group, { inReplyTo }))).toMatchObject({
      kind: 'sent',
      via: 'bot-url',
    });
    expect(faulty()).toEqual([]);
  });

  it('welcomes, and says at once what it cannot read', async () => {
    await open();
    const { members, screens } = stage.simulator.control;
    members.enterChat(userId);
    expect((await screens.waitFor(userId, ({ by }) => by === 'bot')).text).toBe(WELCOME);
    members.say({ userId, video: { name: 'a.mp4', bytes: Buffer.alloc(64, 1) } });
    await screens.waitFor(userId, ({ text, by }) => by === 'bot' && text.includes('视频'));
    expect(stage.arrivals.all).toEqual([]);
    expect(faulty()).toEqual([]);
  });

  it('downloads with the key of the callback', async () => {
    await open();
    const bytes = Buffer.from('一份材料');
    stage.simulator.control.members.say({ userId, file: { name: '材料.docx', bytes } });
    const [attachment] = (await stage.arrivals.at(0)).message.attachments ?? [];
    const got = await stage.channel.download(attachment!, 1_000);
    expect(Buffer.from(got.content).toString()).toBe('一份材料');
    expect(got.name).toBe('材料.docx');
  });

  it.each([true, false])('takes a delivery that comes again, same nonce: %s', async (same) => {
    await open({ simulator: { sameNonceOnRetry: same } });
    stage.arrivals.failures = 1;
    stage.simulator.control.members.say({ userId, text: '报送' });
    expect((await stage.arrivals.at(0)).message.text).toBe('报送');
    expect(stage.arrivals.all).toHaveLength(1);
  });

  it('cannot speak without being asked, and says so', async () => {
    await open();
    expect(stage.channel.capabilities).toMatchObject({ canPush: false, needsLeader: false });
    expect(stage.channel.canSend()).toBe(true);
    expect(await send(outgoing(group))).toMatchObject({ kind: 'refused', isBindingBroken: false });
  });

  it('refuses callbacks before it is opened, so that they come again', async () => {
    await open();
    await stage.channel.close();
    stage.simulator.control.members.say({ userId, text: '太早' });
    const { log } = stage.simulator.control;
    await log.waitFor(({ note }) => note.startsWith('delivery 3 of 3: status 503'));
    expect(stage.arrivals.all).toEqual([]);
  });
});
