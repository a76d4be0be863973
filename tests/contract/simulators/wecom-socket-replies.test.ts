import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import {
  buttonCard,
  cardMessage,
  group,
  heard,
  markdown,
  png,
  start,
  stream,
  subscribe,
} from './wecom-harness.js';

const full = '数'.repeat(6826) + 'xx'; // 20,480 bytes

describe('a stream reply', () => {
  it('replaces its text with each frame until it is finished', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const reqId = await heard(simulator, bot);
    expect((await bot.ask('aibot_respond_msg', stream('收到', false), reqId)).errcode).toBe(0);
    expect((await bot.ask('aibot_respond_msg', stream('已记录'), reqId)).errcode).toBe(0);
    const shown = simulator.control.screens.of(group).filter((item) => item.by === 'bot');
    expect(shown).toMatchObject([{ text: '已记录', finished: true }]);
    expect((await bot.ask('aibot_respond_msg', stream('又'), reqId)).errcode).toBe(846608);
  });

  it('expires six minutes after its first frame', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const reqId = await heard(simulator, bot);
    simulator.control.advance(60_000);
    await bot.ask('aibot_respond_msg', stream('…', false), reqId);
    simulator.control.advance(6 * 60_000);
    expect((await bot.ask('aibot_respond_msg', stream('…', false), reqId)).errcode).toBe(0);
    simulator.control.advance(1);
    expect((await bot.ask('aibot_respond_msg', stream('完'), reqId)).errcode).toBe(846608);
  });

  it('may have 20,480 bytes and not one more', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const reqId = await heard(simulator, bot);
    expect((await bot.ask('aibot_respond_msg', stream(`${full}x`), reqId)).errcode).toBe(45002);
    expect((await bot.ask('aibot_respond_msg', stream(full), reqId)).errcode).toBe(0);
  });

  it('needs an id, and pictures only at its end, whose doubt is noted', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const reqId = await heard(simulator, bot);
    const image = { base64: png.toString('base64'), md5: md5(png) };
    const picture = { msg_item: [{ msgtype: 'image', image }] };
    const ask = (body: object) =>
      bot.ask('aibot_respond_msg', { msgtype: 'stream', stream: body }, reqId);
    expect((await ask({ content: '无' })).errcode).toBe(40058);
    expect((await ask({ id: 'a', finish: false, ...picture })).errcode).toBe(40058);
    const wrong = { msg_item: [{ msgtype: 'image', image: { ...image, md5: md5(full) } }] };
    expect((await ask({ id: 'a', finish: true, ...wrong })).errcode).toBe(301019);
    expect((await ask({ id: 'a', finish: true, ...picture })).errcode).toBe(0);
    expect(simulator.control.log.entries().at(-1)?.doubts).toEqual([
      'msg_item on the long connection',
    ]);
  });
});

describe('a reply', () => {
  it('needs the req_id of a message, for 24 hours, over any connection of the bot', async () => {
    const simulator = await start();
    const first = await subscribe(simulator);
    const reqId = await heard(simulator, first);
    expect((await first.ask('aibot_respond_msg', stream('a'), 'made-up')).errcode).toBe(846605);
    const second = await subscribe(simulator);
    simulator.control.advance(24 * 3_600_000);
    expect((await second.ask('aibot_respond_msg', markdown('b'), reqId)).errcode).toBe(0);
    simulator.control.advance(1);
    expect((await second.ask('aibot_respond_msg', markdown('c'), reqId)).errcode).toBe(846605);
  });

  it('is refused in an unknown type, and noted with a field the platform does not know', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const reqId = await heard(simulator, bot);
    const text = { msgtype: 'text', text: { content: '不行' } };
    expect((await bot.ask('aibot_respond_msg', text, reqId)).errcode).toBe(40008);
    const odd = { ...markdown('行'), colour: 'red' };
    expect((await bot.ask('aibot_respond_msg', odd, reqId)).errcode).toBe(0);
    expect(simulator.control.log.entries().at(-1)?.doubts).toEqual(['unknown field colour']);
  });

  it('counts with pushes against 30 a minute and 1,000 an hour in a conversation', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const reqId = await heard(simulator, bot);
    const push = () => bot.ask('aibot_send_msg', { chatid: group, chat_type: 2, ...markdown('x') });
    await bot.ask('aibot_respond_msg', stream('1', false), reqId);
    await bot.ask('aibot_respond_msg', stream('2', false), reqId);
    const sendMany = async (count: number): Promise<number> => {
      const answers = await Promise.all(Array.from({ length: count }, push));
      expect(answers.every(({ errcode }) => errcode === 0 || errcode === 45009)).toBe(true);
      return answers.filter(({ errcode }) => errcode === 0).length;
    };
    let sent = 1 + (await sendMany(30));
    expect(sent).toBe(30);
    for (let minute = 1; minute <= 40; minute += 1) {
      simulator.control.advance(60_000);
      sent += await sendMany(30);
    }
    expect(sent).toBe(1_000);
  });
});

describe('events', () => {
  it('let the bot welcome once, within five seconds, with text or a card', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const text = { msgtype: 'text', text: { content: '您好' } };
    simulator.control.members.enterChat('yi');
    const event = await bot.push(0);
    expect(event.body).toMatchObject({ msgtype: 'event', event: { eventtype: 'enter_chat' } });
    const reqId = event.headers.req_id;
    expect((await bot.ask('aibot_respond_msg', stream('x'), reqId)).errcode).toBe(846605);
    expect((await bot.ask('aibot_respond_welcome_msg', markdown('x'), reqId)).errcode).toBe(40008);
    expect((await bot.ask('aibot_respond_welcome_msg', text, reqId)).errcode).toBe(0);
    expect((await bot.ask('aibot_respond_welcome_msg', text, reqId)).errcode).toBe(846605);
    simulator.control.members.enterChat('yi');
    const late = (await bot.push(1)).headers.req_id;
    simulator.control.advance(5_001);
    expect((await bot.ask('aibot_respond_welcome_msg', text, late)).errcode).toBe(846605);
  });

  it('tell of a click, and let the clicked card alone be updated within five seconds', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const { members, screens } = simulator.control;
    const reqId = await heard(simulator, bot);
    await bot.ask('aibot_respond_msg', cardMessage(buttonCard('wk47-jia')), reqId);
    expect(() =>
      members.click({ userId: 'jia', chatId: group, taskId: 'wk47-jia', key: 'no' }),
    ).toThrow();
    members.click({ userId: 'jia', chatId: group, taskId: 'wk47-jia', key: 'ok' });
    const event = await bot.push(1);
    expect(event.body).toMatchObject({
      chattype: 'group',
      event: {
        eventtype: 'template_card_event',
        template_card_event: {
          card_type: 'button_interaction',
          event_key: 'ok',
          task_id: 'wk47-jia',
        },
      },
    });
    const face = (taskId: string) => ({
      card_type: 'text_notice',
      task_id: taskId,
      main_title: { title: '已确认' },
      card_action: { type: 1, url: 'https://example.test/' },
    });
    const update = (taskId: string, more: object = {}) => ({
      response_type: 'update_template_card',
      template_card: face(taskId),
      ...more,
    });
    const ask = (body: object) => bot.ask('aibot_respond_update_msg', body, event.headers.req_id);
    expect((await ask(update('another'))).errcode).toBe(40058);
    expect((await ask(update('wk47-jia', { userids: ['jia'] }))).errcode).toBe(0);
    const shown = screens.of(group).find((item) => item.card)!;
    expect(shown.cardFor.get('jia')).toMatchObject({ main_title: { title: '已确认' } });
    expect(shown.card).toMatchObject({ main_title: { title: '确认进展' } });
    members.click({ userId: 'yi', chatId: group, taskId: 'wk47-jia', key: 'ok' });
    const second = (await bot.push(2)).headers.req_id;
    simulator.control.advance(5_001);
    const late = await bot.ask('aibot_respond_update_msg', update('wk47-jia'), second);
    expect(late.errcode).toBe(846605);
  });
});

describe('a push', () => {
  it('needs a conversation that exists, spelt exactly, in which somebody spoke', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const push = (chatid: string, chat_type: number) =>
      bot.ask('aibot_send_msg', { chatid, chat_type, ...markdown('周报') });
    expect((await push(group, 2)).errcode).toBe(93006);
    await heard(simulator, bot);
    expect((await push(group, 2)).errcode).toBe(0);
    expect((await push(group.toLowerCase(), 2)).errcode).toBe(93006);
    expect((await push(group, 1)).errcode).toBe(93006);
    expect((await push('jia', 1)).errcode).toBe(93006);
    simulator.control.members.say({ userId: 'jia', text: '单聊' });
    expect((await push('jia', 1)).errcode).toBe(0);
  });

  it('may not be a stream or text, and a card in a group is doubtful', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    await heard(simulator, bot);
    const push = (message: object) =>
      bot.ask('aibot_send_msg', { chatid: group, chat_type: 2, ...message });
    expect((await push(stream('x'))).errcode).toBe(40008);
    expect((await push(markdown(`${full}x`))).errcode).toBe(45002);
    expect((await push(cardMessage(buttonCard('t1')))).errcode).toBe(0);
    expect(simulator.control.log.entries().at(-1)?.doubts).toEqual([
      'template_card pushed to a group',
    ]);
    expect((await push(cardMessage(buttonCard('t1')))).errcode).toBe(40058);
    expect((await push({ msgtype: 'file', file: { media_id: 'none' } })).errcode).toBe(40007);
  });
});

function md5(bytes: string | Buffer): string {
  return createHash('md5').update(bytes).digest('hex');
}
