import { describe, expect, it, test } from 'vitest';
import { readTasks } from '../../../src/understanding/read-tasks.js';
import { factOf, roadsLexicon, sent } from './message-under-test.js';

function tasksOf(text: string, indicators: readonly string[] = []) {
  const message = sent(text);
  const facts = indicators.map((name) => factOf(message, name));
  return readTasks(message, { facts, omitted: [] }).map(({ no }) => no);
}

describe('figures place a report', () => {
  it('under the task with most of them first', () => {
    expect(
      tasksOf('硕士3名，高企58家，科小71家', ['硕士以上人才', '高新技术企业', '科技型中小企业']),
    ).toEqual(['3', '9']);
  });

  it('in order of mention when equal', () => {
    expect(tasksOf('硕士3名，高企58家', ['硕士以上人才', '高新技术企业'])).toEqual(['9', '3']);
  });

  it('with a second subject told beside them', () => {
    expect(tasksOf('技术合同119个；高性能环保阻燃膜技术实现量产', ['技术合同登记数'])).toEqual([
      '4',
      '2',
    ]);
  });
});

describe('words place a narrative by the rare words it shares with the plan', () => {
  test.each([
    ['1', '邀请专家论证省重大科技专项，两家企业准备揭榜'],
    ['2', '电线电缆阻燃配方定了，正在试产'],
    ['3', '兑现高企奖补，走访临规企业'],
    ['4', '指导企业布局发明专利，高价值专利授权3件'],
    ['5', '农商行放款1200万元，企业反映利率偏高'],
    ['6', '与湖南工业大学共建联合实验室'],
    ['7', '孵化基地入驻初创团队3个'],
    ['8', '科技特派员到田间培训农户'],
    ['9', '到高校开展校园招聘，与硕士签约'],
  ])('task %s: %s', (no, text) => {
    expect(tasksOf(text)[0]).toBe(no);
  });

  it('and not by what the work only leans on', () => {
    expect(tasksOf('围绕高分子新材料产业开展专利导航，新授权发明专利12件')[0]).toBe('4');
  });

  it('and a number names a task at once', () => {
    expect(tasksOf('第6项任务本周有进展，协议已签')[0]).toBe('6');
  });

  it('in the order of numbered items', () => {
    const items =
      '一、银企对接：放款2300万元\n二、校企合作：联合实验室设备进场\n三、特派员：下村42人次';
    expect(tasksOf(items)).toEqual(['5', '6', '8']);
  });

  it('by what those who are helped apply for', () => {
    expect(tasksOf('对拟申报省级企业技术中心的2家企业开展预评审')[0]).toBe('7');
  });

  it('and leaves words about nothing of the plan unplaced', () => {
    expect(tasksOf('食堂今天有红烧肉')).toEqual([]);
  });
});

it('places narratives of another plan', () => {
  const message = sent('三座危桥改造完工，断头路打通', { lexicon: roadsLexicon });
  expect(readTasks(message, { facts: [], omitted: [] })[0]?.no).toBe('1');
});
