import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, NAME, reasonOf } from './filled-places.js';

describe('a statement that no place makes is rejected', () => {
  const current = `{${NAME}.current}`;
  const GOOD = [
    `${NAME}目前为${current}`,
    `${NAME}目标为{${NAME}.target}`,
    `${NAME}还差{${NAME}.gap}`,
    `${NAME}完成率为{${NAME}.completion}`,
    '时间进度为{总体.elapsed}',
  ];
  const WEIGHS =
    '逾 不满 未满 不止 不下 至少 至多 起码 过 近 仅 仅有 没有 尚无 去年为 上年 新增 今年新增 明年 预计 计划 力争 将达 曾 原为 不是 并非 高达 只有 才 已超 险些 又'.split(
      ' ',
    );
  const CLAIMED =
    '已完成全年任务 各项指标均达标 多项指标超额完成 拖后腿 进展顺利 提前完成 形势较好 任务艰巨 已达标 超额 滞后 明显落后 遥遥在前 圆满收官 无法完成 能够完成 年底 预计 计划 全省靠前'.split(
      ' ',
    );

  it.each(WEIGHS)('before a place: %s', (word) => {
    expect(reasonOf(`${NAME}${word}${current}。`)).not.toBe('filled');
    expect(reasonOf(`${NAME}目前${word}${current}。`)).not.toBe('filled');
    expect(reasonOf(`${NAME}目前为${word}${current}。`)).not.toBe('filled');
  });

  it.each(CLAIMED)('in a clause of its own: %s', (claim) => {
    for (const text of [
      `${claim}，${GOOD[0]}`,
      `${GOOD[0]}，${claim}`,
      `${NAME}${claim}。${GOOD[0]}`,
    ]) {
      expect(reasonOf(text)).not.toBe('filled');
    }
  });

  // All places are tried, not a sample of them: a hole of one place in fifty thousand shows at once.
  it('wherever a claim stands in a text that would do', () => {
    const pairs = GOOD.flatMap((one) =>
      GOOD.map((other) => (one === other ? one : `${one}，${other}`)),
    );
    const filled = pairs.flatMap((text) => {
      expect(fill(text).kind).toBe('filled');
      const outside = Array.from(text, (_, index) => index).filter((index) => {
        const before = text.slice(0, index);
        return before.lastIndexOf('{') <= before.lastIndexOf('}');
      });
      return outside.flatMap((place) =>
        [...WEIGHS, ...CLAIMED]
          .map((word) => text.slice(0, place) + word + text.slice(place))
          .filter((claimed) => fill(claimed).kind === 'filled'),
      );
    });
    expect(filled).toEqual([]);
  });

  it.each([
    `${NAME}进度为{总体.elapsed}`,
    `${NAME}现有{总体.count}`,
    '强化人才引育的状态为{任务4.state}',
    '{任务3.title}的状态为{任务4.state}',
    `科技型中小企业、${NAME}目前为${current}`,
    `科技型中小企业，${NAME}目前为${current}`,
    `${NAME}目前为${current}，县科工信局目前为${current}`,
    `${NAME}目标为{${NAME}.target}，为${current}`,
    `${NAME}目标为{${NAME}.target}，对照目标为${current}`,
    `${NAME}由县科工信局负责，目前为${current}`,
    `另有{总体.绿灯.count}红灯`,
    `亮红灯的有{总体.绿灯.names}`,
    `完成率靠前的是{总体.lowest}`,
    `可先抓{总体.lowest}，目前为${current}`,
    `县科工信局负责{县科工信局.count}指标，均已达标`,
    `台账没有记录${NAME}超额完成，${NAME}目前为${current}`,
    `建议祝贺${NAME}超额完成，${NAME}目前为${current}`,
    `${NAME}目前为${current}以内`,
    `${NAME}的责任单位为${current}`,
  ])('and so is a true figure said of another thing: %s', (text) => {
    expect(reasonOf(text)).not.toBe('filled');
  });

  it('and a figure of one indicator under the name of another, in whatever words', () => {
    const leads = fc.constantFrom(
      '目前为',
      '',
      '现有',
      '累计',
      '目标为',
      '还差',
      '完成率为',
      '截至',
      '由',
    );
    const parts = fc.constantFrom(
      'current',
      'target',
      'gap',
      'completion',
      'asOf',
      'owner',
      'light',
    );
    fc.assert(
      fc.property(leads, parts, (lead, part) => {
        expect(reasonOf(`科技型中小企业${lead}{${NAME}.${part}}`)).not.toBe('filled');
      }),
    );
  });
});
