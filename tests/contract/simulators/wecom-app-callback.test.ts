import { describe, expect, it } from 'vitest';

import { xmlText } from '../../simulators/wecom/wecom-xml.js';
import { CallbackBot } from './wecom-callback-bot.js';
import { buttonCard, call, png, start } from './wecom-harness.js';

async function listening() {
  const simulator = await start();
  const { token, aesKey, corpId } = simulator.settings.app;
  const bot = await CallbackBot.listen('xml', { token, aesKey, receiveId: corpId });
  expect(await simulator.control.useAppCallback(bot.url)).toBe('');
  return { simulator, bot };
}

describe('a callback to the application', () => {
  it('is XML encrypted for the corp, with what the member wrote', async () => {
    const { simulator, bot } = await listening();
    const msgId = simulator.control.app.say({ userId: 'jia', text: '高企58家 ]]> <b>' });
    await bot.reached(1);
    const { plain } = bot.received[0]!;
    expect(bot.complaints).toEqual([]);
    expect(xmlText(plain, 'FromUserName')).toBe('jia');
    expect(xmlText(plain, 'MsgId')).toBe(msgId);
    expect(plain).toContain('<MsgType><![CDATA[text]]></MsgType>');
    expect(plain).toContain(`<AgentID>${simulator.settings.app.agentId}</AgentID>`);
    expect(plain).toContain('高企58家');
  });

  it('brings a picture as media_id', async () => {
    const { simulator, bot } = await listening();
    simulator.control.app.say({ userId: 'jia', image: png });
    await bot.reached(1);
    const { corpId, secret } = simulator.settings.app;
    const { access_token } = await call(
      simulator,
      `/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`,
    );
    const mediaId = xmlText(bot.received[0]!.plain, 'MediaId') ?? '';
    const url = `${simulator.urls.api}/cgi-bin/media/get?access_token=${String(access_token)}&media_id=${mediaId}`;
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(png);
  });

  it('is delivered three times when it fails, and again on demand', async () => {
    const { simulator, bot } = await listening();
    bot.reply = () => 503;
    const msgId = simulator.control.app.say({ userId: 'jia', text: '一次' });
    await bot.reached(3);
    bot.reply = () => null;
    simulator.control.app.sendAgain(msgId);
    await bot.reached(4);
    expect(new Set(bot.received.map(({ plain }) => plain)).size).toBe(1);
  });

  it('may be answered with encrypted XML for its sender', async () => {
    const { simulator, bot } = await listening();
    const answer = (to: string) =>
      `<xml><ToUserName><![CDATA[${to}]]></ToUserName><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到]]></Content></xml>`;
    bot.reply = () => answer('jia');
    simulator.control.app.say({ userId: 'jia', text: '在吗' });
    await simulator.control.screens.waitFor('app:jia', (item) => item.text === '收到');
    bot.reply = () => answer('yi');
    simulator.control.app.say({ userId: 'jia', text: '在吗' });
    const refused = await simulator.control.log.waitFor((entry) => entry.errcode === -2);
    expect(refused.note).toMatch('not the sender');
  });

  it('tells of a click with a code for one update', async () => {
    const { simulator, bot } = await listening();
    const { corpId, secret, agentId } = simulator.settings.app;
    const { access_token } = await call(
      simulator,
      `/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`,
    );
    const api = (name: string, body: object) =>
      call(simulator, `/cgi-bin/message/${name}?access_token=${String(access_token)}`, body);
    await api('send', {
      touser: 'jia',
      agentid: agentId,
      msgtype: 'template_card',
      template_card: buttonCard('wk47'),
    });
    expect(() =>
      simulator.control.app.click({ userId: 'yi', taskId: 'wk47', key: 'ok' }),
    ).toThrow();
    simulator.control.app.click({ userId: 'jia', taskId: 'wk47', key: 'ok' });
    await bot.reached(1);
    const { plain } = bot.received[0]!;
    expect(xmlText(plain, 'Event')).toBe('template_card_event');
    expect(xmlText(plain, 'EventKey')).toBe('ok');
    expect(xmlText(plain, 'TaskId')).toBe('wk47');
    const update = {
      userids: ['jia'],
      agentid: agentId,
      response_code: xmlText(plain, 'ResponseCode'),
      button: { replace_name: '已确认' },
    };
    expect((await api('update_template_card', update))['errcode']).toBe(0);
    expect((await api('update_template_card', update))['errcode']).toBe(40058);
    expect(() =>
      simulator.control.app.click({ userId: 'jia', taskId: 'wk47', key: 'ok' }),
    ).toThrow();
  });

  it('tells of entering the application', async () => {
    const { simulator, bot } = await listening();
    simulator.control.app.event('jia', 'enter_agent');
    await bot.reached(1);
    expect(xmlText(bot.received[0]!.plain, 'Event')).toBe('enter_agent');
  });
});
