import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beside, fact, fill, NAME, reasonOf } from './filled-places.js';

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

  it.each(['{', '}', '{a', '超', '达到', '第'.repeat(3), '高新'])(
    'for %s again and again, as far as an answer may reach',
    (piece) => {
      expect(fill(piece.repeat(Math.floor(499 / piece.length))).kind).toBe('rejected');
    },
  );

  // Of any length: what is turned away by its length is looked at no further.
  it('for its length', () => {
    expect(reasonOf('高新'.repeat(400_000))).toBe('too-long');
    expect(reasonOf('\u200B'.repeat(400_000))).toBe('empty');
  });
});
