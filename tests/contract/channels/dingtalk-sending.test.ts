import { describe, expect, it } from 'vitest';

import { asId } from '../../../src/kernel/ids.js';
import type { GroupId } from '../../../src/kernel/ids.js';
import type { Arrival } from '../../../src/message/arrival.js';
import type { Outgoing, SendResult } from '../../../src/message/outgoing.js';
import { blocksReply, outgoing, RecordingReporter, textReply } from '../../fakes/outgoing.js';
import { sampleGroups } from '../../simulators/dingtalk/office.js';
import { browse, group, openOffice } from './dingtalk-harness.js';
import type { Office } from './dingtalk-harness.js';

const toGroup = { kind: 'group', groupId: asId<GroupId>(group) } as const;
const toJia = { kind: 'person', userId: 'jia' } as const;

const send = ({ channel }: Office, one: Outgoing): Promise<SendResult> =>
  channel.send(one, new RecordingReporter());

const answerTo = ({ message, replyHandle }: Arrival): Pick<Outgoing, 'inReplyTo'> => ({
  inReplyTo: { messageId: message.id, userId: message.sender.userId, handle: replyHandle },
});

const spoken = ({ simulator }: Office, chat: string): readonly string[] =>
  simulator.control.screens
    .of(chat)
    .filter(({ by }) => by === 'bot' || by === 'webhook')
    .map(({ text }) => text);

async function heard(office: Office, text = '进展'): Promise<Arrival> {
  const index = office.arrivals.all.length;
  office.simulator.control.members.say({ userId: 'jia', chatId: group, text });
  return office.arrivals.at(index);
}

describe('the ladder', () => {
  it('answers through the session, with a real @ and without a call of the API', async () => {
    const office = await openOffice();
    const arrival = await heard(office);
    const mentions = [{ userId: 'jia', name: '甲局联络员' }];
    const result = await send(office, outgoing(toGroup, { ...answerTo(arrival), mentions }));
    expect(result).toEqual({ kind: 'sent', via: 'session' });
    const shown = office.simulator.control.screens.of(group).at(-1)!;
    expect(shown).toMatchObject({ mentions: ['jia'], text: '@jia 本周进展已汇总。' });
    expect(office.simulator.control.quotas.used('api')).toBe(0);
  });

  it('takes the open API once the session is over', async () => {
    const office = await openOffice();
    const arrival = await heard(office);
    office.simulator.control.advance(91 * 60_000);
    const reporter = new RecordingReporter();
    const mentions = [{ userId: 'jia', name: '甲局联络员' }];
    const one = outgoing(toGroup, { ...answerTo(arrival), mentions });
    expect(await office.channel.send(one, reporter)).toEqual({ kind: 'sent', via: 'robot' });
    expect(spoken(office, group)).toEqual(['@甲局联络员 本周进展已汇总。']);
    // The key that quotes of this message bring back.
    expect(reporter.parts[0]?.platformId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('takes the open API when the platform ends the session early', async () => {
    const office = await openOffice();
    const arrival = await heard(office);
    const faults = office.simulator.control.faults;
    faults.inject({ at: 'request', kind: 'errcode', match: 'sendBySession', errcode: 300001 });
    expect(await send(office, outgoing(toGroup, answerTo(arrival)))).toMatchObject({
      via: 'robot',
    });
  });

  it('never says into the group what is meant for one person', async () => {
    const office = await openOffice();
    const arrival = await heard(office);
    const result = await send(office, outgoing(toJia, answerTo(arrival)));
    expect(result).toEqual({ kind: 'sent', via: 'robot' });
    expect(spoken(office, group)).toEqual([]);
    expect(spoken(office, 'jia')).toHaveLength(1);
  });

  it('posts to no address that a forged message names', async () => {
    const office = await openOffice();
    const arrival = await heard(office);
    const { control, urls } = office.simulator;
    const token = arrival.replyHandle!.token.replace(urls.oapi, urls.edge);
    expect(token).not.toBe(arrival.replyHandle!.token);
    const handle = { ...arrival.replyHandle!, token };
    const before = control.log.entries().length;
    const inReplyTo = { ...answerTo(arrival).inReplyTo!, handle };
    expect(await send(office, outgoing(toGroup, { inReplyTo }))).toMatchObject({ via: 'robot' });
    const asked = control.log
      .entries(({ seq, via }) => seq > before && via !== 'stream')
      .map(({ name }) => name);
    expect(asked).toEqual(['/v1.0/oauth2/accessToken', '/v1.0/robot/groupMessages/send']);
  });

  it('ends at the group’s own robot, with a real @, and says that the binding is broken without one', async () => {
    const withoutBot = sampleGroups.map((one) => ({ ...one, hasBot: false }));
    const office = await openOffice({ simulator: { groups: withoutBot } });
    const address = `${office.simulator.urls.oapi}/robot/send?access_token=sample-webhook-token`;
    const webhook = { address, secret: 'SECsample-webhook-secret' };
    const mentions = [{ userId: 'jia', name: '甲局联络员' }];
    const result = await send(office, outgoing(toGroup, { webhook, mentions }));
    expect(result).toEqual({ kind: 'sent', via: 'webhook' });
    expect(office.simulator.control.screens.of(group)[0]).toMatchObject({
      by: 'webhook',
      mentions: ['jia'],
    });
    // The platform is not asked again for a group that it just said the robot is not in.
    await send(office, outgoing(toGroup, { webhook }));
    expect(office.simulator.control.quotas.used('api')).toBe(1);
    expect(await send(office, outgoing(toGroup))).toMatchObject({
      kind: 'refused',
      isBindingBroken: true,
    });
    const wrong = { address, secret: 'SECanother' };
    expect(await send(office, outgoing(toGroup, { webhook: wrong }))).toMatchObject({
      kind: 'later',
      reason: expect.stringContaining('310000') as string,
    });
    const elsewhere = { address: 'http://127.0.0.1:2/robot/send?access_token=x', secret: null };
    expect(await send(office, outgoing(toGroup, { webhook: elsewhere }))).toMatchObject({
      kind: 'refused',
    });
  });

  it('backs off for up to ten minutes from a custom robot that was too fast', async () => {
    const withoutBot = sampleGroups.map((one) => ({ ...one, hasBot: false }));
    const office = await openOffice({ simulator: { groups: withoutBot } });
    const { control, urls } = office.simulator;
    const webhook = {
      address: `${urls.oapi}/robot/send?access_token=sample-webhook-token`,
      secret: 'SECsample-webhook-secret',
    };
    const waits = [];
    for (let round = 0; round < 6; round += 1) {
      control.faults.inject({
        at: 'request',
        kind: 'errcode',
        match: '/robot/send',
        errcode: 410100,
      });
      const result = await send(office, outgoing(toGroup, { webhook }));
      expect(result.kind).toBe('later');
      if (result.kind !== 'later') return;
      waits.push(result.afterMs / 60_000);
      control.advance(result.afterMs);
    }
    expect(waits).toEqual([1, 2, 4, 8, 10, 10]);
  });

  it('tells persons who cannot be reached from those who are to be written to later', async () => {
    const office = await openOffice();
    const outside = { kind: 'person', userId: 'outside:$:LWCP_v1:$guest' } as const;
    expect(await send(office, outgoing(outside))).toMatchObject({
      kind: 'refused',
      isBindingBroken: false,
    });
    const nobody = { kind: 'person', userId: 'nobody' } as const;
    expect(await send(office, outgoing(nobody))).toMatchObject({ kind: 'refused' });
    office.simulator.control.flowControl(['jia']);
    expect(await send(office, outgoing(toJia))).toMatchObject({ kind: 'later' });
    office.simulator.control.flowControl([]);
    expect(await send(office, outgoing(toJia))).toEqual({ kind: 'sent', via: 'robot' });
  });

  it('writes figures and tables as lists, and says what kinds of files it cannot send', async () => {
    const office = await openOffice();
    const reply = blocksReply([
      { type: 'figures', lines: ['1. 高新技术企业 57家 → 58家', '2. 规上工业企业 120家'] },
      {
        type: 'table',
        header: ['单位', '目标', '完成'],
        rows: [
          ['甲局', '60', '58'],
          ['乙局', '', '3'],
        ],
      },
      { type: 'file', name: '清单.csv', content: new TextEncoder().encode('a,b') },
    ]);
    await send(office, outgoing(toGroup, { reply }));
    expect(spoken(office, group)).toEqual([
      '1．高新技术企业 57家 → 58家  \n2．规上工业企业 120家\n\n' +
        '- **甲局** 目标：60；完成：58  \n- **乙局** 完成：3',
      '［文件］清单.csv（钉钉不能发送此类文件，请到网页端下载）',
    ]);
    const doubts = office.simulator.control.log.entries().flatMap((entry) => entry.doubts);
    expect(doubts).toEqual([]);
  });
});

describe('faults of the platform', () => {
  const path = 'groupMessages/send';

  it.each([
    ['busy', { at: 'request', kind: 'errcode', errcode: 'ServiceUnavailable' }, 'later'],
    ['busy, in the old way', { at: 'request', kind: 'errcode', errcode: -1 }, 'later'],
    ['too fast', { at: 'request', kind: 'errcode', errcode: 'send.too.fast' }, 'later'],
    ['a page for a banned address', { at: 'request', kind: 'html' }, 'later'],
    [
      'a content that is refused',
      { at: 'request', kind: 'errcode', errcode: 'invalidParameter.msgKey' },
      'refused',
    ],
    [
      'a disbanded group',
      { at: 'request', kind: 'errcode', errcode: 'group.disbanded' },
      'refused',
    ],
    ['a lost answer', { at: 'answer', kind: 'close' }, 'unknown'],
    ['an answer that breaks off', { at: 'answer', kind: 'truncate' }, 'unknown'],
    [
      'a gateway that lost its server',
      { at: 'answer', kind: 'http-status', status: 502 },
      'unknown',
    ],
    ['no answer at all', { at: 'answer', kind: 'drop' }, 'unknown'],
  ] as const)('survives %s', async (_name, fault, kind) => {
    const office = await openOffice({ timings: { requestMs: 300 } });
    office.simulator.control.faults.inject({ ...fault, match: path });
    const result = await send(office, outgoing(toGroup));
    expect(result.kind).toBe(kind);
    expect(await send(office, outgoing(toGroup))).toMatchObject({ kind: 'sent' });
    expect(office.log.asText()).not.toContain('sample-app-secret');
  });

  it('waits when the platform cannot be reached at all', async () => {
    const office = await openOffice({
      config: { apiBase: 'http://127.0.0.1:2', gatewayUrl: '' },
      isOpen: false,
    });
    expect(await send(office, outgoing(toGroup))).toMatchObject({ kind: 'later' });
  });

  it('fetches a token anew that the platform forgot, whatever it calls that', async () => {
    const office = await openOffice();
    const { control } = office.simulator;
    await send(office, outgoing(toGroup));
    control.voidTokens();
    expect(await send(office, outgoing(toGroup))).toMatchObject({ kind: 'sent' });
    control.expireTokens();
    expect(await office.channel.directory!.lookUp('jia')).not.toBeNull();
    expect(control.tokensFetched()).toBe(3);
  });

  it('does not ask for ever for a token that is refused', async () => {
    const office = await openOffice();
    office.simulator.control.faults.inject({
      at: 'request',
      kind: 'errcode',
      match: path,
      errcode: 'InvalidAuthentication',
      times: 9,
    });
    expect(await send(office, outgoing(toGroup))).toMatchObject({ kind: 'later' });
    expect(office.simulator.control.tokensFetched()).toBe(2);
  });

  it('waits for an administrator where a permission or a secret is wrong', async () => {
    const office = await openOffice({ simulator: { app: { permissions: [] } } });
    expect(await send(office, outgoing(toGroup))).toMatchObject({
      kind: 'later',
      reason: expect.stringContaining('权限') as string,
    });
    const other = await openOffice({ config: { clientSecret: 'wrong' }, isOpen: false });
    expect(await send(other, outgoing(toGroup))).toMatchObject({
      kind: 'later',
      reason: expect.stringContaining('Client Secret') as string,
    });
  });

  it('gets all calls through, however many a second are asked for', async () => {
    const office = await openOffice({ simulator: { clock: 'real' } });
    const lookUps = Array.from({ length: 45 }, (_, index) =>
      office.channel.directory!.lookUp(`somebody${index}`),
    );
    expect(await Promise.all(lookUps)).toEqual(lookUps.map(() => null));
    const asked = office.simulator.control.log.entries(({ name }) => name.endsWith('user/get'));
    expect(asked.length - asked.filter(({ errcode }) => errcode === 90018).length).toBe(45);
  });

  it('calls again when it was told to slow down', async () => {
    const office = await openOffice();
    const errcode = 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi';
    office.simulator.control.faults.inject({
      at: 'request',
      kind: 'errcode',
      match: path,
      errcode,
    });
    expect(await send(office, outgoing(toGroup))).toEqual({ kind: 'sent', via: 'robot' });
  });
});

describe('the month’s quota', () => {
  it('counts what the platform counts, and nothing else', async () => {
    const office = await openOffice();
    const { control } = office.simulator;
    const arrival = await heard(office);
    await send(office, outgoing(toJia));
    await office.channel.directory!.lookUp('jia');
    const back = await browse(office, 'jia');
    await office.channel.signIn!.redeem(back.searchParams.get('authCode')!);
    expect(office.quota.now()).toEqual({
      api: control.quotas.used('api'),
      push: control.quotas.used('push'),
    });
    // Answers through a session are counted to be on the safe side.
    await send(office, outgoing(toGroup, answerTo(arrival)));
    expect(office.quota.now()).toEqual({ api: 1, push: 2 });
  });

  it('warns once a month at four fifths', async () => {
    const office = await openOffice();
    await office.quota.count('api', 3_998);
    for (let count = 0; count < 4; count += 1) await send(office, outgoing(toJia));
    expect(office.notices.map(({ kind, quota }) => [kind, quota])).toEqual([
      ['quota-warning', 'api'],
    ]);
    expect(office.notices[0]!.text).toContain('4000 次，额度 5000 次');
    office.simulator.control.advance(31 * 24 * 3_600_000);
    await office.quota.count('api', 3_999);
    await send(office, outgoing(toJia));
    expect(new Set(office.notices.map(({ key }) => key)).size).toBe(2);
  });

  it('goes on through the group’s robot when the calls are used up, and says so', async () => {
    const office = await openOffice();
    const { control, urls } = office.simulator;
    control.quotas.use('api', 5_000);
    const webhook = {
      address: `${urls.oapi}/robot/send?access_token=sample-webhook-token`,
      secret: 'SECsample-webhook-secret',
    };
    expect(await send(office, outgoing(toGroup, { webhook }))).toEqual({
      kind: 'sent',
      via: 'webhook',
    });
    expect(await send(office, outgoing(toGroup, { reply: textReply('无机器人') }))).toMatchObject({
      kind: 'later',
    });
    expect(office.notices.map(({ kind }) => kind)).toEqual(['quota-used-up']);
  });

  it('hears from a callback that the pushes are used up', async () => {
    const office = await openOffice({ simulator: { app: { mode: 'http' } } });
    const { control } = office.simulator;
    control.quotas.use('push', 3_000);
    control.members.say({ userId: 'jia', chatId: group, text: '进展' });
    await control.log.waitFor(
      ({ via, direction }) => via === 'robot-callback' && direction === 'from-bot',
    );
    expect(office.notices.map(({ kind }) => kind)).toEqual(['quota-used-up']);
    expect(office.arrivals.all).toEqual([]);
    expect(office.log.asText()).toContain('used up');
  });
});
