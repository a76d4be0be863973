import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  neutralMarkdown,
  neutralPlain,
  visibleName,
  visibleText,
} from '../../../../src/channels/wecom/encode/neutral-text.js';

const OWN = 'https://zhanbao.example.gov.cn';

describe('text that does nothing', () => {
  it('leaves ordinary words and figures as they are', () => {
    const text =
      '截至6月底，高新技术企业58家，完成率96.7%（目标60家）；增长-5.3%，见附件 a_b_2023.xlsx';
    expect(neutralMarkdown(text, null)).toBe(text);
    expect(neutralPlain(text, null)).toBe(text);
  });

  it.each([
    ['**粗** `码` ~~删~~', '＊＊粗＊＊ ｀码｀ ～～删～～'],
    ['[点我](http://a.example)', '［点我］(http：//a.example)'],
    ['![图](x)', '!［图］(x)'],
    ['# 标题\n## 二级', '＃ 标题\n＃＃ 二级'],
    ['> 引用', '＞ 引用'],
    ['- 一\n+ 二', '－ 一\n＋ 二'],
    ['标题\n---\n===', '标题\n－--\n＝=='],
    ['3. 三\n5. 五', '3． 三\n5． 五'],
    ['_斜_ 与 a_b', '＿斜＿ 与 a_b'],
    ['| 甲 | 乙 |\n|---|', '｜ 甲 ｜ 乙 ｜\n｜---｜'],
    ['<font color="warning">红</font>', '＜font color="warning">红＜/font>'],
    ['<@jia> @all @所有人', '＜@jia> ＠all ＠所有人'],
    ['    代码块', '　代码块'],
    ['www.evil.example', 'www．evil.example'],
  ])('makes %j harmless', (hostile, harmless) => {
    expect(neutralMarkdown(hostile, null)).toBe(harmless);
  });

  it('keeps links to our own pages, and no others that look like it', () => {
    const own = `请到 ${OWN}/board?plan=1 查看`;
    expect(neutralMarkdown(own, OWN)).toBe(own);
    expect(neutralPlain(`${OWN}.evil.example/x`, OWN)).not.toContain('https://');
    expect(neutralPlain(`${OWN}@evil.example/x`, OWN)).toContain(OWN);
    expect(neutralMarkdown(`[点](${OWN}/a)`, OWN)).toBe(`［点］(${OWN}/a)`);
  });

  it('takes out what cannot be seen', () => {
    expect(visibleText('甲\u202e乙\u200b丙\u0000丁\r\n戊\ud800')).toBe('甲乙丙丁\n戊\ufffd');
    expect(visibleName('  张三\n\t李四 \u2066')).toBe('张三 李四');
  });

  it('never leaves anything that acts, whatever comes in', () => {
    const piece = fc.constantFrom(
      '<',
      '@',
      'all',
      '所有人',
      '[',
      '](',
      '*',
      '`',
      '\n',
      '# ',
      'http',
      '://',
      'a',
      '数',
      '|',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = neutralMarkdown(pieces.join(''), null);
        expect(text).not.toMatch(/[*`[\]<|~]|:\/\/|@all|@所有人|^# /m);
      }),
    );
  });
});
