import { afterEach, describe, expect, it } from 'vitest';

import { asId } from '../../../src/kernel/ids.js';
import type { GroupId } from '../../../src/kernel/ids.js';
import type { Outgoing } from '../../../src/message/outgoing.js';
import { blocksReply, outgoing, RecordingReporter, textReply } from '../../fakes/outgoing.js';
import { groupId, openStage, shownIn, userId } from './wecom-stage.js';
import type { Stage, StageOptions } from './wecom-stage.js';

let stage: Stage;

async function open(options: StageOptions): Promise<Stage> {
  stage = await openStage(options);
  return stage;
}

afterEach(async () => {
  await stage.close();
});

const group = { kind: 'group', groupId } as const;
const person = { kind: 'person', userId } as const;
const mentions = [
  { userId, name: '甲局联络员' },
  { userId: 'yi', name: '乙局联络员' },
];
const send = (one: Outgoing, reporter = new RecordingReporter()) =>
  stage.channel.send(one, reporter);
const refuse = (errcode: number, match: string, skip = 0) => {
  stage.simulator.control.faults.inject({ at: 'request', kind: 'errcode', errcode, match, skip });
};
const hear = async () => {
  stage.simulator.control.members.say({ userId, chatId: groupId, text: '开始' });
  await stage.arrivals.at(0);
};

describe('the group webhook', () => {
  it('rings for those who are called, in a text', async () => {
    await open({ ways: ['webhook'] });
    await send(outgoing(group, { reply: textReply('请填报本周进展'), mentions }));
    expect(shownIn(stage, groupId)).toMatchObject([
      { text: '请填报本周进展', mentions: [userId, 'yi'] },
    ]);
  });

  it('shows tables, and rings before one', async () => {
    await open({ ways: ['webhook'] });
    const table = { type: 'table', header: ['单位', '未报'], rows: [['甲局', '2']] } as const;
    await send(outgoing(group, { reply: blocksReply([table]), mentions }));
    const shown = stage.simulator.control.screens.of(groupId);
    expect(shown.map(({ kind }) => kind)).toEqual(['text', 'markdown_v2']);
    expect(shown[0]?.mentions).toEqual([userId, 'yi']);
    expect(shown[1]?.text).toBe('| 单位 | 未报 |\n| :-- | --: |\n| 甲局 | 2 |');
  });

  it('does without the newer markdown where a server does not know it', async () => {
    await open({ ways: ['webhook'] });
    const table = { type: 'table', header: ['单位'], rows: [['甲局']] } as const;
    refuse(40008, 'webhook/send');
    expect((await send(outgoing(group, { reply: blocksReply([table]) }))).kind).toBe('sent');
    expect(stage.simulator.control.screens.of(groupId)[0]?.kind).toBe('markdown');
  });

  it('says that the binding is broken when it is gone', async () => {
    await open({ ways: ['webhook'] });
    const webhook = { address: 'another-key', secret: null };
    expect(await send(outgoing(group, { webhook }))).toMatchObject({
      kind: 'refused',
      isBindingBroken: true,
      reason: expect.stringContaining('群机器人') as string,
    });
    expect(stage.log.asText()).not.toContain('another-key');
  });

  it('is never used for a group that it does not belong to', async () => {
    await open({ ways: ['webhook'] });
    const other = { kind: 'group', groupId: asId<GroupId>('wrSampleGroup2') } as const;
    expect((await send(outgoing(other))).kind).toBe('refused');
    expect((await send(outgoing(person))).kind).toBe('refused');
    expect(stage.simulator.control.log.entries(({ via }) => via === 'webhook')).toEqual([]);
  });

  it('does not know what became of a message without an answer', async () => {
    await open({ ways: ['webhook'] });
    for (const kind of ['truncate', 'http-status'] as const) {
      stage.simulator.control.faults.inject({ at: 'answer', kind, match: 'webhook/send' });
      expect((await send(outgoing(group))).kind).toBe('unknown');
    }
  });

  it('knows that nothing went out where nobody listens', async () => {
    await open({ ways: ['webhook'] });
    await stage.simulator.stop();
    expect((await send(outgoing(group))).kind).toBe('later');
  });
});

describe('the ladder', () => {
  it('leads from the bot to the application for a person', async () => {
    await open({ ways: ['socket', 'app'] });
    expect(await send(outgoing(person))).toEqual({ kind: 'sent', via: 'app' });
    expect(shownIn(stage, `app:${userId}`)).toHaveLength(1);
  });

  it('leads from the bot to the webhook for a group, and rings there', async () => {
    await open({ ways: ['socket', 'app', 'webhook'] });
    expect(await send(outgoing(group, { mentions }))).toEqual({ kind: 'sent', via: 'webhook' });
    expect(shownIn(stage, groupId)[0]?.mentions).toEqual([userId, 'yi']);
  });

  it('keeps the reason of each refusal', async () => {
    await open({ ways: ['socket', 'app', 'webhook'] });
    refuse(81013, 'message/send');
    const toPerson = await send(outgoing(person));
    expect(toPerson).toMatchObject({ kind: 'refused', isBindingBroken: false });
    expect(toPerson.kind === 'refused' && toPerson.reason).toMatch(
      /智能机器人推送：.*93006.*；应用消息：.*81013/,
    );
    refuse(93000, 'webhook/send');
    const toGroup = await send(outgoing(group));
    expect(toGroup).toMatchObject({ kind: 'refused', isBindingBroken: true });
    expect(toGroup.kind === 'refused' && toGroup.reason).toMatch(/93006.*；群机器人：.*93000/);
  });

  it('goes on with the webhook when the bot has been away for long', async () => {
    await open({ ways: ['socket', 'webhook'] });
    await hear();
    const { control } = stage.simulator;
    control.refuseConnections(true);
    control.cutConnections();
    await stage.log.line('The WeCom bot reconnects');
    expect((await send(outgoing(group))).kind).toBe('later');
    control.advance(31_000);
    expect(stage.channel.canSend()).toBe(true);
    expect(await send(outgoing(group))).toEqual({ kind: 'sent', via: 'webhook' });
    expect((await send(outgoing(person))).kind).toBe('later');
  });

  it('continues a reply that was begun by a push, and never says a part twice', async () => {
    await open({ ways: ['socket', 'webhook'] });
    await hear();
    const { message, replyHandle } = stage.arrivals.all[0]!;
    const inReplyTo = { messageId: message.id, userId, handle: replyHandle };
    const reply = textReply(
      Array.from({ length: 900 }, (_, line) => `第${line}行：县科工信局高新技术企业`).join('\n'),
    );
    refuse(846605, 'respond_msg', 1);
    const reporter = new RecordingReporter();
    expect(await send(outgoing(group, { reply, inReplyTo }), reporter)).toMatchObject({
      via: 'bot:push',
    });
    const texts = shownIn(stage, groupId).map(({ text }) => text);
    expect(texts.map((text) => /^（\d\/\d）/.exec(text)?.[0])).toEqual([
      '（1/3）',
      '（2/3）',
      '（3/3）',
    ]);
    expect(reporter.parts.map(({ via, partsSent }) => [via, partsSent])).toEqual([
      ['bot:reply', 1],
      ['bot:push', 2],
      ['bot:push', 3],
    ]);
  });

  it('starts anew, and says so, where the rest must go another way', async () => {
    await open({ ways: ['webhook'] });
    const progress = { via: 'bot:push', partsSent: 1 };
    await send(outgoing(group, { progress }));
    expect(shownIn(stage, groupId)[0]?.text).toBe('（重发）\n本周进展已汇总。');
  });

  it('waits for the limit of the bot instead of going round it', async () => {
    await open({ ways: ['socket', 'webhook'] });
    await hear();
    for (let count = 0; count < 30; count += 1) await send(outgoing(group));
    expect(await send(outgoing(group))).toMatchObject({ kind: 'later' });
    expect(stage.simulator.control.log.entries(({ via }) => via === 'webhook')).toEqual([]);
  });

  it('says what to do where nothing is configured', async () => {
    await open({ ways: [] });
    expect(await send(outgoing(group))).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('管理后台') as string,
    });
  });
});
