import { describe, expect, it } from 'vitest';
import { drawPicture } from '../../../../src/digest/pictures/draw-picture.js';
import { LIGHT_STYLES, PICTURE_WIDTH } from '../../../../src/digest/pictures/picture-style.js';
import { unitsDrawing, type UnitsOverview } from '../../../../src/digest/pictures/units-picture.js';
import { readPng } from '../../../fakes/read-png.js';
import { busyCounty } from '../../answers/asking.js';
import { plan } from '../../ledger/county.js';
import { overlaps, placedTexts, readAll, wordsOf } from './drawn.js';

const read = readAll(busyCounty());

function overviewOf(names: readonly string[]): UnitsOverview {
  return {
    title: '某县科技创新攻坚方案',
    plans: [plan],
    at: '2023-07-05',
    today: '2023-07-05',
    units: names.map((unit, index) => ({
      unit,
      read: index % 2 === 0 ? read : read.slice(0, 2),
    })),
  };
}

describe('the overview of units', () => {
  it('has the units in the order given, each with its counts by light, and no ranking', async () => {
    const words = await wordsOf(unitsDrawing(overviewOf(['县人社局', '县科工信局'])));
    expect(words.indexOf('县人社局')).toBeLessThan(words.indexOf('县科工信局'));
    for (const expected of ['共7项', '红1', '灰3', '绿1', '未1', '黄灯', '不作排名']) {
      expect(words).toContain(expected);
    }
  });

  it('is painted', async () => {
    const { png, alt } = await drawPicture(unitsDrawing(overviewOf(['县人社局'])));
    const { width, counts } = readPng(png);
    expect(width).toBe(PICTURE_WIDTH);
    expect(counts.get(LIGHT_STYLES.red.fill)).toBeGreaterThan(2000);
    expect(alt).toContain('县人社局红灯1项、黄灯1项、灰灯3项、绿灯1项、未到期1项');
  });

  it('holds many units with names of any length, and nothing overlaps', () => {
    const names = Array.from({ length: 40 }, (_, index) =>
      index % 3 === 0
        ? `第${index}高新技术产业开发区管理委员会经济发展与科技创新局`
        : `第${index}局`,
    );
    const drawing = unitsDrawing(overviewOf(names));
    const texts = placedTexts(drawing);
    expect(overlaps(texts)).toEqual([]);
    expect(texts.every(({ left, right }) => left >= 0 && right <= PICTURE_WIDTH)).toBe(true);
    expect(texts.every(({ bottom }) => bottom <= drawing.heightPx)).toBe(true);
  });
});
