import { describe, expect, it } from 'vitest';
import { soundOfName, soundsOf } from '../../../src/understanding/text/sound.js';
import { facts, otherLexicon, read } from './sample-message.js';

describe('names that were heard or typed wrong', () => {
  it.each([
    ['高起五十八家科小七十一家', ['高新技术企业 total 58家', '科技型中小企业 total 71家']],
    ['邓玲一家', ['瞪羚企业 total 1家']],
    ['高薪技术企业65家', ['高新技术企业 total 65家']],
    ['科技形中小企业92家', ['科技型中小企业 total 92家']],
    ['小巨人器业6家', ['小巨人企业 total 6家']],
    ['星创天弟达到2家', ['星创天地 total 2家']],
    ['研发规集初步汇总1.21亿', ['研发归集 total 1.21亿元']],
  ])('%s', (text, expected) => {
    expect(facts(text)).toEqual(expected.map((fact) => `${fact} 2023-07-05`));
  });

  it('are known in any plan', () => {
    expect(facts('固定资产头资12亿元', { lexicon: otherLexicon })).toEqual([
      '固定资产投资 total 12亿元 2023-07-05',
    ]);
  });

  it('are known in a question', () => {
    const { query } = read('邓玲现在有几家了？');
    expect(query?.indicatorIds).toHaveLength(1);
  });

  it.each([
    '本周搞起3家企业的活动',
    '我们集合三个单位开会',
    '几何题做了3个',
    '小心驾驶，今天出动3个人',
    '科学小课堂办了2场',
  ])('ordinary words are none: %s', (text) => {
    expect(facts(text)).toEqual([]);
  });

  it('are less sure than names written right', () => {
    const [heard] = read('星创天弟达到2家').facts;
    const [written] = read('星创天地达到2家').facts;
    expect(heard?.confidence).toBeLessThan(written?.confidence ?? 0);
  });
});

describe('sounds', () => {
  const said = (char: string): readonly number[] => soundsOf(char.charCodeAt(0));

  it('hear zh as z, ing as in, and no tone', () => {
    expect(said('众')).toEqual(said('纵'));
    expect(said('羚')).toEqual(said('林'));
    expect(said('羚')).not.toEqual(said('兰'));
    expect(soundOfName('瞪羚')).toEqual([...said('瞪'), ...said('林')]);
  });

  it('are told of Han characters only', () => {
    expect(said('A')).toEqual([]);
    expect(soundOfName('A级景区')).toBeNull();
  });
});
