import { afterEach, describe, expect, it, vi } from 'vitest';

import { WECOM_TIMINGS } from '../../../src/channels/wecom/wecom-deps.js';
import type { GroupId } from '../../../src/kernel/ids.js';
import { asId } from '../../../src/kernel/ids.js';
import type { Outgoing } from '../../../src/message/outgoing.js';
import type { Reply } from '../../../src/message/reply.js';
import {
  blocksReply,
  outgoing,
  RecordingReporter,
  samplePng,
  textReply,
} from '../../fakes/outgoing.js';
import { buttonOn, groupId, openStage, shownIn, userId, WELCOME } from './wecom-stage.js';
import type { Stage, StageOptions } from './wecom-stage.js';

let stage: Stage;

/** A wait that no test lives through. */
const LONG_MS = 600_000;

async function open(options: Partial<StageOptions> = {}): Promise<Stage> {
  stage = await openStage({ ways: ['socket'], ...options });
  return stage;
}

afterEach(async () => {
  await stage.close();
});

const group = { kind: 'group', groupId } as const;
const person = { kind: 'person', userId } as const;
const send = (one: Outgoing) => stage.channel.send(one, new RecordingReporter());

/** Says something in the group and gives the way to answer it. */
async function heard(text = '查进度', chatId: string | null = groupId) {
  const place = chatId === null ? {} : { chatId };
  const before = stage.arrivals.all.length;
  stage.simulator.control.members.say({ userId, text, ...place });
  const { message, replyHandle } = await stage.arrivals.at(before);
  return { messageId: message.id, userId, handle: replyHandle };
}

const buttons = [
  { label: '确认', text: '确认3' },
  { label: '修改', text: '修改3' },
];
const receipt: Reply = { ...textReply('回执3：高新技术企业 57家 → 58家'), buttons };

/** What the platform accepted although a real one may not. */
const doubts = (): readonly string[] =>
  stage.simulator.control.log.entries().flatMap((entry) => entry.doubts);

describe('hearing over the long connection', () => {
  it('reads mixed messages, speech, and what a quote holds', async () => {
    await open();
    const { members } = stage.simulator.control;
    members.say({ userId, chatId: groupId, mixed: ['报送：', { image: samplePng }, '共3家'] });
    members.say({ userId, voice: '新增三家' });
    members.say({
      userId,
      chatId: groupId,
      text: '确认',
      quote: { file: { name: '佐证.pdf', bytes: Buffer.from('一份佐证材料') } },
    });
    const mixed = (await stage.arrivals.at(0)).message;
    expect(mixed.text).toBe('@战报助手 报送：\n共3家');
    expect(mixed.attachments).toMatchObject([{ kind: 'picture' }]);
    expect((await stage.arrivals.at(1)).message.text).toBe('新增三家');
    const quoting = (await stage.arrivals.at(2)).message;
    expect(quoting.quotedText).toBeNull();
    expect(quoting.attachments).toMatchObject([{ kind: 'file' }]);
  });

  it('downloads and decrypts with the message’s own key, within a limit and while the link lives', async () => {
    await open();
    const bytes = Buffer.from('季度数据'.repeat(1_000));
    stage.simulator.control.members.say({ userId, file: { name: '数据 (1).xlsx', bytes } });
    const [attachment] = (await stage.arrivals.at(0)).message.attachments ?? [];
    const got = await stage.channel.download(attachment!, bytes.length);
    expect(got.name).toBe('数据 (1).xlsx');
    expect(Buffer.from(got.content).equals(bytes)).toBe(true);
    await expect(stage.channel.download(attachment!, bytes.length - 1)).rejects.toMatchObject({
      code: 'input-too-large',
    });
    stage.simulator.control.advance(6 * 60_000);
    await expect(stage.channel.download(attachment!, bytes.length)).rejects.toMatchObject({
      code: 'platform',
    });
    expect(stage.log.asText()).not.toContain('/media/');
  });

  it('says politely what it cannot read, and hands nothing over', async () => {
    await open();
    const { members, screens } = stage.simulator.control;
    members.say({ userId, video: { name: '现场.mp4', bytes: Buffer.alloc(64, 1) } });
    const answer = await screens.waitFor(userId, ({ by }) => by === 'bot');
    expect(answer.text).toContain('视频');
    expect(stage.arrivals.all).toEqual([]);
  });

  it('welcomes who opens the private chat', async () => {
    await open();
    const { members, screens } = stage.simulator.control;
    members.enterChat(userId);
    expect((await screens.waitFor(userId, ({ by }) => by === 'bot')).text).toBe(WELCOME);
  });

  it('logs a message that could not be stored, by its id and not its words', async () => {
    await open();
    stage.arrivals.failures = 1;
    const { msgId } = stage.simulator.control.members.say({ userId, text: '秘密内容' });
    const line = await stage.log.line('A message from WeCom was lost');
    expect(line.fields).toMatchObject({ message: msgId });
    expect(stage.log.asText()).not.toContain('秘密内容');
  });
});

describe('answering over the long connection', () => {
  it('ends the waiting with one whole stream, then sends picture, file and buttons', async () => {
    await open();
    const inReplyTo = await heard();
    const content = Buffer.alloc(1_300_000, 'x');
    const reply: Reply = {
      ...blocksReply([
        { type: 'text', text: '回执3' },
        { type: 'table', header: ['指标', '完成'], rows: [['高新技术企业', '58']] },
        { type: 'picture', name: '进度.png', png: samplePng, alt: '进度图' },
        { type: 'file', name: '台账.xlsx', content },
      ]),
      buttons,
    };
    expect(await send(outgoing(group, { reply, inReplyTo }))).toEqual({
      kind: 'sent',
      via: 'bot:reply',
    });
    const { screens } = stage.simulator.control;
    const kinds = screens.of(groupId).filter(({ by }) => by === 'bot');
    expect(kinds.map(({ kind }) => kind)).toEqual(['stream', 'image', 'file', 'template_card']);
    expect(kinds[0]).toMatchObject({ finished: true });
    expect(kinds[0]?.text).toContain('| 高新技术企业 | 58 |');
    expect(kinds[2]?.files[0]?.bytes.equals(content)).toBe(true);
    expect(doubts()).toEqual([]);
  });

  it('pushes when the request cannot be answered any more', async () => {
    await open();
    const inReplyTo = await heard();
    stage.simulator.control.faults.inject({
      at: 'request',
      kind: 'errcode',
      errcode: 846605,
      match: 'respond_msg',
    });
    expect(await send(outgoing(group, { inReplyTo }))).toMatchObject({ via: 'bot:push' });
    stage.simulator.control.advance(25 * 3_600_000);
    expect(await send(outgoing(group, { inReplyTo }))).toMatchObject({ via: 'bot:push' });
  });

  it('never answers in the group what is for one person', async () => {
    await open();
    await heard('你好', null);
    const inReplyTo = await heard();
    const one = outgoing(person, { reply: textReply('您的单位还有2项未报'), inReplyTo });
    expect(await send(one)).toMatchObject({ kind: 'sent', via: 'bot:push' });
    expect(shownIn(stage, groupId)).toEqual([]);
    expect(shownIn(stage, userId)).toHaveLength(1);
  });

  it('takes the buttons from the one who pressed, and leaves those of others', async () => {
    await open();
    const inReplyTo = await heard();
    await send(outgoing(group, { reply: receipt, inReplyTo }));
    const { members, screens } = stage.simulator.control;
    members.click({ userId, chatId: groupId, ...buttonOn(stage, groupId, '确认') });
    const card = await screens.waitFor(groupId, ({ cardFor }) => cardFor.has(userId));
    expect(card.cardFor.get(userId)).toMatchObject({
      button_list: [{ text: '已点：确认' }],
      main_title: { title: '回执3：高新技术企业 57家 → 58家' },
    });
    expect(buttonOn(stage, groupId, '修改').key).toBe('修改3');
    const { taskId } = buttonOn(stage, groupId, '确认');
    const spent = (card.cardFor.get(userId)?.['button_list'] as { key: string }[])[0]!.key;
    const before = stage.arrivals.all.length;
    members.click({ userId, chatId: groupId, taskId, key: spent });
    await heard('下一条');
    expect(stage.arrivals.all).toHaveLength(before + 1);
  });

  it('says in words what a refused card would have offered', async () => {
    await open();
    await heard();
    stage.simulator.control.faults.inject({
      at: 'request',
      kind: 'errcode',
      errcode: 40058,
      match: 'send_msg',
      skip: 1,
    });
    expect((await send(outgoing(group, { reply: receipt }))).kind).toBe('sent');
    expect(shownIn(stage, groupId).at(-1)?.text).toBe(
      '请@战报助手并回复“确认3”（确认）或“修改3”（修改）。',
    );
  });

  it('gives a repeated card a name of its own', async () => {
    await open();
    await heard();
    const one = outgoing(group, { reply: receipt });
    await send(one);
    expect((await send({ ...one, isRepeat: true })).kind).toBe('sent');
    const shown = shownIn(stage, groupId);
    expect(shown[2]?.text).toMatch(/^（重发）\n/);
    expect(shown[3]?.buttons).toEqual(['确认', '修改']);
  });

  it('uploads a picture for many groups once', async () => {
    await open();
    await heard();
    const reply = blocksReply([{ type: 'picture', name: '图.png', png: samplePng, alt: '' }]);
    await send(outgoing(group, { reply }));
    await send(outgoing(group, { reply }));
    const uploads = stage.simulator.control.log.entries(({ name }) =>
      name.includes('media_finish'),
    );
    expect(uploads).toHaveLength(1);
    expect(shownIn(stage, groupId)).toHaveLength(2);
  });

  it('refuses a group where nobody has spoken to it, and says that the binding is broken', async () => {
    await open();
    const result = await send(
      outgoing({ kind: 'group', groupId: asId<GroupId>('wrSampleGroup2') }),
    );
    expect(result).toMatchObject({ kind: 'refused', isBindingBroken: true });
    expect(result).toMatchObject({ reason: expect.stringContaining('93006') as string });
  });

  it('blocks a conversation for a minute when the platform counts otherwise', async () => {
    await open();
    await heard();
    stage.simulator.control.faults.inject({
      at: 'request',
      kind: 'errcode',
      errcode: 45009,
      match: 'send_msg',
    });
    const first = await send(outgoing(group));
    const second = await send(outgoing(group));
    for (const result of [first, second]) {
      expect(result.kind).toBe('later');
      if (result.kind === 'later') expect(result.afterMs).toBeGreaterThanOrEqual(60_000);
    }
    stage.simulator.control.advance(70_000);
    expect((await send(outgoing(group))).kind).toBe('sent');
  });
});

describe('the connection', () => {
  it('sends nothing before it stands, and is left to others until it is asked for', async () => {
    await open({ isQuiet: true });
    expect(stage.channel.canSend()).toBe(false);
    expect(stage.channel.capabilities).toMatchObject({ needsLeader: true, redelivers: false });
    expect(stage.simulator.control.connections()).toEqual([]);
    stage.channel.connect();
    await stage.log.line('The WeCom bot is connected');
    expect(stage.channel.canSend()).toBe(true);
    await stage.channel.disconnect();
    expect(stage.channel.canSend()).toBe(false);
    await vi.waitUntil(() => stage.simulator.control.connections().length === 0);
  });

  it('comes back after a cut, and after more than the ten refusals that end the client', async () => {
    await open();
    const { control } = stage.simulator;
    control.refuseConnections(true);
    control.cutConnections();
    await stage.log.line('The WeCom bot reconnects', 12, 20_000);
    control.refuseConnections(false);
    await stage.log.line('The WeCom bot is connected', 1);
    await heard();
    expect((await send(outgoing(group))).kind).toBe('sent');
  });

  it('has stored what it heard before it lets go', async () => {
    await open({ isQuiet: true });
    const { channel, simulator, log } = stage;
    const steps: string[] = [];
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let store: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => {
      store = resolve;
    });
    const accept = async (): Promise<boolean> => {
      begun();
      await stored;
      return steps.push('stored') > 0;
    };
    channel.open({ accept }, stage.shelf);
    channel.connect();
    await log.line('The WeCom bot is connected');
    simulator.control.members.say({ userId, text: '进展' });
    await hasBegun;
    const gone = channel.close().then(() => steps.push('gone'));
    await vi.waitUntil(() => simulator.control.connections().length === 0);
    store();
    await gone;
    expect(steps).toEqual(['stored', 'gone']);
  });

  it('comes back at once after a cut, for what is said meanwhile is lost', async () => {
    const timings = {
      ...WECOM_TIMINGS,
      settledMs: 0,
      reconnectMs: LONG_MS,
      reconnectMaxMs: LONG_MS,
    };
    await open({ deps: { timings } });
    for (const cut of [1, 2, 3]) {
      stage.simulator.control.cutConnections();
      await stage.log.line('The WeCom bot is connected', cut);
    }
    await heard();
  });

  it('waits for a platform that takes the bot and cuts it off again', async () => {
    const timings = { ...WECOM_TIMINGS, settledMs: LONG_MS, reconnectMs: LONG_MS };
    await open({ deps: { timings: { ...timings, reconnectMaxMs: LONG_MS } } });
    stage.simulator.control.cutConnections();
    await stage.log.line('The WeCom bot is connected', 1);
    stage.simulator.control.cutConnections();
    const { fields } = await stage.log.line('The WeCom bot reconnects', 1);
    expect(fields).toEqual({ waitMs: 0.75 * LONG_MS });
  });

  it('stays away when another took over, and tries again only after a while', async () => {
    await open();
    const { control } = stage.simulator;
    const before = control.connections().find(({ subscribed }) => subscribed)!.id;
    const other = await openStage({
      ways: ['socket'],
      isQuiet: true,
      config: stage.config,
      deps: { clock: stage.deps.clock },
    });
    other.channel.connect();
    await control.subscribed(before);
    await stage.log.line('Another connection took over');
    expect(stage.channel.canSend()).toBe(false);
    await stage.log.line('The WeCom bot is connected', 1);
    await other.log.line('Another connection took over');
    await other.close();
  });

  it('stops and raises an alarm when its secret is wrong', async () => {
    await open({ isQuiet: true });
    const botSocket = { ...stage.config.botSocket!, secret: 'wrong' };
    const wrong = await openStage({
      ways: ['socket'],
      isQuiet: true,
      config: { ...stage.config, botSocket },
    });
    wrong.channel.connect();
    expect((await wrong.log.line('WeCom refuses the bot')).fields).toMatchObject({
      errcode: 853000,
    });
    expect(await wrong.channel.send(outgoing(group), new RecordingReporter())).toMatchObject({
      kind: 'later',
      reason: expect.stringContaining('853000') as string,
    });
    expect(wrong.log.asText()).not.toContain('"wrong"');
    expect(
      stage.simulator.control.log.entries(({ name }) => name === 'aibot_subscribe'),
    ).toHaveLength(1);
    await wrong.close();
  });

  it('waits when it has subscribed too often', async () => {
    await open({ isQuiet: true });
    stage.simulator.control.faults.inject({
      at: 'request',
      kind: 'errcode',
      errcode: 45009,
      match: 'subscribe',
    });
    stage.channel.connect();
    await stage.log.line('WeCom refused the subscription');
    const wait = await stage.log.line('The WeCom bot reconnects');
    expect((wait.fields as { waitMs: number }).waitMs).toBeGreaterThanOrEqual(60_000);
  });

  // The official client waits five seconds for an answer, whatever it is told.
  it('finds out that nothing passes any more, and opens a new one', async () => {
    await open({ deps: { timings: { ...WECOM_TIMINGS, probeMs: 50 } } });
    await heard();
    stage.simulator.control.freezeConnections();
    expect((await send(outgoing(group))).kind).toBe('unknown');
    await stage.log.line('The WeCom bot is connected', 1);
    expect((await send(outgoing(group, { isRepeat: true }))).kind).toBe('sent');
  });

  it('waits for a short outage, and says so', async () => {
    await open();
    await heard();
    stage.simulator.control.refuseConnections(true);
    stage.simulator.control.cutConnections();
    await stage.log.line('The WeCom bot reconnects');
    expect(await send(outgoing(group))).toMatchObject({ kind: 'later', afterMs: 2_000 });
    expect(stage.channel.canSend()).toBe(false);
  });
});
