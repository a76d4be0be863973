import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Placed } from '../../../src/answers/answer-tools.js';
import { asId } from '../../../src/kernel/ids.js';
import type { FactId } from '../../../src/kernel/ids.js';
import { fillPlaces } from '../../../src/model/placeholder-guard.js';

const NAME = '高新技术企业';
const fact = asId<FactId>('f1');
const placed = new Map<string, Placed>([
  [`${NAME}.current`, { text: '58家', cited: [fact] }],
  [`${NAME}.target`, { text: '66家', cited: [fact] }],
  [`${NAME}.gap`, { text: '8家', cited: [] }],
  [`${NAME}.light`, { text: '绿灯', cited: [] }],
  ['科技型中小企业.current', { text: '71家', cited: [] }],
  [`${NAME}.completion`, { text: '87.9%', cited: [] }],
  [`${NAME}.asOf`, { text: '6月30日', cited: [] }],
  [`${NAME}.owner`, { text: '县科工信局', cited: [] }],
  ['县科工信局.count', { text: '4项', cited: [] }],
  ['总体.绿灯.count', { text: '2项', cited: [] }],
  ['总体.绿灯.names', { text: '甲、乙', cited: [] }],
  ['总体.count', { text: '15项', cited: [] }],
  ['总体.elapsed', { text: '50%', cited: [] }],
  ['总体.lowest', { text: '甲（3.0%）', cited: [] }],
  ['任务3.title', { text: '强化人才引育', cited: [] }],
  ['任务3.state', { text: '推进中', cited: [] }],
  ['任务3.leads', { text: '县人社局', cited: [] }],
  ['任务4.title', { text: '聚力平台建设', cited: [] }],
  ['任务4.state', { text: '已完成', cited: [] }],
]);
const names = [
  NAME,
  '科技型中小企业',
  '省制造业单项冠军',
  '“一主一特”产业技术',
  '县科工信局',
  '强化人才引育',
  '聚力平台建设',
];
const fill = (text: string) => fillPlaces(text, { placed, names });
const reasonOf = (text: string): string => {
  const filled = fill(text);
  return filled.kind === 'rejected' ? filled.reason : 'filled';
};
/** A text that would do, with something more in it. */
const beside = (more: string): string => `${NAME}目前为{${NAME}.current}，${more}。`;

describe('a text that keeps to places', () => {
  it.each([
    [
      '高新技术企业目前{高新技术企业.current}，目标{高新技术企业.target}，还差{高新技术企业.gap}。',
      '高新技术企业目前58家，目标66家，还差8家。',
    ],
    [
      '高新技术企业已达到{高新技术企业.current}，{高新技术企业.light}。',
      '高新技术企业已达到58家，绿灯。',
    ],
    [
      '时间进度为{总体.elapsed}，另有{总体.绿灯.count}绿灯；亮绿灯的有{总体.绿灯.names}。',
      '时间进度为50%，另有2项绿灯；亮绿灯的有甲、乙。',
    ],
    [
      '高新技术企业台账没有记录原因，需进一步了解；现为{高新技术企业.current}。',
      '高新技术企业台账没有记录原因，需进一步了解；现为58家。',
    ],
    [
      '从台账看，“高新技术企业”截至{高新技术企业.asOf}为{高新技术企业.current}（{高新技术企业.light}），完成率为{高新技术企业.completion}，由{高新技术企业.owner}负责。',
      '从台账看，“高新技术企业”截至6月30日为58家（绿灯），完成率为87.9%，由县科工信局负责。',
    ],
    [
      '强化人才引育的状态为{任务3.state}，由{任务3.leads}牵头；{任务4.title}状态为{任务4.state}。',
      '强化人才引育的状态为推进中，由县人社局牵头；聚力平台建设状态为已完成。',
    ],
    [
      '县科工信局负责{县科工信局.count}指标，高新技术企业年底能否完成台账没有记录，建议向责任单位进一步了解情况。',
      '县科工信局负责4项指标，高新技术企业年底能否完成台账没有记录，建议向责任单位进一步了解情况。',
    ],
  ])('is filled: %s', (text, expected) => {
    expect(fill(text)).toMatchObject({ kind: 'filled', text: expected });
  });

  it('rests on the facts of the places that it used, each once', () => {
    const filled = fill(`${NAME}{${NAME}.current}，目标{${NAME}.target}，现有{${NAME}.current}`);
    expect(filled).toMatchObject({ kind: 'filled', cited: [fact] });
  });
});

describe('a text is rejected for a quantity outside a place', () => {
  it.each([
    ...['5', '５', '٥', '५', '⑤', '⑸', '⒌', '㈤', '㊄', '〇', '½', '²', '🄅', '𝟓'],
    ...[
      '一家',
      '二',
      '两家',
      '俩',
      '仨',
      '廿',
      '卅',
      '卌',
      '零',
      '半数',
      '十余',
      '百',
      '千',
      '万',
      '亿',
    ],
    ...[
      '壹',
      '贰',
      '叁',
      '肆',
      '伍',
      '陆',
      '柒',
      '捌',
      '玖',
      '拾',
      '佰',
      '仟',
      '貳',
      '參',
      '陸',
      '萬',
      '億',
      '兩',
      '倆',
    ],
    ...[
      '过半',
      '過半',
      '翻番',
      '翻一番',
      '翻了番',
      '第一',
      '半数',
      '若干成',
      '几成',
      '数成',
      '幾成',
      '倍增',
      '成倍',
    ],
    ...[
      '双倍',
      '雙倍',
      '过大半',
      '大部分',
      '大多数',
      '多数',
      '少数',
      '绝大多数',
      '全部完成',
      '全都',
      '所有',
      '个别',
    ],
    ...[
      '若干',
      '好几家',
      '几家',
      '数家',
      '數家',
      '几乎',
      '首位',
      '榜首',
      '倒数',
      '垫底',
      '名列前茅',
      '位居',
      '领先',
    ],
    ...[
      '最高',
      '最快',
      '最差',
      '百分之',
      '分之',
      '％',
      '‰',
      '左右',
      '上下',
      '以上',
      '接近',
      '将近',
      '约',
      '大约',
      '余家',
    ],
    ...['许多', '不少', '平均', '合计', '总数', '共计', '腰斩', '打折扣', '唯一', '均已'],
  ])('%s', (word) => {
    expect(reasonOf(beside(word))).toBe('quantity');
  });

  it.each([
    ['zero-width characters', '五\u200B家'],
    ['a joiner within', '过\u2060半'],
    ['blanks', '过 半'],
    ['a line break', '过\n半'],
    ['combining marks', '五\u0301家'],
    ['compatibility forms', '㆒家'],
    ['direction marks', '\u202E五\u202C'],
    ['a soft hyphen', '第\u00AD一'],
  ])('hidden by %s', (_, word) => {
    expect(reasonOf(beside(word))).toBe('quantity');
  });

  it('whatever stands around it', () => {
    const safe = fc.constantFrom('目前', '台账', '进展', '，', '记录', `{${NAME}.light}`, NAME);
    const bad = fc.constantFrom('7', '七', '过半', '翻番', '第一', '两', '〇', '③', 'Ⅳ', '萬');
    const around = fc.array(safe, { maxLength: 8 });
    fc.assert(
      fc.property(around, bad, around, (before, word, after) => {
        const text = [...before, word, ...after, beside('')].join('');
        expect(fill(text).kind).toBe('rejected');
      }),
      { numRuns: 300 },
    );
  });

  it('and every digit in a filled text comes from a place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (noise) => {
        const filled = fill(beside(noise));
        if (filled.kind === 'filled') {
          expect(
            filled.text.replaceAll(
              /58家|66家|71家|8家|2项|15项|4项|50%|87\.9%|3\.0%|6月30日/gu,
              '',
            ),
          ).not.toMatch(/\p{N}/u);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a text is rejected', () => {
  it.each([
    ['for a place that no tool gave', '{瞪羚企业.current}', 'unknown-place'],
    ['for a place nearly named', `{${NAME}.Current}`, 'unknown-place'],
    ['for a calculation in a place', `{${NAME}.target-${NAME}.current}`, 'unknown-place'],
    ['for a number in braces', beside('{66}'), 'unknown-place'],
    ['for braces that make no place', beside('{{x}'), 'unknown-place'],
    ['for an open brace', `{${NAME}.current`, 'unknown-place'],
    ['when nothing of the ledger stands in it', '进展顺利。', 'no-place'],
    ['when it is empty', ' \u200B ', 'empty'],
    ['when it is long', beside('好'.repeat(600)), 'too-long'],
    ['for a link', beside('详见http://x'), 'foreign'],
    ['for English', beside('more than half'), 'foreign'],
    ['for a roman numeral in letters', beside('XIV'), 'foreign'],
    ['for a roman numeral', beside('Ⅴ'), 'foreign'],
    ['for a call of people', beside('@县长'), 'foreign'],
    ['for marks of a heading', beside('#标题'), 'foreign'],
    ['for weighing a figure', `已超过{${NAME}.target}。`, 'comparison'],
    ['for saying that a target is reached', `已完成{${NAME}.target}。`, 'comparison'],
    [
      'for weighing one name against another',
      `${NAME}{${NAME}.light}，${NAME}快于县科工信局。`,
      'comparison',
    ],
    [
      'for a place that is said to be too little',
      `${NAME}{${NAME}.current}，低于目标{${NAME}.target}。`,
      'comparison',
    ],
  ])('%s', (_, text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it('in a time that does not grow faster than the text', () => {
    const began = performance.now();
    for (const piece of ['{', '}', '{a', '超', '达到', '第'.repeat(3), '\u200B', '高新']) {
      expect(fill(piece.repeat(20_000)).kind).toBe('rejected');
    }
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

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
