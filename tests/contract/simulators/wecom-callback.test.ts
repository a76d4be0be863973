import { describe, expect, it } from 'vitest';

import { decryptBytes, keyBytes } from '../../simulators/shared/callback-crypto.js';
import type {
  WecomSimulator,
  WecomSimulatorOptions,
} from '../../simulators/wecom/start-wecom-simulator.js';
import { CallbackBot, hang } from './wecom-callback-bot.js';
import {
  buttonCard,
  call,
  cardMessage,
  connect,
  group,
  markdown,
  png,
  start,
  stream,
  subscribe,
} from './wecom-harness.js';

type BotOptions = Partial<Parameters<typeof CallbackBot.listen>[1]>;

async function botFor(simulator: WecomSimulator, more: BotOptions = {}): Promise<CallbackBot> {
  const { token, aesKey } = simulator.settings.bot;
  return CallbackBot.listen('json', { token, aesKey, receiveId: '', ...more });
}

async function inCallbackMode(
  more: BotOptions = {},
  options: WecomSimulatorOptions = {},
): Promise<{ simulator: WecomSimulator; bot: CallbackBot }> {
  const simulator = await start(options);
  const bot = await botFor(simulator, more);
  expect(await simulator.control.useBotCallback(bot.url)).toBe('');
  return { simulator, bot };
}

const logged = (simulator: WecomSimulator, note: RegExp, count = 1) =>
  simulator.control.log.waitFor(
    () => simulator.control.log.entries((entry) => note.test(entry.note)).length >= count,
  );

const say = (simulator: WecomSimulator, text = '周报') =>
  simulator.control.members.say({ userId: 'jia', chatId: group, text });

const answered = (simulator: WecomSimulator) =>
  simulator.control.log.waitFor((entry) => entry.direction === 'from-bot');

describe('the verification of a callback address', () => {
  it('wants exactly the decrypted text, and then ends the long connection', async () => {
    const simulator = await start();
    const socket = await subscribe(simulator);
    const quoted = await botFor(simulator, { echo: (plain) => `"${plain}"` });
    expect(await simulator.control.useBotCallback(quoted.url)).toMatch('not exactly');
    const newline = await botFor(simulator, { echo: (plain) => `${plain}\n` });
    expect(await simulator.control.useBotCallback(newline.url)).toMatch('not exactly');
    const good = await botFor(simulator);
    expect(await simulator.control.useBotCallback(good.url)).toBe('');
    expect(good.complaints).toEqual([]);
    await socket.untilClosed();
    const { botId, secret } = simulator.settings.bot;
    const again = await connect(simulator);
    const refused = await again.ask('aibot_subscribe', { bot_id: botId, secret });
    expect(refused.errcode).toBe(93019);
    expect(await simulator.control.useBotCallback('http://127.0.0.1:9/nobody')).toMatch('failed');
  });
});

describe('a callback delivery', () => {
  it('needs a verified address', async () => {
    const simulator = await start({ bot: { mode: 'callback' } });
    expect(say(simulator)).toMatchObject({ heard: false });
    expect(() => simulator.control.app.say({ userId: 'jia', text: '早' })).toThrow('not verified');
  });

  it('is encrypted, signed, and carries a response_url', async () => {
    const { simulator, bot } = await inCallbackMode();
    const said = say(simulator);
    await simulator.control.log.waitFor((entry) => entry.name === 'message');
    expect(bot.complaints).toEqual([]);
    expect(bot.received[0]?.json).toMatchObject({
      msgid: said.msgId,
      chatid: group,
      response_url: expect.stringContaining('response_code=') as string,
      text: { content: '@战报助手 周报' },
    });
  });

  it('is made three times in all when it fails, with the same msgid and response_url', async () => {
    const { simulator, bot } = await inCallbackMode();
    bot.reply = () => 500;
    say(simulator);
    await logged(simulator, /delivery 3 of 3/);
    const bodies = bot.received.map(({ plain }) => plain);
    expect(bodies).toHaveLength(3);
    expect(new Set(bodies).size).toBe(1);
    expect(new Set(bot.received.map(({ nonce }) => nonce)).size).toBe(3);
  });

  it('can be told to repeat the nonce as well', async () => {
    const { simulator, bot } = await inCallbackMode({}, { sameNonceOnRetry: true });
    bot.reply = () => 500;
    say(simulator);
    await logged(simulator, /delivery 3 of 3/);
    expect(new Set(bot.received.map(({ nonce }) => nonce)).size).toBe(1);
  });

  it('is given up after five seconds and made again; the late answer counts for nothing', async () => {
    const { simulator, bot } = await inCallbackMode();
    bot.reply = (_received, index) => (index === 0 ? hang : stream('第二次'));
    say(simulator);
    await bot.reached(1);
    simulator.control.advance(5_000);
    await answered(simulator);
    expect(await logged(simulator, /delivery 1 of 3: no answer in 5 s/)).toBeDefined();
    expect(simulator.control.screens.of(group).at(-1)?.text).toBe('第二次');
  });

  it('is held to three messages of one member at once', async () => {
    const { simulator, bot } = await inCallbackMode();
    bot.reply = () => hang;
    for (let count = 1; count <= 3; count += 1) expect(say(simulator).heard).toBe(true);
    expect(say(simulator).heard).toBe(false);
  });

  it('serves media under the callback key', async () => {
    const { simulator, bot } = await inCallbackMode();
    simulator.control.members.say({ userId: 'yi', image: png });
    await simulator.control.log.waitFor((entry) => entry.name === 'message');
    const image = bot.received[0]?.json['image'] as Record<string, string>;
    expect(image).not.toHaveProperty('aeskey');
    const encrypted = Buffer.from(await (await fetch(image['url']!)).arrayBuffer());
    expect(decryptBytes(keyBytes(simulator.settings.bot.aesKey), encrypted)).toEqual(png);
  });
});

describe('a passive reply', () => {
  it.each<[string, BotOptions]>([
    ['a wrong signature', { spoil: (answer) => ({ ...answer, msgsignature: '0'.repeat(40) }) }],
    ['a rightly signed nonce of its own', { nonce: 'other' }],
    ['a text for a timestamp', { spoil: (answer) => ({ ...answer, timestamp: '1763870000' }) }],
    [
      'the wrong spelling of the key',
      { spoil: ({ msgsignature, ...rest }) => ({ ...rest, msg_signature: msgsignature }) },
    ],
  ])('with %s is seen by nobody', async (_what, spoilt) => {
    const { simulator, bot } = await inCallbackMode(spoilt);
    bot.reply = () => stream('看不到');
    say(simulator);
    expect((await answered(simulator)).errcode).not.toBe(0);
    expect(simulator.control.screens.of(group)).toHaveLength(1);
  });

  it('is limited to the types of its occasion', async () => {
    const { simulator, bot } = await inCallbackMode();
    const text = { msgtype: 'text', text: { content: '您好' } };
    bot.reply = () => text;
    say(simulator);
    expect((await answered(simulator)).errcode).toBe(40008);
    simulator.control.members.enterChat('yi');
    await simulator.control.screens.waitFor('yi', (item) => item.text === '您好');
    bot.reply = () => stream('不行');
    simulator.control.members.feedback({ userId: 'yi', id: 'f1', type: 2 });
    const last = await simulator.control.log.waitFor(
      (entry) => entry.direction === 'from-bot' && entry.name === 'feedback_event',
    );
    expect(last.errcode).toBe(40008);
  });

  it('updates a clicked card', async () => {
    const { simulator, bot } = await inCallbackMode();
    bot.reply = () => cardMessage(buttonCard('wk47-jia'));
    say(simulator);
    await simulator.control.screens.waitFor(group, (item) => item.card !== null);
    bot.reply = () => ({
      response_type: 'update_template_card',
      template_card: { ...buttonCard('wk47-jia'), main_title: { title: '已确认' } },
    });
    simulator.control.members.click({
      userId: 'yi',
      chatId: group,
      taskId: 'wk47-jia',
      key: 'ok',
    });
    await simulator.control.log.waitFor(
      (entry) => entry.direction === 'from-bot' && entry.name === 'template_card_event',
    );
    expect(bot.received[1]?.json).toHaveProperty('response_url');
    expect(simulator.control.screens.of(group).at(-1)?.card).toMatchObject({
      main_title: { title: '已确认' },
    });
  });
});

describe('a stream in callback mode', () => {
  it('is polled with its id until it is finished', async () => {
    const { simulator, bot } = await inCallbackMode();
    bot.reply = (_received, index) => stream(`第${index}帧`, index === 2, 's-77');
    say(simulator);
    for (let count = 1; count <= 2; count += 1) {
      await simulator.control.log.waitFor(
        () =>
          simulator.control.log.entries((entry) => entry.direction === 'from-bot').length === count,
      );
      simulator.control.advance(1_000);
    }
    const shown = await simulator.control.screens.waitFor(
      group,
      (item) => item.kind === 'stream' && item.finished,
    );
    expect(shown.text).toBe('第2帧');
    expect(bot.received.slice(1).map(({ json }) => json)).toMatchObject([
      { msgtype: 'stream', stream: { id: 's-77' } },
      { msgtype: 'stream', stream: { id: 's-77' } },
    ]);
    simulator.control.advance(10_000);
    expect(bot.received).toHaveLength(3);
  });

  it('is polled no more six minutes after the message', async () => {
    const { simulator, bot } = await inCallbackMode({}, { bot: { pollIntervalMs: 361_000 } });
    bot.reply = () => stream('…', false);
    say(simulator);
    await answered(simulator);
    simulator.control.advance(361_000);
    await logged(simulator, /polling ended after 6 minutes/);
    expect(bot.received).toHaveLength(1);
  });

  it('refuses another id, and asks again', async () => {
    const { simulator, bot } = await inCallbackMode();
    bot.reply = (_received, index) => stream('x', index === 2, index === 1 ? 'other' : 's');
    say(simulator);
    await answered(simulator);
    simulator.control.advance(1_000);
    await logged(simulator, /got another id/);
    simulator.control.advance(1_000);
    await simulator.control.screens.waitFor(
      group,
      (item) => item.kind === 'stream' && item.finished,
    );
  });
});

describe('response_url', () => {
  async function issued() {
    const { simulator, bot } = await inCallbackMode();
    say(simulator);
    await simulator.control.log.waitFor((entry) => entry.name === 'message');
    const url = new URL(String(bot.received[0]?.json['response_url']));
    return { simulator, path: url.pathname + url.search };
  }

  it('takes markdown or a card, once', async () => {
    const { simulator, path } = await issued();
    expect(await call(simulator, path, markdown('已办结'))).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(simulator.control.screens.of(group).at(-1)?.text).toBe('已办结');
    expect((await call(simulator, path, markdown('再来')))['errcode']).toBe(40058);
    expect(simulator.control.screens.of(group)).toHaveLength(2);
  });

  it('is over after an hour', async () => {
    const { simulator, path } = await issued();
    simulator.control.advance(3_600_001);
    expect((await call(simulator, path, markdown('晚了')))['errcode']).toBe(40058);
  });

  it('refuses an unknown code, a stream, and a text that is too long', async () => {
    const { simulator, path } = await issued();
    const unknown = '/cgi-bin/aibot/response?response_code=none';
    expect((await call(simulator, unknown, markdown('x')))['errcode']).toBe(40058);
    expect((await call(simulator, path, stream('x')))['errcode']).toBe(40008);
    const other = await issued();
    const long = markdown('数'.repeat(6_827));
    expect((await call(other.simulator, other.path, long))['errcode']).toBe(45002);
  });
});
