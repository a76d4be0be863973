import { describe, expect, it } from 'vitest';
import { drawPicture } from '../../../../src/digest/pictures/draw-picture.js';
import { findSubjects, todayOf } from '../../../../src/answers/subjects.js';
import {
  ACTUAL,
  FAINT_INK,
  PICTURE_WIDTH,
  TARGET,
} from '../../../../src/digest/pictures/picture-style.js';
import { paceLine, readTrend, type Trend } from '../../../../src/digest/pictures/trend.js';
import { trendDrawing } from '../../../../src/digest/pictures/trend-picture.js';
import type { Indicator, Plan } from '../../../../src/plan/model.js';
import { readPng } from '../../../fakes/read-png.js';
import { askers, busyCounty, contextOf } from '../../answers/asking.js';
import {
  County,
  flow,
  indicator,
  limit,
  oneOff,
  plan,
  ratio,
  stock,
  talents,
} from '../../ledger/county.js';
import { overlaps, placedTexts, wordsOf } from './drawn.js';

const steps = indicator({
  shortName: '研发费用',
  unit: '亿元',
  target: '12.5',
  pacing: {
    kind: 'milestones',
    steps: [
      { at: '2023-06-30', value: '5' },
      { at: '2023-12-31', value: '12.5' },
    ],
  },
});
const own: Plan = { ...plan, indicators: [...plan.indicators, steps] };

function trendOf(of: Indicator, county: County, now?: string): Trend {
  const context = {
    ...contextOf(county, askers.office),
    ...(now === undefined ? {} : { now: new Date(now) }),
  };
  const at = todayOf(context);
  return readTrend(context, findSubjects(context, [of.id], at)[0]!, at);
}

describe('what a trend is drawn of', () => {
  it('is the county figure after each report, with what corrections and 无变化 made of it', () => {
    const county = busyCounty();
    county.write({ kind: 'no-change-reported', indicatorIds: [stock.id], asOf: '2023-07-04' });
    expect(trendOf(stock, county).points).toEqual([
      { on: '2023-05-31', value: '55', approx: false },
      { on: '2023-06-30', value: '58', approx: false },
      { on: '2023-07-04', value: '58', approx: false },
    ]);
  });

  it('adds increases, and leaves proposals and the parts of units out', () => {
    const county = new County().on('2023-07-01');
    county.total('10', '2023-03-31');
    county.delta('2', '2023-04-01', '2023-04-30');
    county.total('40', '2023-05-31', { standing: 'proposal', unit: '高新区' });
    county.total('7', '2023-06-15', { standing: 'contribution', unit: '高新区' });
    expect(trendOf(flow, county).points.map(({ on, value }) => [on, value])).toEqual([
      ['2023-03-31', '10'],
      ['2023-04-30', '12'],
    ]);
  });

  it('is nothing where nothing was reported', () => {
    expect(trendOf(talents, busyCounty()).points).toEqual([]);
  });
});

describe('the pace in a trend', () => {
  it('goes from the base to the target, by whole numbers where these are few', () => {
    const line = paceLine(stock, plan.period);
    expect(line[0]).toEqual([0, 50]);
    expect(line).toHaveLength(366);
    expect(line.find(([day]) => day === 181)).toEqual([181, 58]);
    expect(line.at(-1)).toEqual([365, 66]);
  });

  it('is taken at the ends of months where steps could not be told apart', () => {
    expect(paceLine(flow, plan.period).map(([, amount]) => amount)).toEqual([
      0, 7, 15, 23, 31, 39, 47, 54, 62, 70, 78, 86, 94,
    ]);
  });

  it('follows milestones', () => {
    const line = paceLine(steps, plan.period);
    expect(line.filter(([day]) => day === 180 || day === 181)).toEqual([[181, 5]]);
    expect(line.at(-2)?.[1]).toBe(5);
    expect(line.at(-1)).toEqual([365, 12.5]);
  });

  it('is not there for a limit, a figure settled once a year, or a stock without its base', () => {
    expect(paceLine(limit, plan.period)).toEqual([]);
    expect(paceLine(ratio, plan.period)).toEqual([]);
    expect(paceLine({ ...stock, base: null }, plan.period)).toEqual([]);
  });
});

describe('the picture of a trend', () => {
  it('has figures, target, light, as-of date and source', async () => {
    const words = await wordsOf(trendDrawing([trendOf(stock, busyCounty())]));
    for (const expected of [
      '高新技术企业',
      '绿灯',
      '58家，目标66家，完成87.9%；截至6月30日，县科工信局报',
      '目标66家',
      '6月30日',
      '1月',
      '12月',
      '实报数',
      '按时序应达',
    ]) {
      expect(words.split('\n')).toContain(expected);
    }
  });

  it('is painted with its three kinds of line', async () => {
    const { png, name, alt } = await drawPicture(trendDrawing([trendOf(stock, busyCounty())]));
    const { width, at, counts } = readPng(png);
    expect(width).toBe(PICTURE_WIDTH);
    expect(at(3, 3)).toBe('#ffffff');
    for (const colour of [ACTUAL, TARGET, FAINT_INK]) {
      expect([colour, (counts.get(colour) ?? 0) > 500]).toEqual([colour, true]);
    }
    expect(name).toBe('高新技术企业趋势2023-07-05.png');
    expect(alt).toBe(
      '变化趋势图：高新技术企业58家，目标66家，完成87.9%；截至6月30日，县科工信局报。',
    );
  });

  it('of what nobody reported says so, with target and pace', async () => {
    const words = await wordsOf(trendDrawing([trendOf(oneOff, busyCounty())]));
    expect(words).toContain('县科工信局未报；高新区报1家（截至7月3日，待核定），目标1家');
    expect(words).not.toContain('实报数');
    expect(words).toContain('按时序应达');
  });

  it('of one figure shows the figure', async () => {
    const words = await wordsOf(trendDrawing([trendOf(ratio, busyCounty())]));
    expect(words).toContain('0.29%');
    expect(words).toContain('未到期');
    expect(words).not.toContain('按时序应达');
  });

  it('of a limit speaks of the limit', async () => {
    const county = new County().on('2023-06-30');
    county.total('9', '2023-06-30', { of: limit });
    const words = await wordsOf(trendDrawing([trendOf(limit, new County(county.plans))]));
    expect(words).toContain('控制在10起以内');
    const reported = await wordsOf(trendDrawing([trendOf(limit, county)]));
    expect(reported).toContain('9起，控制在10起以内，相当于控制数的90.0%');
  });

  it('of vague figures and of milestones', async () => {
    const county = new County([own]).on('2023-06-30');
    county.total('4.75', '2023-06-30', { of: steps, approx: true });
    const words = await wordsOf(trendDrawing([trendOf(steps, county)]));
    expect(words).toContain('约4.75亿元');
  });

  it('labels as many points as have room, always the first and the newest', async () => {
    const county = new County();
    for (let day = 1; day <= 28; day += 1) {
      const on = `2023-06-${String(day).padStart(2, '0')}` as const;
      county.on(on as never).total(`${day}`, on as never);
    }
    county.on('2023-07-01').total('40', '2023-06-30');
    const words = (await wordsOf(trendDrawing([trendOf(flow, county)]))).split('\n');
    expect(words.filter((word) => /^\d+家$/u.test(word))).toEqual(['40家']);
  });

  it('holds four indicators below each other, with names of any length', async () => {
    const long = { ...flow, shortName: '规模以上工业企业研发活动覆盖率提升专项行动有效企业数' };
    const county = new County([{ ...own, indicators: [stock, long, steps, ratio, talents] }]);
    county.on('2023-12-02').total('65', '2023-11-30', { of: stock });
    const trends = [stock, long, steps, ratio, talents].map((of) =>
      trendOf(of, county, '2023-12-05T10:00:00+08:00'),
    );
    const [first, ...others] = trends;
    const drawing = trendDrawing([first!, ...others]);
    const texts = placedTexts(drawing);
    expect(overlaps(texts)).toEqual([]);
    expect(texts.every(({ right }) => right <= PICTURE_WIDTH)).toBe(true);
    const words = await wordsOf(drawing);
    expect(words).toContain('规模以上工业企业');
    expect(words).not.toContain('硕士以上人才');
    expect(drawing.name).toBe('高新技术企业等4项趋势2023-12-05.png');
  });
});
