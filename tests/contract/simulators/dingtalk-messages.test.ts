import { describe, expect, it } from 'vitest';

import type { DingtalkSimulatorOptions } from '../../simulators/dingtalk/start-dingtalk-simulator.js';
import type { MemberSpeech } from '../../simulators/dingtalk/robot/member-message.js';
import {
  bytes,
  disbandedGroup,
  group,
  groupWithoutBot,
  post,
  start,
  lost,
} from './dingtalk-harness.js';
import { dataOf, StreamBot } from './dingtalk-stream-bot.js';

async function ready(options: DingtalkSimulatorOptions = {}) {
  const simulator = await start(options);
  const bot = await StreamBot.start(simulator);
  const heard = async (speech: MemberSpeech) => {
    const index = bot.frames.length;
    simulator.control.members.say(speech);
    return dataOf(await bot.frame(index));
  };
  return { simulator, bot, heard };
}

describe('what a member says in a group', () => {
  it('arrives with everything that is known of the place and the person', async () => {
    const { simulator, heard } = await ready();
    const nowMs = simulator.control.nowMs();
    const body = await heard({ userId: 'jia', chatId: group, text: '本周完成联调', at: ['yi'] });
    expect(body).toEqual({
      conversationId: group,
      conversationType: '2',
      conversationTitle: '工作专班群',
      atUsers: [
        { dingtalkId: '$:LWCP_v1:$sampleRobot' },
        { dingtalkId: '$:LWCP_v1:$yi', staffId: 'yi', unionId: 'union-yi' },
      ],
      isInAtList: true,
      senderId: '$:LWCP_v1:$jia',
      senderNick: '甲局联络员',
      senderPlatform: 'Win',
      isAdmin: false,
      senderCorpId: 'dingSampleCorp',
      senderStaffId: 'jia',
      senderUnionId: 'union-jia',
      chatbotCorpId: 'dingSampleCorp',
      chatbotUserId: '$:LWCP_v1:$sampleRobot',
      msgId: expect.stringMatching(/^msg/) as string,
      createAt: nowMs,
      sessionWebhook: expect.stringContaining('/robot/sendBySession?session=') as string,
      sessionWebhookExpiredTime: nowMs + 90 * 60_000,
      robotCode: 'dingsampleappkey',
      msgtype: 'text',
      text: { content: ' 本周完成联调' },
    });
  });

  it('does not reach the robot without a mention, nor where the robot is not', async () => {
    const { simulator, bot } = await ready();
    const { members } = simulator.control;
    const reasons = [
      members.say({ userId: 'jia', chatId: group, text: '早', mention: false }),
      members.say({ userId: 'jia', chatId: groupWithoutBot, text: '早' }),
      members.say({ userId: 'jia', chatId: disbandedGroup, text: '早' }),
      members.say({ userId: 'jia', chatId: group, file: { name: 'a.pdf', bytes } }),
      members.say({
        userId: 'jia',
        chatId: group,
        audio: { bytes, durationMs: 1, recognition: '' },
      }),
    ].map(({ heard, reason }) => (heard ? 'heard' : reason));
    expect(reasons).toEqual([
      'the robot was not mentioned',
      'the robot is not in this group',
      'the group was disbanded',
      'a mention cannot carry audio, video or file',
      'a mention cannot carry audio, video or file',
    ]);
    expect(() => members.say({ userId: 'hidden', chatId: group, text: '早' })).toThrow('not in');
    expect(() => members.say({ userId: 'nobody', text: '早' })).toThrow('no member');
    await bot.pinged();
    expect(bot.frames).toEqual([]);
  });

  it('carries no staff id of somebody from outside, nor before the application is published', async () => {
    const { heard } = await ready();
    const outside = await heard({ userId: 'guest', chatId: group, text: '早', at: ['guest'] });
    expect(outside).not.toHaveProperty('senderStaffId');
    expect(outside['atUsers']).toContainEqual({ dingtalkId: '$:LWCP_v1:$guest' });
    const young = await ready({ app: { published: false } });
    expect(await young.heard({ userId: 'jia', text: '早' })).not.toHaveProperty('senderStaffId');
  });
});

describe('what a member says in private', () => {
  it('arrives in every kind', async () => {
    const { heard } = await ready();
    const code = expect.any(String) as string;
    const userId = 'yi';
    expect(await heard({ userId, text: '早' })).toMatchObject({
      conversationType: '1',
      msgtype: 'text',
      text: { content: '早' },
    });
    expect(await heard({ userId, richText: ['看图', { picture: bytes }] })).toMatchObject({
      msgtype: 'richText',
      content: {
        richText: [
          { text: '看图' },
          { type: 'picture', downloadCode: code, pictureDownloadCode: code },
        ],
      },
    });
    expect(await heard({ userId, picture: bytes })).toMatchObject({
      msgtype: 'picture',
      content: { downloadCode: code },
    });
    const audio = { bytes, durationMs: 3_000, recognition: '本周新增三家' };
    expect(await heard({ userId, audio })).toMatchObject({
      msgtype: 'audio',
      content: { duration: 3_000, downloadCode: code, recognition: '本周新增三家' },
    });
    const video = { bytes, durationMs: 9_000, videoType: 'mp4' };
    expect(await heard({ userId, video })).toMatchObject({
      msgtype: 'video',
      content: { duration: 9_000, downloadCode: code, videoType: 'mp4' },
    });
    const file = { name: '清单.xlsx', bytes };
    expect(await heard({ userId, file })).toMatchObject({
      msgtype: 'file',
      content: { downloadCode: code, fileName: '清单.xlsx' },
    });
  });

  it('quotes an earlier message, of the robot or of a member', async () => {
    const { simulator, heard } = await ready();
    const body = await heard({ userId: 'yi', text: '收到', quote: { text: '请填周报' } });
    expect(body['text']).toMatchObject({
      content: '收到',
      isReplyMsg: true,
      repliedMsg: {
        msgType: 'text',
        senderId: simulator.settings.app.robotUserId,
        content: { text: '请填周报' },
      },
    });
    const file = { name: '清单.xlsx', bytes };
    const quoted = await heard({
      userId: 'jia',
      chatId: group,
      text: '见附件',
      quote: { userId: 'yi', msgId: 'msg1', file },
    });
    expect(quoted).toMatchObject({
      originalMsgId: 'msg1',
      text: {
        repliedMsg: {
          msgType: 'file',
          msgId: 'msg1',
          senderId: '$:LWCP_v1:$yi',
          content: { fileName: '清单.xlsx', downloadCode: expect.any(String) as string },
        },
      },
    });
    const { members } = simulator.control;
    expect(() => members.say({ userId: 'yi', picture: bytes, quote: { text: '早' } })).toThrow(
      'only a text quotes',
    );
  });

  it('comes a second time on demand, with the same msgId', async () => {
    const { simulator, bot } = await ready();
    const { msgId } = simulator.control.members.say({ userId: 'yi', text: '早' });
    simulator.control.members.sendAgain(msgId);
    expect(dataOf(await bot.frame(1))).toEqual(dataOf(await bot.frame(0)));
    expect(() => {
      simulator.control.members.sendAgain('unknown');
    }).toThrow('nothing sent');
  });
});

describe('the session webhook', () => {
  async function session() {
    const { simulator, heard } = await ready();
    const body = await heard({ userId: 'jia', chatId: group, text: '周报' });
    const url = String(body['sessionWebhook']);
    const reply = async (message: object) => (await post(url, message)).json['errcode'];
    const last = () => simulator.control.screens.of(group).at(-1);
    const doubts = () => simulator.control.log.entries().at(-1)?.doubts;
    return { simulator, url, reply, last, doubts };
  }

  const at = { atUserIds: ['jia'], isAtAll: false };
  const button = { title: '确认', actionURL: 'https://console.test/ok' };

  it('shows a text with its mentions in the conversation that it came from', async () => {
    const { reply, last, doubts } = await session();
    expect(await reply({ msgtype: 'text', text: { content: '已记录' }, at })).toBe(0);
    expect(last()).toMatchObject({ by: 'bot', kind: 'text', text: '已记录', mentions: ['jia'] });
    expect(doubts()).toEqual([]);
    const all = { atMobiles: ['13800000000'], isAtAll: true };
    await reply({ msgtype: 'text', text: { content: '已记录' }, at: all });
    expect(last()?.mentions).toEqual(['13800000000', '@all']);
  });

  it.each([
    ['text', { content: '早' }],
    ['markdown', { title: '周报', text: '## 第47周' }],
    ['link', { title: '周报', text: '已生成', messageUrl: 'https://console.test' }],
    ['actionCard', { title: '周报', text: '## 确认', singleTitle: '看', singleURL: 'https://c' }],
    ['actionCard', { title: '周报', text: '确认', btnOrientation: '1', btns: [button, button] }],
    ['feedCard', { links: [{ title: '周报', messageURL: 'https://c', picURL: 'https://p' }] }],
  ])('takes %s, and refuses it with a field missing', async (msgtype, payload) => {
    const { reply, last } = await session();
    expect(await reply({ msgtype, [msgtype]: payload })).toBe(0);
    expect(last()).toMatchObject({ by: 'bot', kind: msgtype });
    const [first] = Object.keys(payload);
    const short = Object.fromEntries(Object.entries(payload).filter(([key]) => key !== first));
    expect(await reply({ msgtype, [msgtype]: short })).toBe(40035);
  });

  it('shows nothing for empty', async () => {
    const { reply, last } = await session();
    expect(await reply({ msgtype: 'empty' })).toBe(0);
    expect(last()?.by).toBe('jia');
  });

  it.each([
    ['an unknown type', { msgtype: 'image', image: {} }, 400105],
    ['a type of JavaScript', { msgtype: 'constructor' }, 400105],
    ['no type', { text: { content: '早' } }, 400105],
    ['a number for a text', { msgtype: 'text', text: { content: 1 } }, 40035],
    ['an empty text', { msgtype: 'text', text: { content: '' } }, 40035],
    [
      'over 50 mentions',
      { msgtype: 'text', text: { content: '早' }, at: { atUserIds: Array(51).fill('jia') } },
      40035,
    ],
  ])('refuses %s', async (_what, message, errcode) => {
    const { reply } = await session();
    expect(await reply(message)).toBe(errcode);
  });

  it('refuses a body that is not said to be JSON, and one that is none', async () => {
    const { url } = await session();
    const body = JSON.stringify({ msgtype: 'text', text: { content: '早' } });
    const bare = await fetch(url, { method: 'POST', body });
    expect(await bare.json()).toMatchObject({ errcode: 43004 });
    const headers = { 'content-type': 'application/json' };
    const broken = await fetch(url, { method: 'POST', headers, body: '{"msgtype"' });
    expect(await broken.json()).toMatchObject({ errcode: 40035 });
  });

  it('is over at its time, and not before', async () => {
    const { simulator, url, reply } = await session();
    simulator.control.advance(90 * 60_000 - 1);
    expect(await reply({ msgtype: 'text', text: { content: '早' } })).toBe(0);
    simulator.control.advance(1);
    expect(await reply({ msgtype: 'text', text: { content: '早' } })).not.toBe(0);
    const unknown = `${url}x`;
    expect((await post(unknown, { msgtype: 'empty' })).json['errcode']).not.toBe(0);
  });

  it('notes what is not shown as meant: mentions, tables, line feeds, strangers, length', async () => {
    const { reply, doubts } = await session();
    const markdown = (text: string) => ({ msgtype: 'markdown', markdown: { title: '报', text } });
    await reply({ ...markdown('@jia 请确认'), at });
    expect(doubts()).toEqual([]);
    await reply({ ...markdown('请确认'), at });
    expect(doubts()).toEqual(['the mention of jia is not in the text']);
    await reply(markdown('| 目标 | 进度 |\n| :-- | --: |\n| O1 | 40% |'));
    expect(doubts()).toContain('markdown shows no tables');
    await reply(markdown('第一行\n第二行'));
    expect(doubts()).toEqual(['a single line feed does not break the line']);
    await reply(markdown('第一行  \n第二行\n\n第三行\n- 一\n- 二'));
    expect(doubts()).toEqual([]);
    await reply({ msgtype: 'text', text: { content: '早' }, at: { atUserIds: ['hidden'] } });
    expect(doubts()).toEqual(['mention of hidden, who is not there']);
    await reply({ msgtype: 'text', text: { content: '长'.repeat(7_000) }, atAll: true });
    expect(doubts()).toEqual(['unknown field atAll', 'body over 20000 bytes']);
  });

  it('in private answers the person', async () => {
    const { simulator, heard } = await ready();
    const body = await heard({ userId: 'yi', text: '周报' });
    await post(String(body['sessionWebhook']), {
      msgtype: 'text',
      text: { content: '好' },
      at: {},
    });
    expect(simulator.control.screens.of('yi').at(-1)).toMatchObject({ by: 'bot', text: '好' });
    expect(lost(simulator)).toEqual([]);
  });
});
