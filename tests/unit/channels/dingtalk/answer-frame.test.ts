import { describe, expect, it } from 'vitest';

import { CardInbox } from '../../../../src/channels/dingtalk/cards/card-inbox.js';
import { SentCards } from '../../../../src/channels/dingtalk/cards/sent-cards.js';
import { QuotaWatch } from '../../../../src/channels/dingtalk/open-api/quota-watch.js';
import { RobotInbox } from '../../../../src/channels/dingtalk/robot/robot-inbox.js';
import { answerFrame } from '../../../../src/channels/dingtalk/stream/answer-frame.js';
import type { FrameDeps } from '../../../../src/channels/dingtalk/stream/answer-frame.js';
import { readFrame } from '../../../../src/channels/dingtalk/stream/frame.js';
import { SettableClock } from '../../../../src/kernel/clock.js';
import { MemoryQuotaMeter } from '../../../fakes/memory-quota-meter.js';
import { RecordingIntake } from '../../../fakes/recording-intake.js';
import { RecordingLog } from '../../../fakes/recording-log.js';

const clock = new SettableClock(new Date('2026-06-30T08:00:00Z'));

function makeDeps(
  intake: RecordingIntake | null,
): FrameDeps & { readonly meter: MemoryQuotaMeter } {
  const log = new RecordingLog();
  const meter = new MemoryQuotaMeter(clock);
  const quota = new QuotaWatch({ quota: meter, log, onNotice: () => undefined });
  const channel = 'dingtalk';
  const config = {
    clientId: 'key',
    clientSecret: 'secret',
    robotCode: 'key',
    corpId: null,
    cardTemplateId: null,
    mode: 'stream',
    gatewayUrl: '',
    apiBase: '',
    oapiBase: '',
    loginBase: '',
    webhook: null,
  } as const;
  return {
    robots: new RobotInbox({ config, channel, clock, log, quota, welcomeText: '' }),
    cards: new CardInbox({
      channel,
      corpId: null,
      clock,
      log,
      sent: new SentCards(),
      deadlineMs: 100,
    }),
    quota,
    log,
    intake: () => intake,
    tell: () => undefined,
    meter,
  };
}

const frame = (type: string, topic: string, data: unknown = {}): string =>
  JSON.stringify({ type, headers: { topic, messageId: 'm1' }, data: JSON.stringify(data) });

async function answer(raw: string, deps = makeDeps(new RecordingIntake())) {
  const text = await answerFrame(readFrame(raw)!, deps);
  const { code, headers, data } = JSON.parse(text) as {
    code: number;
    headers: { messageId: string };
    data: string;
  };
  expect(headers.messageId).toBe('m1');
  return { code, data: JSON.parse(data) as unknown };
}

describe('the answer to a frame', () => {
  it.each([
    ['SYSTEM', 'ping', 200, { opaque: 'o' }],
    ['SYSTEM', 'something-new', 404, { response: null }],
    ['EVENT', '*', 200, { status: 'SUCCESS', message: 'not used' }],
    ['CALLBACK', '/v1.0/graph/api/invoke', 404, { response: null }],
    ['SOMETHING', 'new', 404, { response: null }],
    // It would have no better form the next time.
    ['CALLBACK', '/v1.0/im/bot/messages/get', 200, { response: null }],
    ['CALLBACK', '/v1.0/card/instances/callback', 200, { response: null }],
  ])('%s of %s is %i', async (type, topic, code, data) => {
    expect(await answer(frame(type, topic, { opaque: 'o' }))).toEqual({ code, data });
  });

  it('is 500 as long as nothing can be taken', async () => {
    const raw = frame('CALLBACK', '/v1.0/im/bot/messages/get');
    expect((await answer(raw, makeDeps(null))).code).toBe(500);
  });

  it('counts what the platform pushes, but not its pings', async () => {
    const deps = makeDeps(new RecordingIntake());
    await answer(frame('SYSTEM', 'ping'), deps);
    await answer(frame('EVENT', '*'), deps);
    await answer(frame('CALLBACK', '/v1.0/im/bot/messages/get'), deps);
    expect(deps.meter.now()).toEqual({ api: 0, push: 2 });
  });
});
