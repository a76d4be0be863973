import { describe, expect, it } from 'vitest';
import { cleanLines, readTeachings } from '../../../../src/conversation/naming/read-teaching.js';
import type { Teaching } from '../../../../src/conversation/naming/read-teaching.js';

const BOT = '战报助手';

function read(text: string): readonly Teaching[] | null {
  return readTeachings(cleanLines(text, BOT));
}

function sides(text: string): readonly string[] | undefined {
  return read(text)?.map(({ word, target }) => `${word}=${target}`);
}

describe('a sentence that teaches a name', () => {
  it.each([
    '科小就是科技型中小企业',
    '科小就是科技型中小企业。',
    '科小即科技型中小企业',
    '科小指科技型中小企业',
    '科小是指科技型中小企业',
    '科小指的是科技型中小企业',
    '科小指的就是科技型中小企业',
    '科小等于科技型中小企业',
    '科小等同于科技型中小企业',
    '科小＝科技型中小企业',
    '科小 = 科技型中小企业',
    '科小→科技型中小企业',
    '科小代表科技型中小企业',
    '科小对应的是科技型中小企业',
    '科小也就是科技型中小企业',
    '科小的意思是科技型中小企业',
    '科小这个词指科技型中小企业',
    '科小这个叫法，指的是科技型中小企业',
    '“科小”二字指科技型中小企业',
    '“科小”是科技型中小企业',
    '“科小”就是“科技型中小企业”',
    '「科小」即《科技型中小企业》',
    '科小是科技型中小企业的简称',
    '科小就是科技型中小企业的缩写',
    '科小是科技型中小企业的另一种说法',
    '科技型中小企业简称科小',
    '科技型中小企业的简称是科小',
    '科技型中小企业，简称科小',
    '科技型中小企业（简称科小）',
    '科技型中小企业(以下简称“科小”)',
    '科技型中小企业也叫科小',
    '科技型中小企业又称科小',
    '科技型中小企业以后都叫科小',
    '以后把科技型中小企业叫科小',
    '把科技型中小企业简称为科小',
    '把科小当作科技型中小企业',
    '把“科小”当成科技型中小企业',
    '请把科小都算作科技型中小企业',
    '将“科小”视为科技型中小企业',
    '把科小理解为科技型中小企业',
    '把科小按科技型中小企业算',
    '科小按科技型中小企业理解',
    '以后科小指科技型中小企业',
    '今后科小一律指科技型中小企业',
    '从今天起，科小就是科技型中小企业',
    '以后提到科小，就是科技型中小企业',
    '以后看到科小就按科技型中小企业理解',
    '凡是写到科小，都是指科技型中小企业',
    '我们说的科小都是指科技型中小企业',
    '我们说的科小就是科技型中小企业',
    '咱们平时说的科小就是科技型中小企业',
    '以后大家说的科小都是指科技型中小企业',
    '群里说的科小就是科技型中小企业哈',
    '记住：科小就是科技型中小企业',
    '记住，科小是科技型中小企业',
    '请记一下，科小指科技型中小企业',
    '学一下，科小是科技型中小企业',
    '教你一个叫法：科小就是科技型中小企业',
    '增加一个简称：科小＝科技型中小企业',
    '统一一下口径：科小指科技型中小企业',
    '@战报助手 科小就是科技型中小企业',
    '科小就是科技型中小企业，大家记住了',
    '科小就是科技型中小企业，别再搞错了！',
    '科小就是科技型中小企业，以后都这么叫',
  ])('%s', (text) => {
    expect(sides(text)).toEqual(['科小=科技型中小企业']);
  });

  it.each([
    ['把“市监”当作县市场监管局', '市监=县市场监管局'],
    ['以后市监就代表县市场监管局', '市监=县市场监管局'],
    ['遇到“市监”就是县市场监管局', '市监=县市场监管局'],
    ['以后技合指技术合同登记数', '技合=技术合同登记数'],
    ['我们说的小巨人都是指小巨人企业', '小巨人=小巨人企业'],
    ['R&D就是研发占GDP比重', 'R&D=研发占GDP比重'],
    ['把58当作高企', '58=高企'],
  ])('of a unit, of another plan, or with letters: %s', (text, expected) => {
    expect(sides(text)).toEqual([expected]);
  });

  it('may teach several names, in one line or in many', () => {
    expect(sides('科小就是科技型中小企业，技合就是技术合同登记数')).toHaveLength(2);
    expect(sides('以后\n科小指科技型中小企业\n市监指县市场监管局')).toEqual([
      '科小=科技型中小企业',
      '市监=县市场监管局',
    ]);
  });

  it('is sure only where nothing but a lesson is said so', () => {
    const isSure = (text: string): boolean | undefined => read(text)?.[0]?.isSure;
    expect(isSure('关键就是高企')).toBe(false);
    expect(isSure('科小就是科技型中小企业')).toBe(false);
    expect(isSure('“科小”就是科技型中小企业')).toBe(true);
    expect(isSure('以后科小就是科技型中小企业')).toBe(true);
    expect(isSure('把科小当作科技型中小企业')).toBe(true);
  });
});

describe('what only looks like it', () => {
  it.each([
    '科小就是科技型中小企业吗',
    '科小就是科技型中小企业吗？',
    '科小就是科技型中小企业？',
    '科小就是科技型中小企业吧',
    '科小是不是科技型中小企业',
    '科小是否指科技型中小企业',
    '科小指什么',
    '什么叫科小',
    '科小是啥意思',
    '为什么科小就是科技型中小企业',
    '难道科小就是科技型中小企业',
    '能不能把科小当作科技型中小企业',
    '科小和科技型中小企业哪个多',
  ])('a question: %s', (text) => {
    expect(read(text)).toBeNull();
  });

  it.each([
    '科小不是科技型中小企业',
    '科小不等于科技型中小企业',
    '别把科小当作科技型中小企业',
    '不要把科小当成科技型中小企业',
    '科小并非科技型中小企业',
    '如果科小就是科技型中小企业',
    '假如把科小当作科技型中小企业',
    '科小可能是指科技型中小企业',
    '科小好像就是科技型中小企业',
    '听说科小就是科技型中小企业',
  ])('a denial or a supposition: %s', (text) => {
    expect(read(text)).toBeNull();
  });

  it.each([
    '“科小就是科技型中小企业”',
    '「张三：科小就是科技型中小企业」',
    '「张三：科小就是科技型中小企业」\n- - - - - -\n收到',
    '张三：科小就是科技型中小企业',
    '转发：科小就是科技型中小企业',
    '转发一下，科小就是科技型中小企业',
    '【转发】科小就是科技型中小企业，请各单位知悉',
    '> 科小就是科技型中小企业',
  ])('words of another: %s', (text) => {
    const read = sides(text);
    expect(read === undefined || !read.includes('科小=科技型中小企业')).toBe(true);
  });

  it.each([
    '科小58家',
    '截至6月底，科小就是71家，高企58家',
    '科小就是科技型中小企业，目前71家',
    '科小71家，科小就是科技型中小企业',
    '大家好',
    '以后再说',
    '确认',
    '不是57家是58家',
    '本周召开了科技型中小企业座谈会',
    '小巨人是国家级的',
    '',
  ])('a report or talk: %s', (text) => {
    expect(read(text)).toBeNull();
  });

  it('a figure is never a target of what it reads, since no plan calls anything 58家', () => {
    expect(sides('高企就是58家')).toEqual(['高企=58家']);
  });

  it.each(['就是', '把当作', '的简称', '以后', '“', '说的', '都是指'])(
    'no end of %s teaches nothing, however long it is',
    (part) => {
      expect(read(part.repeat(20_000)) ?? []).toEqual([]);
    },
  );
});
