import { describe, expect, it } from 'vitest';
import { drawPicture } from '../../../../src/digest/pictures/draw-picture.js';
import { todayOf } from '../../../../src/answers/subjects.js';
import { boardDrawing, type Board } from '../../../../src/digest/pictures/board-picture.js';
import {
  LIGHT_STYLES,
  MARGIN,
  PICTURE_WIDTH,
} from '../../../../src/digest/pictures/picture-style.js';
import { encodeReply } from '../../../../src/channels/dingtalk/encode/encode-reply.js';
import { encodeOutgoing } from '../../../../src/channels/wecom/encode/encode-outgoing.js';
import { appStyle, botStyle, webhookStyle } from '../../../../src/channels/wecom/encode/style.js';
import { asId, type GroupId } from '../../../../src/kernel/ids.js';
import type { Reply } from '../../../../src/message/reply.js';
import type { Plan } from '../../../../src/plan/model.js';
import { largestBoard } from '../../../fakes/largest-board.js';
import { outgoing } from '../../../fakes/outgoing.js';
import { readPng } from '../../../fakes/read-png.js';
import { askers, busyCounty, contextOf } from '../../answers/asking.js';
import { County, indicator, limit, plan, stock } from '../../ledger/county.js';
import { manyIndicators, overlaps, placedTexts, readAll, wordsOf } from './drawn.js';

function boardOf(county: County, of: Plan = plan, more: Partial<Board> = {}): Board {
  const today = todayOf(contextOf(county, askers.office));
  const whole = { groupBy: 'light', of: null, namesOwners: true } as const;
  return { plan: of, read: readAll(county), at: today, today, ...whole, ...more };
}

/** The WeCom limit of a picture. */
const MOST_BYTES = 2 * 1024 * 1024;

describe('the board of lights', () => {
  it('has every indicator with the word of its light, figure, target, completion and distance', async () => {
    const words = await wordsOf(boardDrawing(boardOf(busyCounty())));
    for (const expected of [
      '进度看板',
      '某县科技创新攻坚方案',
      '红灯 1项',
      '技术合同登记额',
      '5.9亿元 / 15.5亿元',
      '38.1%',
      '6月30日，落后11.9点',
      '58家 / 66家',
      '未报 / 30名',
      '县人社局未报',
      '6月30日，12月31日到期',
    ]) {
      expect(words).toContain(expected);
    }
  });

  it('says what else a reader must know: out of date, near a limit, no base, done, below the base', async () => {
    const county = busyCounty();
    county.total('9', '2023-06-30', { of: limit });
    county.total('47', '2023-05-31', { of: stock });
    const noBase = indicator({ shortName: '有效专利', kind: 'stock' });
    const own: Plan = { ...plan, indicators: [...plan.indicators, noBase] };
    const other = new County([own]).on('2023-06-30');
    other.total('9.5', '2023-05-31', { of: limit });
    other.total('47', '2023-06-30', { of: stock });
    other.total('94', '2023-06-30');
    other.total('5', '2023-06-30', { of: noBase });
    const words = await wordsOf(boardDrawing(boardOf(other, own)));
    for (const expected of [
      '5月31日已过期，接近控制数',
      '9.5起 / 10起以内',
      '6月30日，低于年初数50家',
      '6月30日，已完成年度目标',
      '6月30日，缺年初数',
    ]) {
      expect(words).toContain(expected);
    }
  });

  it('is painted: its size, the colours of its lights, and black on white', async () => {
    const { png, alt, name } = await drawPicture(boardDrawing(boardOf(busyCounty())));
    const { width, height, at, counts } = readPng(png);
    expect([width, height]).toEqual([PICTURE_WIDTH, boardDrawing(boardOf(busyCounty())).heightPx]);
    expect(at(5, 5)).toBe('#ffffff');
    for (const light of ['red', 'yellow', 'grey', 'green', 'none'] as const) {
      expect([light, counts.get(LIGHT_STYLES[light].fill) ?? 0]).toEqual([
        light,
        expect.toSatisfy((count: number) => count > 2000),
      ]);
    }
    expect(alt).toBe(
      '某县科技创新攻坚方案进度看板：共7项指标，红灯1项、黄灯1项、灰灯3项、绿灯1项、未到期1项。',
    );
    expect(name).toBe('进度看板2023-07-05.png');
  });

  it('fills the bar as far as the target is reached and marks the place of the pace', async () => {
    const drawing = boardDrawing(boardOf(busyCounty()));
    const { png } = await drawPicture(boardDrawing(boardOf(busyCounty())));
    const { at } = readPng(png);
    const share = placedTexts(drawing).find(({ text }) => text === '38.1%')!;
    const middle = Math.round((share.top + share.bottom) / 2);
    const barLeft = share.left - 270;
    expect(at(Math.round(barLeft + 250 * 0.2), middle)).toBe(LIGHT_STYLES.red.fill);
    expect(at(Math.round(barLeft + 250 * 0.42), middle)).toBe('#eef1f5');
    expect(at(Math.round(barLeft + 250 * 0.5), middle)).toBe('#16191f');
  });

  it('can be grouped by the tasks of the plan, in their order', async () => {
    const words = await wordsOf(boardDrawing(boardOf(busyCounty(), plan, { groupBy: 'task' })));
    const places = ['3. 科技型企业培育 ', '4. 科技成果开发 ', '9. 人才发展环境 '].map((title) =>
      words.indexOf(title),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place > 0)).toBe(true);
  });

  it.each([1, 15, 24, 25, 60, 120])(
    'of %i indicators is complete and nothing overlaps',
    (count) => {
      const { plan: large, county } = manyIndicators(count);
      const drawing = boardDrawing(boardOf(county, large));
      const texts = placedTexts(drawing);
      expect(overlaps(texts)).toEqual([]);
      for (const { left, right, bottom, text } of texts) {
        expect([text, left >= MARGIN - 1 && right <= PICTURE_WIDTH - MARGIN + 1]).toEqual([
          text,
          true,
        ]);
        expect(bottom).toBeLessThanOrEqual(drawing.heightPx);
      }
      const all = texts.map(({ text }) => text).join('');
      const indices = Array.from({ length: Math.min(count, 60) }, (_, index) => index);
      expect(indices.filter((index) => !all.includes(`第${index}项`))).toEqual([]);
      if (count > 24) expect(all).toMatch(/另有[绿蓝]灯\d+项：/u);
    },
  );

  it('of sixty indicators is a picture, not a file, on every platform', async () => {
    const picture = await largestBoard();
    const reply: Reply = { to: { kind: 'group' }, blocks: [picture], buttons: [] };
    const encoding = { cards: true, inGroup: true, botName: '战报', ownUrl: null, mentionBytes: 0 };
    expect(encodeReply(reply, encoding)).toMatchObject([{ kind: 'picture' }]);
    for (const style of [botStyle, appStyle, webhookStyle]) {
      const options = { style, ownUrl: null, botName: '战报', repeatedFrom: null };
      const to = { kind: 'group', groupId: asId<GroupId>('g1') } as const;
      const parts = encodeOutgoing(outgoing(to, { reply }), options);
      expect(parts).toMatchObject([{ kind: 'picture' }]);
    }
    expect(picture.png.byteLength).toBeLessThan(MOST_BYTES);
  });
});
