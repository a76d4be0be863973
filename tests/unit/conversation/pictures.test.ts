import { beforeEach, describe, expect, it } from 'vitest';
import type { PictureBlock } from '../../../src/message/reply.js';
import { readPng } from '../../fakes/read-png.js';
import { Conversation, type Heard } from '../../fakes/conversation.js';

let chat: Conversation;

beforeEach(async () => {
  chat = await Conversation.open();
  await chat.report('甲', '截至5月底，高企55家，科小60家', '2023-06-01T10:00:00+08:00');
  await chat.report('甲', '截至6月底，高企58家，科小71家', '2023-07-02T10:00:00+08:00');
});

function pictures({ replies }: Heard): readonly PictureBlock[] {
  return replies.flatMap(({ blocks }) => blocks).filter((block) => block.type === 'picture');
}

/** Who gets what, in order: `group text`, `sender picture`. */
function shape({ replies }: Heard): readonly string[] {
  return replies.map(({ to, blocks }) => `${to.kind} ${blocks.map(({ type }) => type).join('+')}`);
}

describe('pictures in the chat', () => {
  it.each([
    ['趋势', '高新技术企业趋势2023-07-02.png'],
    ['高企走势发个图', '高新技术企业趋势2023-07-02.png'],
    ['科小趋势图', '科技型中小企业趋势2023-07-02.png'],
    ['看板', '进度看板2023-07-02.png'],
    ['看板图', '进度看板2023-07-02.png'],
  ])('%s: the words, then the picture %s', async (text, name) => {
    await chat.say('甲', '高企完成多少了');
    const heard = await chat.say('甲', text);
    expect(shape(heard)).toEqual(['group text', 'group picture']);
    const [picture] = pictures(heard);
    expect(picture?.name).toBe(name);
    expect(picture?.alt.length).toBeGreaterThan(20);
    expect(readPng(picture!.png).width).toBe(1080);
  });

  it('a general question is answered in words, with 看板 as a button', async () => {
    const heard = await chat.say('县长', '总体情况');
    expect(shape(heard)).toEqual(['group text']);
    expect(heard.buttons).toEqual(['依据', '怎么算的', '看板']);
    expect((await chat.say('县长', '看板')).buttons).toEqual(['依据', '怎么算的']);
  });

  it('how far one indicator is offers its trend', async () => {
    const { buttons } = await chat.say('县长', '高企完成多少了');
    expect(buttons).toEqual(['依据', '怎么算的', '高新技术企业趋势']);
    const trend = await chat.say('县长', '高新技术企业趋势');
    expect(pictures(trend)).toHaveLength(1);
    expect(trend.buttons).toEqual(['依据', '怎么算的', '看板']);
  });

  it('依据 after a picture names the sources of its figures', async () => {
    await chat.say('县长', '看板');
    expect((await chat.say('县长', '依据')).text).toContain('科技型中小企业');
  });
});

describe('各单位情况图 and who may know what', () => {
  it('a leader gets counts in the group, names and picture privately', async () => {
    const heard = await chat.say('县长', '各单位情况图');
    expect(shape(heard)).toEqual(['group text', 'sender text', 'sender picture']);
    const [shared, own] = heard.replies;
    expect(JSON.stringify(shared)).not.toContain('县人社局');
    expect(JSON.stringify(own)).toContain('县人社局');
    expect(pictures(heard)[0]?.alt).toContain('县人社局灰灯1项');
  });

  it('in private all of it is one answer, in the order of the member list', async () => {
    const heard = await chat.say('县长', '各单位情况图', { privately: true });
    expect(shape(heard)).toEqual(['sender text', 'sender picture']);
    const places = ['县发改局', '县科工信局', '县人社局'].map((unit) => heard.text.indexOf(unit));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('names stand in the group where the office switched them on', async () => {
    await chat.say('主任', '允许群内点名');
    const heard = await chat.say('主任', '各单位情况图');
    expect(shape(heard)).toEqual(['group text', 'group picture']);
    expect(heard.text).toContain('县人社局');
  });

  it('a liaison sees his own unit only', async () => {
    const heard = await chat.say('甲', '各单位情况图');
    expect(pictures(heard)[0]?.alt).toContain('县科工信局');
    expect(`${heard.text}${pictures(heard)[0]?.alt ?? ''}`).not.toContain('县人社局');
  });

  it('an unknown person gets none of it, but the board of public indicators', async () => {
    expect(shape(await chat.say('路人', '各单位情况图'))).toEqual(['group text']);
    expect(shape(await chat.say('路人', '看板'))).toEqual(['group text', 'group picture']);
  });
});

describe('a picture that cannot be drawn', () => {
  it('leaves the words, says so, and tells the operator why', async () => {
    const failure = new Error('no room on the disk');
    const told: unknown[] = [];
    const drawn: string[] = [];
    chat.pictures = {
      drawPicture: ({ name }) => {
        drawn.push(name);
        return Promise.reject(failure);
      },
      onPictureFailed: (error) => told.push(error),
    };
    const heard = await chat.say('县长', '看板');
    expect(shape(heard)).toEqual(['group text', 'group text']);
    expect(heard.text).toContain('共15项指标');
    expect(heard.text).toContain('图片没有生成，请以文字为准');
    expect(told).toEqual([failure]);
    expect(drawn).toEqual(['进度看板2023-07-02.png']);
  });
});
