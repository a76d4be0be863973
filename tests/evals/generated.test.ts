import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/understanding/understand.js';
import type { Understanding } from '../../src/understanding/understanding.js';
import { reports, trapsOnly } from './generator/report-message.js';
import type { Generated } from './generator/report-message.js';
import { sampleLexicon } from './labelled-message.js';

const lexicon = sampleLexicon();
const sender = { unit: '县科工信局', role: 'liaison' } as const;
const SEED = 20230705;

function keys({ text, now }: Pick<Generated, 'text' | 'now'>): string[] {
  const { facts } = understand({ text, now: new Date(now), sender, context: [] }, lexicon);
  return facts.map((fact) => `${fact.indicator} ${fact.measure} ${fact.value} ${fact.asOf}`).sort();
}

const truth = ({ facts }: Generated): string[] =>
  facts.map((fact) => `${fact.indicator} ${fact.measure} ${fact.value} ${fact.asOf}`).sort();

describe('generated messages', () => {
  it('are understood exactly, whatever names, number forms, dates, verbs, traps and noise they are made of', () => {
    fc.assert(
      fc.property(reports, (message) => {
        expect(keys(message), message.text).toEqual(truth(message));
      }),
      { numRuns: 2500, seed: SEED },
    );
  });

  it('give no fact when they hold traps only', () => {
    fc.assert(
      fc.property(trapsOnly, (text) => {
        expect(keys({ text, now: '2023-07-05T10:00:00+08:00' }), text).toEqual([]);
      }),
      { numRuns: 1500, seed: SEED },
    );
  });
});

describe('a changed word changes exactly its part of the reading', () => {
  const base = { indicator: '高企', figure: '58家', date: '截至6月底' };
  const read = (parts: typeof base): string[] =>
    keys({
      text: `${parts.date}，${parts.indicator}达到${parts.figure}，科小70家`,
      now: '2023-07-05T10:00:00+08:00',
    });

  it('figure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (value) => {
        expect(read({ ...base, figure: `${value}家` })).toEqual(
          [`高新技术企业 total ${value} 2023-06-30`, '科技型中小企业 total 70 2023-06-30'].sort(),
        );
      }),
      { numRuns: 200, seed: SEED },
    );
  });

  it('date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 28 }), (month, day) => {
        const asOf = `2023-0${month}-${String(day).padStart(2, '0')}`;
        expect(read({ ...base, date: `截至${month}月${day}日` })).toEqual(
          [`高新技术企业 total 58 ${asOf}`, `科技型中小企业 total 70 ${asOf}`].sort(),
        );
      }),
      { numRuns: 200, seed: SEED },
    );
  });

  it('unit: a figure whose measure word does not fit is no figure of the indicator', () => {
    for (const unit of ['亿元', '万元', '%', '笔', '场', '亩', '公里', '名']) {
      expect(read({ ...base, figure: `58${unit}` }), unit).toEqual([
        '科技型中小企业 total 70 2023-06-30',
      ]);
    }
  });

  it('indicator', () => {
    for (const [name, full] of [
      ['小巨人', '小巨人企业'],
      ['星创天地', '星创天地'],
      ['瞪羚', '瞪羚企业'],
    ] as const) {
      expect(read({ ...base, indicator: name })).toEqual(
        [`${full} total 58 2023-06-30`, '科技型中小企业 total 70 2023-06-30'].sort(),
      );
    }
  });
});

describe('any text at all', () => {
  const now = new Date('2023-07-05T10:00:00+08:00');
  const read = (text: string): Understanding =>
    understand({ text, now, sender, context: [{ role: 'user', text }] }, lexicon);

  it('never throws, for random Unicode', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 });
    fc.assert(
      fc.property(units, (codes) => {
        read(String.fromCharCode(...codes));
      }),
      { numRuns: 1500, seed: SEED },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => void read(text)),
      {
        numRuns: 500,
        seed: SEED,
      },
    );
  });

  it('never throws, for random arrangements of the words of reports', () => {
    const words = [
      '高企',
      '科小',
      '58',
      '家',
      '亿',
      '万元',
      '截至',
      '6月',
      '30日',
      '2月30日',
      '，',
      '。',
      '、',
      '(',
      ')',
      '不是',
      '目标',
      '其中',
      '%',
      '十',
      '百',
      '零',
      '点',
      '|',
      '\t',
      '\n',
      '-',
      '+',
      '第',
      '去年',
      '全市',
      '1e309',
      '99999999999999999',
      '分别',
      '各',
      '由',
      '到',
    ];
    const text = fc
      .array(fc.constantFrom(...words), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (written) => void read(written)),
      { numRuns: 3000, seed: SEED },
    );
  });

  it.each([
    '截至6月底高企58家，科小70家、',
    '一',
    '1',
    '高企',
    '(',
    '6月',
    '，',
    '一百',
    ' 58 家 ',
    '中'.repeat(50),
  ])('comes to an end of a long text of %s', (part) => {
    const { intent } = read(part.repeat(Math.ceil(100_000 / part.length)));
    expect(intent).toMatch(/^[a-z]+$/);
  });
});
