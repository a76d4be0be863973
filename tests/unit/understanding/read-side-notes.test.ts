import { describe, expect, it, test } from 'vitest';
import { readBlocker } from '../../../src/understanding/read-blocker.js';
import { readTaskStates } from '../../../src/understanding/read-task-states.js';
import { readZeroReport } from '../../../src/understanding/read-zero-report.js';
import { sampleLexicon, sent } from './message-under-test.js';

describe('a blocker is a difficulty that needs help, or a plea to another party', () => {
  test.each([
    '场地供电容量不够，要请供电公司支持一下',
    '项目申报受阻，请高新区尽快协调企业补充资料',
    '运行经费还没着落，希望财政局支持',
    '恳请县税务部门加强辅导',
    '建议县统计局协助核实数据',
  ])('%s', (text) => {
    expect(readBlocker(sent(text))).toBe(true);
  });

  test.each([
    '距目标仍有差距',
    '邀请专家指导企业完善材料',
    '下一步将加强与高校对接，协调解决企业难题',
    '在市科技局支持下完成验收，感谢大家支持',
    '高企58家，科小71家',
  ])('not %s', (text) => {
    expect(readBlocker(sent(text))).toBe(false);
  });
});

describe('a zero report', () => {
  test.each([
    '本周无新增',
    '零报告',
    '无变化',
    '我局本周暂无进展',
    '各项数据与上周持平',
    '高企、科小都没变',
  ])('%s', (text) => {
    expect(readZeroReport(sent(text))).not.toBeNull();
  });

  test.each(['本周有没有新增？', '核对无误', '科小新增3家', '新增0.5亿元', '数据一致，入库'])(
    'not %s',
    (text) => {
      expect(readZeroReport(sent(text))).toBeNull();
    },
  );

  it('is for the indicators named with it, as of the day named', () => {
    const zero = readZeroReport(sent('截至7月10日，高企无新增'));
    const highTech = sampleLexicon.indicators.find(({ shortName }) => shortName === '高新技术企业');
    expect(zero).toEqual({ indicatorIds: [highTech?.id], asOf: '2023-07-10' });
  });

  it('is for all that the unit owes when none is named, as of the message', () => {
    expect(readZeroReport(sent('本周无新增'))).toEqual({ indicatorIds: [], asOf: '2023-07-14' });
  });
});

describe('the state of a task in words', () => {
  test.each([
    ['第7项任务已全部完成', '7', 'done'],
    ['任务三已启动', '3', 'under-way'],
    ['第二项任务尚未完成', '2', 'under-way'],
    ['第1项任务还没有启动', '1', 'not-started'],
  ] as const)('%s', (text, no, state) => {
    expect(readTaskStates(sent(text))).toMatchObject([{ task: { no }, state }]);
  });

  test.each(['第7项任务完成了吗', '规上企业研发机构工作，6家已完成4家', '高企完成58家'])(
    'none in %s',
    (text) => {
      expect(readTaskStates(sent(text))).toEqual([]);
    },
  );
});
