import { describe, expect, it } from 'vitest';
import { cleanText, hasWords } from '../../../src/conversation/clean-text.js';
import { readCommand } from '../../../src/conversation/read-command.js';

const read = (text: string) => readCommand(cleanText(text, '战报助手'));

describe('fixed phrases, read before any understanding', () => {
  it.each([
    ['确认', { kind: 'confirm', nos: [], all: false }],
    ['@战报助手 确认。', { kind: 'confirm', nos: [], all: false }],
    ['确\u200b认', { kind: 'confirm', nos: [], all: false }],
    ['确认２', { kind: 'confirm', nos: [2], all: false }],
    ['确认十二', { kind: 'confirm', nos: [12], all: false }],
    ['确认第1、三和十一条', { kind: 'confirm', nos: [1, 3, 11], all: false }],
    ['撤销十二', { kind: 'withdraw', no: 12 }],
    ['确认1、3', { kind: 'confirm', nos: [1, 3], all: false }],
    ['全部确认', { kind: 'confirm', nos: [], all: true }],
    ['撤销', { kind: 'withdraw', no: null }],
    ['撤销2', { kind: 'withdraw', no: 2 }],
    ['不是我报的', { kind: 'disown', no: null }],
    ['改2 90家', { kind: 'change-value', line: 2, value: '90家' }],
    ['改2 7.9亿', { kind: 'change-value', line: 2, value: '7.9亿' }],
    ['改成90家', { kind: 'change-value', line: null, value: '90家' }],
    ['日期改成6月底', { kind: 'change-date', line: null, date: '6月底' }],
    ['2日期改成6月底', { kind: 'change-date', line: 2, date: '6月底' }],
    ['已含', { kind: 'overlap', line: null, counted: false }],
    ['未含2', { kind: 'overlap', line: 2, counted: true }],
    ['属实1', { kind: 'stand-by', line: 1 }],
    ['全县数', { kind: 'county-or-part', line: null, county: true }],
    ['分项', { kind: 'county-or-part', line: null, county: false }],
    ['1', { kind: 'choice', choice: 1 }],
    ['采纳', { kind: 'adopt', no: null }],
    ['采纳2', { kind: 'adopt', no: 2 }],
    ['依据', { kind: 'evidence', subject: '' }],
    ['高企依据', { kind: 'evidence', subject: '高企' }],
    ['怎么算的？', { kind: 'arithmetic', subject: '' }],
    ['已解决', { kind: 'close-blocker', no: null, how: 'solved' }],
    ['已协调2', { kind: 'close-blocker', no: 2, how: 'coordinated' }],
    ['请供电公司协调', { kind: 'assign-blocker', no: null, coordinator: '供电公司' }],
    ['请供电公司协调2', { kind: 'assign-blocker', no: 2, coordinator: '供电公司' }],
    ['任务3已完成', { kind: 'task-state', taskNo: '3', state: 'done' }],
    ['第三项任务推进中', { kind: 'task-state', taskNo: '3', state: 'under-way' }],
    ['高企年初数50家', { kind: 'base', subject: '高企', value: '50家' }],
    ['年初数 高新技术企业 50家', { kind: 'base', subject: '高新技术企业', value: '50家' }],
    ['绑定管理员 abcd-1234', { kind: 'bind-admin', code: 'ABCD-1234' }],
    ['绑定 县教育局', { kind: 'bind', request: '县教育局' }],
    ['同意绑定 某某', { kind: 'decide-binding', who: '某某', approve: true }],
    ['拒绝绑定', { kind: 'decide-binding', who: '', approve: false }],
    ['允许群内点名', { kind: 'setting', setting: 'nameMissingInGroups', on: true }],
    ['关闭未绑定人员查询', { kind: 'setting', setting: 'unknownMayAsk', on: false }],
    ['待确认', { kind: 'pending' }],
    ['帮助', { kind: 'help' }],
  ] as const)('%s', (text, command) => {
    expect(read(text)).toEqual(command);
  });

  it.each([
    '请确认高企是58家',
    '高企58家，确认',
    '我确认一下再报',
    '撤销了两家企业的资格',
    '改革办报科小3家',
    '任务3已完成80%',
    '企业困难已解决，签约完成',
    '请各单位于周五前报送，请领导协调',
    '大家好',
    '撤销十十',
    '撤销一二',
    '确认第一二三四五',
    '确认1、十十',
    '属实三四',
    '任务十十已完成',
    '采纳二三',
    '',
  ])('takes a sentence that merely holds such words as none: %s', (text) => {
    expect(read(text)).toBeNull();
  });

  it('never reads a long text as a command', () => {
    expect(readCommand(`改2 ${'9'.repeat(100)}`)).toBeNull();
  });

  it('finds no words in emoji, marks and blanks', () => {
    expect(['😀👍', '  ', '。。。', '\u200b\u202e', '！？'].map(hasWords)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
    expect(hasWords('高企58')).toBe(true);
  });
});
