import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { cardSecret } from '../../../src/channels/dingtalk/cards/card-callback.js';
import { createDingtalkChannel } from '../../../src/channels/dingtalk/create-dingtalk-channel.js';
import { cardSign } from '../../../src/channels/dingtalk/sign.js';
import type { CallbackEndpoint, CallbackRequest } from '../../../src/message/callback-endpoint.js';
import { group, openOffice, welcomeText } from './dingtalk-harness.js';
import type { Office } from './dingtalk-harness.js';

const http = { simulator: { app: { mode: 'http' } } } as const;

const robot = ({ channel }: Office): CallbackEndpoint =>
  channel.callbacks.find(({ path }) => path === '/callback/dingtalk/robot')!;

function signed(office: Office, body: string | Uint8Array, skewMs = 0): CallbackRequest {
  const timestamp = String(office.simulator.control.nowMs() + skewMs);
  const secret = office.config.clientSecret;
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return { method: 'POST', rawQuery: '', headers: { timestamp, sign }, body: bytes };
}

const message = (text: string, msgId = 'msg1'): string =>
  JSON.stringify({
    conversationId: 'cidPrivate==',
    conversationType: '1',
    msgId,
    msgtype: 'text',
    text: { content: text },
    senderId: '$:LWCP_v1:$jia',
    senderStaffId: 'jia',
  });

describe('the robot’s address in HTTP mode', () => {
  it('takes messages of real calls and answers with an empty message', async () => {
    const office = await openOffice(http);
    const { control } = office.simulator;
    control.members.say({ userId: 'jia', chatId: group, text: '进展' });
    await office.arrivals.at(0);
    const answer = await control.log.waitFor(
      ({ via, direction }) => via === 'robot-callback' && direction === 'from-bot',
    );
    expect(answer).toMatchObject({ errcode: 0, doubts: [], body: '{"msgtype":"empty"}' });
    expect(office.simulator.control.screens.of(group).filter(({ by }) => by === 'bot')).toEqual([]);
  });

  it('answers within the call where there is nothing to handle', async () => {
    const office = await openOffice(http);
    const { members, screens } = office.simulator.control;
    members.say({ userId: 'jia', chatId: group, text: ' ' });
    expect((await screens.waitFor(group, ({ by }) => by === 'bot')).text).toBe(welcomeText);
    members.say({ userId: 'jia', video: { bytes: 'mp4', durationMs: 1, videoType: 'mp4' } });
    expect((await screens.waitFor('jia', ({ by }) => by === 'bot')).text).toContain('视频');
  });

  it('refuses a signature that was caught and put before another body', async () => {
    const office = await openOffice(http);
    const genuine = signed(office, message('真的'));
    expect((await robot(office).answer(genuine)).status).toBe(200);
    office.simulator.control.advance(10_000);
    const forged = { ...genuine, body: Buffer.from(message('假的', 'msg2')) };
    expect((await robot(office).answer(forged)).status).toBe(401);
    expect(office.arrivals.all).toHaveLength(1);
  });

  it('says so in the log, at the address of clicks as well', async () => {
    const office = await openOffice(http);
    const card = office.channel.callbacks.find(({ path }) => path.endsWith('card'))!;
    const timestamp = String(office.simulator.control.nowMs());
    const click = (body: string): CallbackRequest => ({
      method: 'POST',
      rawQuery: '',
      headers: {
        'x-ddpaas-signature-timestamp': timestamp,
        'x-ddpaas-signature': cardSign(timestamp, cardSecret(office.config.clientSecret)),
      },
      body: Buffer.from(body),
    });
    expect((await card.answer(click('{"is":"no click"}'))).status).toBe(400);
    office.simulator.control.advance(10_000);
    expect((await card.answer(click('{"is":"another"}'))).status).toBe(401);
    expect(office.log.lines).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        text: 'a signature was used again for another body and is refused',
      }),
    );
  });

  it('is as narrow as it is asked to be', async () => {
    const office = await openOffice({ ...http, timings: { maxSkewMs: 60_000 } });
    const late = signed(office, message('晚了'), -61_000);
    expect((await robot(office).answer(late)).status).toBe(401);
  });

  it('refuses bodies that are too long, and everything before it is opened', async () => {
    const office = await openOffice({ ...http, isOpen: false });
    const long = signed(office, new Uint8Array(robot(office).maxBodyBytes + 1));
    expect((await robot(office).answer(long)).status).toBe(413);
    expect((await robot(office).answer(signed(office, message('早了')))).status).toBe(503);
  });

  it('has no addresses in Stream mode, and opens no connection in HTTP mode', async () => {
    const byStream = await openOffice();
    expect(byStream.channel.callbacks).toEqual([]);
    const byHttp = await openOffice(http);
    byHttp.channel.connect();
    await robot(byHttp).answer(signed(byHttp, message('进展')));
    expect(byHttp.simulator.control.log.entries(({ via }) => via === 'gateway')).toEqual([]);
  });

  it.each(['robot', 'card'])(
    'survives noise at the %s’s path: no error, nothing stored',
    async (name) => {
      const office = await openOffice(http);
      const endpoint = office.channel.callbacks.find(({ path }) => path.endsWith(name))!;
      const genuine = Buffer.from(message('进展'));
      for (let round = 0; round < 2_000; round += 1) {
        const body = Buffer.from(genuine);
        body[round % body.length] = randomBytes(1)[0]!;
        const request = signed(office, body.subarray(0, 1 + (round % body.length)));
        const sign =
          round % 2 === 0 ? `${request.headers['sign']!}x` : randomBytes(32).toString('base64');
        const headers = {
          timestamp: request.headers['timestamp'],
          sign,
          'x-ddpaas-signature-timestamp': request.headers['timestamp'],
          'x-ddpaas-signature': sign,
        };
        expect((await endpoint.answer({ ...request, headers })).status).toBe(401);
      }
      expect(office.arrivals.all).toEqual([]);
    },
  );

  it('survives genuine signatures over mutated bodies', async () => {
    const office = await openOffice(http);
    const genuine = Buffer.from(message('进展'));
    const statuses = new Set<number>();
    for (let round = 0; round < 2_000; round += 1) {
      office.simulator.control.advance(1);
      const body = Buffer.from(genuine);
      body[(round * 7) % body.length] = randomBytes(1)[0]!;
      statuses.add((await robot(office).answer(signed(office, body))).status);
    }
    expect([...statuses].sort()).toEqual([200, 400]);
  });
});

describe('several processes on one application', () => {
  it('share what comes, each message once', async () => {
    const office = await openOffice();
    const second = createDingtalkChannel(office.config, {
      clock: { now: () => new Date(office.simulator.control.nowMs()) },
      log: office.log,
      fetch,
      webSocketAgent: null,
      random: () => 0.5,
      welcomeText,
      botName: '战报助手',
      quota: office.quota,
      onNotice: () => undefined,
      publicUrl: null,
    });
    second.open(office.arrivals, { collect: () => Promise.resolve(null) });
    second.connect();
    await office.simulator.control.connected(1);
    const sent = Array.from(
      { length: 20 },
      (_, index) =>
        office.simulator.control.members.say({ userId: 'jia', text: `第${index}条` }).msgId,
    );
    await office.arrivals.at(19);
    expect(office.arrivals.all.map(({ message: { id } }) => id).sort()).toEqual([...sent].sort());
    await second.close();
  });
});
