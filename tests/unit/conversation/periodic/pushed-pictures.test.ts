import { beforeEach, describe, expect, it } from 'vitest';
import type { PictureDeps } from '../../../../src/conversation/with-pictures.js';
import type { PictureDrawing } from '../../../../src/digest/pictures/draw-picture.js';
import type { PictureBlock } from '../../../../src/message/reply.js';
import { Conversation, GROUP, SECOND_GROUP, type Pushed } from '../../../fakes/conversation.js';
import { readPng } from '../../../fakes/read-png.js';

const FRIDAY = '2023-07-14T16:00:00+08:00';
const HOUR_BEFORE = '2023-07-14T15:00:00+08:00';

let talk: Conversation;
let drawn: PictureDrawing[];

/** Keeps what is to be painted. */
function painting(): PictureDeps {
  return {
    drawPicture: (drawing) => {
      drawn.push(drawing);
      const { name, alt } = drawing;
      return Promise.resolve({ type: 'picture', name, alt, png: Buffer.from('png') });
    },
  };
}

beforeEach(async () => {
  talk = await Conversation.open();
  drawn = [];
  talk.pictures = painting();
  await talk.report('甲', '截至5月底高企55家', '2023-06-01T10:00:00+08:00');
  await talk.tick('2023-07-10T08:00:00+08:00');
});

async function pushed(at = FRIDAY): Promise<readonly Pushed[]> {
  const all = await talk.tick(at);
  return all.filter(({ to }) => to === GROUP || to === SECOND_GROUP);
}

function kinds({ reply }: Pushed): readonly string[] {
  return reply.blocks.map(({ type }) => type).filter((type) => type !== 'text' && type !== 'table');
}

function pictures({ reply }: Pushed): readonly PictureBlock[] {
  return reply.blocks.filter((block) => block.type === 'picture');
}

/** All words that are painted. */
function textsIn(drawing: PictureDrawing | undefined): readonly string[] {
  const found = JSON.stringify(drawing?.option).matchAll(/"text":"([^"]*)"/gu);
  return Array.from(found, ([, text = '']) => text);
}

const alts = (): readonly string[] => drawn.map(({ alt }) => alt);

describe('the pictures of a weekly digest', () => {
  it('are the board and the trend of what moved, between words and files, once for each group', async () => {
    await talk.report('甲', '截至6月底高企58家', '2023-07-11T10:00:00+08:00');
    const all = await pushed();
    expect(all.map(({ to }) => to)).toEqual([GROUP, SECOND_GROUP]);
    for (const one of all) {
      expect(kinds(one)).toEqual(['picture', 'picture', 'file', 'file']);
      expect(one.reply.blocks[0]?.type).toBe('text');
      expect(pictures(one).map(({ name }) => name)).toEqual([
        '进度看板2023-07-14.png',
        '高新技术企业趋势2023-07-14.png',
      ]);
    }
    expect(drawn).toHaveLength(2);
    expect(await pushed('2023-07-14T16:01:00+08:00')).toEqual([]);
  });

  it('are the board alone where nothing moved', async () => {
    const [first] = await pushed();
    expect(first?.text).toContain('本期变化：无新报数据');
    expect(kinds(first!)).toEqual(['picture', 'file', 'file']);
    expect(alts()[0]).toContain('共15项指标');
  });

  it('show three trends at most: what is behind, then who moved furthest', async () => {
    const early = '2023-06-01T11:00:00+08:00';
    await talk.report('甲', '截至5月底科小60家', early);
    await talk.report('甲', '截至5月底技术合同登记150个、10亿', early);
    const late = '2023-07-11T10:00:00+08:00';
    await talk.report('甲', '截至6月底科小61家，高企65家', late);
    await talk.report('甲', '截至6月底技术合同登记180个、12.3亿', late);
    await talk.report('丙', '截至6月底引进硕士3名', late);
    await pushed();
    const [board, trends, ...others] = alts();
    expect(others).toEqual([]);
    expect(board).toContain('进度看板');
    const order = ['硕士以上人才', '高新技术企业', '技术合同登记额'];
    const places = order.map((name) => trends!.indexOf(name));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(trends).not.toContain('科技型中小企业');
    expect(drawn[1]?.name).toContain('等3项');
  });

  it('do not name in a group who has not reported yet', async () => {
    await pushed();
    expect(textsIn(drawn[0])).toContain('尚无数据');
    expect(textsIn(drawn[0]).filter((text) => /局.*未报/u.test(text))).toEqual([]);
  });

  it('name them where the office switched names on', async () => {
    await talk.say('主任', '允许群内点名', { at: '2023-07-12T10:00:00+08:00' });
    await pushed();
    expect(textsIn(drawn[0])).toContain('县人社局未报');
  });

  it('go out by the office’s 发送 as well', async () => {
    await talk.tick(HOUR_BEFORE);
    const { replies } = await talk.say('主任', '发送', {
      at: '2023-07-14T15:10:00+08:00',
      privately: true,
    });
    const types = replies[0]?.blocks.map(({ type }) => type) ?? [];
    expect(types.filter((type) => type === 'picture')).toHaveLength(1);
  });

  it('never hold up the words: what cannot be drawn is said', async () => {
    const told: unknown[] = [];
    talk.pictures = {
      drawPicture: () => Promise.reject(new Error('no room on the disk')),
      onPictureFailed: (error) => told.push(error),
    };
    const [first] = await pushed();
    expect(first?.text).toContain('【周报】');
    expect(first?.text).toContain('图片没有生成');
    expect(kinds(first!)).toEqual(['file', 'file']);
    expect(told).toHaveLength(1);
  });

  it('are drawn as they are in every other place', async () => {
    talk.pictures = {};
    await talk.report('甲', '截至6月底高企58家', '2023-07-11T10:00:00+08:00');
    const [first] = await pushed();
    const sizes = pictures(first!).map(({ png }) => readPng(png).width);
    expect(sizes).toEqual([1080, 1080]);
  });
});

describe('the pictures of what goes out each month', () => {
  async function sent(word: string, dueAt: string, from: string): Promise<readonly string[]> {
    await talk.tick(from);
    await talk.report('甲', '截至6月底高企58家', from);
    await talk.report('甲', '截至7月31日高企60家', dueAt);
    await talk.tick(dueAt);
    drawn.length = 0;
    const { text } = await talk.say('主任', `发送${word}`, { at: dueAt, privately: true });
    expect(text).toContain('正在发往2个工作群');
    return drawn.map(({ name }) => name.replace(/\d.*/u, ''));
  }

  it('are the board and the trends of a month', async () => {
    const names = await sent('通报', '2023-08-07T16:00:00+08:00', '2023-07-31T10:00:00+08:00');
    expect(names).toEqual(['进度看板', '高新技术企业趋势']);
  });

  it('are the board alone for half a year, in which nearly everything moves', async () => {
    talk = await Conversation.open();
    talk.pictures = painting();
    const names = await sent('半年总结', '2023-07-07T16:00:00+08:00', '2023-07-03T10:00:00+08:00');
    expect(names).toEqual(['进度看板']);
  });
});
