import { describe, expect, it, test } from 'vitest';
import { readQuery } from '../../../src/understanding/read-query.js';
import type { QueryKind } from '../../../src/understanding/understanding.js';
import { roadsLexicon, sampleLexicon, sent } from './message-under-test.js';

function asked(text: string, by: Parameters<typeof sent>[1] = {}) {
  const lexicon = by.lexicon ?? sampleLexicon;
  const query = readQuery(sent(text, by));
  return {
    kind: query.kind,
    indicators: query.indicatorIds.map(
      (id) => lexicon.indicators.find((indicator) => indicator.id === id)?.shortName,
    ),
    tasks: query.tasks.map(({ no }) => no),
    units: query.units,
    period: query.period,
  };
}

describe('the kind follows from what is asked, not from single words', () => {
  const examples: readonly (readonly [QueryKind, string])[] = [
    ['status', '高企现在多少家了'],
    ['gap', '科小离目标还差多少'],
    ['target', '科小目标是多少'],
    ['status', '全年任务完成多少了，科小'],
    ['overview', '通报一下总体情况'],
    ['lagging', '科工信局牵头的任务哪些落后'],
    ['ranking', '各单位谁进度最慢'],
    ['unit', '科协牵头哪些任务'],
    ['owner', '第三项任务谁牵头'],
    ['missing', '本周谁没报'],
    ['history', '上周谁报了高企'],
    ['trend', '6月比5月多了多少家科小'],
    ['detail', '第三项任务的具体要求'],
    ['export', '未完成的任务导出成表'],
    ['digest', '发一期战报'],
    ['trend', '科小这几个月是涨是跌'],
    ['lagging', '照这个速度哪几项年底完不成'],
    ['ranking', '哪家跑在最前面'],
    ['owner', '单项冠军是谁家的任务'],
    ['detail', '文件里对联合实验室怎么提的'],
    ['overview', '有哪些问题需要县里协调的'],
    ['unit', '人社局有什么困难'],
  ];
  test.each(examples)('%s: %s', (kind, text) => {
    expect(asked(text).kind).toBe(kind);
  });
});

describe('slots hold what is said', () => {
  it('an indicator without its task', () => {
    expect(asked('高企完成多少了')).toMatchObject({ indicators: ['高新技术企业'], tasks: [] });
  });

  it('both twins of a stem unless the words choose one', () => {
    expect(asked('技合还差多少').indicators).toEqual(['技术合同登记数', '技术合同登记额']);
    expect(asked('技合签了多少个').indicators).toEqual(['技术合同登记数']);
    expect(asked('技合金额多少').indicators).toEqual(['技术合同登记额']);
    expect(asked('技术合同登记了多少个，金额多少').indicators).toHaveLength(2);
  });

  it('a task pointed at by a short word', () => {
    expect(asked('平台那项进展到哪了')).toMatchObject({ kind: 'status', tasks: ['7'] });
  });

  it('tasks by number in every writing', () => {
    expect(asked('把第1项和第2项任务原文发我').tasks).toEqual(['1', '2']);
    expect(asked('任务三进展如何').tasks).toEqual(['3']);
    expect(asked('第3、4项任务内容').tasks).toEqual(['3', '4']);
    expect(asked('第一季度高企多少家').tasks).toEqual([]);
  });

  it('a task by its subject', () => {
    expect(asked('方案里科技金融融合那一项怎么写的').tasks).toEqual(['5']);
    expect(asked('人才公寓的事归谁管').tasks).toEqual(['9']);
  });

  it('units by short name, and the own unit by 我局', () => {
    expect(asked('人行那边干得怎么样').units).toEqual(['中国人民银行攸县支行']);
    expect(asked('我局还要报什么', { unit: '县林业局' }).units).toEqual(['县林业局']);
  });
});

describe('the period is first to last day of what is named', () => {
  test.each([
    ['本周谁没报', { from: '2023-07-10', to: '2023-07-14' }],
    ['上周谁没报', { from: '2023-07-03', to: '2023-07-09' }],
    ['上周报的高企是多少', { from: '2023-07-03', to: '2023-07-09' }],
    ['今年以来硕士的变化', { from: '2023-01-01', to: '2023-07-14' }],
    ['科小近三个月的变化', { from: '2023-04-14', to: '2023-07-14' }],
    ['6月比5月技合登记额多了多少', { from: '2023-05-01', to: '2023-06-30' }],
    ['高企从3月到6月走势', { from: '2023-03-01', to: '2023-06-30' }],
    ['登记额这三个季度的变化', { from: '2023-01-01', to: '2023-07-14' }],
    ['二季度以来小巨人的变化', { from: '2023-04-01', to: '2023-07-14' }],
    ['7月11日谁报的', { from: '2023-07-11', to: '2023-07-11' }],
    ['目前高企多少家', null],
    ['今年高企目标是多少', null],
  ])('%s', (text, period) => {
    expect(asked(text).period).toEqual(period);
  });
});

describe('a follow-up', () => {
  it('takes the kind and the period of the question before it', () => {
    expect(asked('那小巨人呢', { context: ['上半年高企完成多少了'] })).toMatchObject({
      kind: 'status',
      indicators: ['小巨人企业'],
      period: { from: '2023-01-01', to: '2023-06-30' },
    });
  });

  it('takes the subject when only the kind is new', () => {
    expect(asked('还差多少', { context: ['小巨人现在几家了'] })).toMatchObject({
      kind: 'gap',
      indicators: ['小巨人企业'],
    });
    expect(asked('那具体要求是什么', { context: ['第8项任务谁牵头'] })).toMatchObject({
      kind: 'detail',
      tasks: ['8'],
    });
    expect(asked('这个数是谁报的', { context: ['高企现在多少家'] })).toMatchObject({
      kind: 'history',
      indicators: ['高新技术企业'],
    });
  });

  it('takes unit for unit and month for month', () => {
    expect(asked('发改局呢', { context: ['高新区的任务进展如何'] })).toMatchObject({
      kind: 'unit',
      units: ['县发改局'],
    });
    expect(asked('上个月呢', { context: ['7月技合登记额多少'] })).toMatchObject({
      kind: 'status',
      indicators: ['技术合同登记额'],
      period: { from: '2023-06-01', to: '2023-06-30' },
    });
  });

  it('sets the new stretch against the old one when it compares', () => {
    expect(asked('比5月呢', { context: ['6月技合登记额多少'] })).toMatchObject({
      kind: 'trend',
      period: { from: '2023-05-01', to: '2023-06-30' },
    });
  });

  it('turns to the state of an indicator after a question on a unit', () => {
    expect(asked('高企呢', { context: ['科工信局干得怎么样'] })).toMatchObject({
      kind: 'status',
      indicators: ['高新技术企业'],
      units: [],
    });
  });

  it('carries through several turns', () => {
    expect(asked('谁负责', { context: ['众创空间有几家', '还差几家'] })).toMatchObject({
      kind: 'owner',
      indicators: ['众创空间'],
    });
  });

  it('leaves a question that says all by itself alone', () => {
    expect(asked('本周谁没报', { context: ['高企现在多少家'] }).indicators).toEqual([]);
  });
});

it('works for another plan with no word of the sample', () => {
  const by = { lexicon: roadsLexicon, now: '2024-07-05T10:00:00+08:00', unit: '县交通局' };
  expect(asked('农村公路修了多少公里', by)).toMatchObject({
    kind: 'status',
    indicators: ['农村公路'],
  });
  expect(asked('闲置校舍盘活那项谁牵头', by)).toMatchObject({ kind: 'owner', tasks: ['3'] });
  expect(asked('住建局还欠什么没报', by)).toMatchObject({ kind: 'unit', units: ['县住建局'] });
});

describe('what no plan holds', () => {
  test.each([
    ['招商引资搞得怎么样了', '招商引资'],
    ['到位内资完成了多少', '到位内资'],
    ['垃圾分类推进得咋样了', '垃圾分类'],
  ])('%s is named, and asks for no overview', (text, unheld) => {
    const query = readQuery(sent(text));
    expect(query).toMatchObject({
      kind: 'status',
      unheld: { kind: 'subject', name: unheld },
      indicatorIds: [],
      tasks: [],
    });
  });

  test.each([
    ['任务99怎么样', '任务99'],
    ['第三十项任务进展如何', '第三十项任务'],
  ])('%s asks for a task by a number that none has', (text, name) => {
    expect(readQuery(sent(text)).unheld).toEqual({ kind: 'task-number', name });
  });

  test.each(['最近工作推进得怎么样', '全县工作推进情况', '科技攻坚完成得怎么样'])(
    '%s still asks for everything',
    (text) => {
      const query = readQuery(sent(text));
      expect(query.kind).toBe('overview');
      expect(query.unheld).toBeUndefined();
    },
  );

  it('is no subject for an earlier one to fill', () => {
    const query = readQuery(sent('招商引资完成了多少', { context: ['高企还差几家'] }));
    expect(query).toMatchObject({ unheld: { name: '招商引资' }, indicatorIds: [] });
  });
});

describe('a follow-up narrows what was asked before', () => {
  test.each([
    ['个数呢', ['技术合同登记数']],
    ['金额多少', ['技术合同登记额']],
  ])('%s', (text, indicators) => {
    expect(asked(text, { context: ['技合完成多少了'] }).indicators).toEqual(indicators);
  });
});

it('今年 is a time where it is asked what was done, and the plan’s year where a goal is asked for', () => {
  const by = { now: '2023-09-13T10:00:00+08:00' };
  const year = { from: '2023-01-01', to: '2023-09-13' };
  expect(asked('今年高企每个月的变化', by).period).toEqual(year);
  expect(asked('科协今年都干了什么', by).period).toEqual(year);
  expect(asked('今年高企目标是多少', by).period).toBeNull();
});
