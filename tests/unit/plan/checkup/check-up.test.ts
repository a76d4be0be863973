import { describe, expect, it } from 'vitest';
import type { FindingKind } from '../../../../src/plan/read/finding.js';
import { draftOf, findingKinds } from '../read/read-text.js';

/** A plan in which everything agrees. */
const CLEAN = `平湖县2024年乡村旅游提升工作方案
一、工作目标
2024年，全县新增星级农家乐12家，接待游客达到80万人次，旅游综合收入达到4.6亿元。
二、工作任务
（一）产品提质行动
1.培育星级农家乐。10月底前新增星级农家乐12家。（县文旅局牵头，县农业农村局、县市场监管局负责）
（二）市场拓展行动
2.办好节会活动。12月底前接待游客达到80万人次，旅游综合收入达到4.6亿元。（县文旅局牵头，县商务局负责）
三、保障措施
成立乡村旅游专班，成员单位包括县文旅局、县农业农村局、县市场监管局、县商务局。

任务清单
序号\t重点任务\t工作事项\t牵头单位\t责任单位\t完成时限
1\t培育星级农家乐\t新增星级农家乐12家\t县文旅局\t县农业农村局、县市场监管局\t10月底
2\t办好节会活动\t接待游客达到80万人次，旅游综合收入达到4.6亿元\t县文旅局\t县商务局\t12月底
`;

const CHANGES: readonly (readonly [FindingKind, string, string])[] = [
  [
    'lead-differs',
    '12家\t县文旅局\t县农业农村局、县市场监管局',
    '12家\t县农业农村局\t县文旅局、县市场监管局',
  ],
  ['responsibles-differ', '\t县商务局\t12月底', '\t县商务局、县财政局\t12月底'],
  ['unit-order-differs', '\t县农业农村局、县市场监管局\t', '\t县市场监管局、县农业农村局\t'],
  [
    'unit-two-names',
    '成员单位包括县文旅局、县农业农村局、县市场监管局',
    '成员单位包括县文旅局、县农业农村局、县市场监督管理局',
  ],
  ['unit-not-member', '县市场监管局、县商务局。', '县市场监管局。'],
  ['member-without-task', '县市场监管局、县商务局。', '县市场监管局、县商务局、县财政局。'],
  [
    'indicator-without-task',
    '旅游综合收入达到4.6亿元。\n二',
    '旅游综合收入达到4.6亿元，新建驿站3座。\n二',
  ],
  [
    'indicator-not-in-goals',
    '10月底前新增星级农家乐12家。',
    '10月底前新增星级农家乐12家，改造民宿20家。',
  ],
  ['target-differs', '2024年，全县新增星级农家乐12家', '2024年，全县新增星级农家乐15家'],
  ['measure-word-differs', '2024年，全县新增星级农家乐12家', '2024年，全县新增星级农家乐12个'],
  ['indicator-name-differs', '2024年，全县新增星级农家乐12家', '2024年，全县新增星级农家乐园12家'],
  [
    'target-without-number',
    '旅游综合收入达到4.6亿元。\n二',
    '旅游综合收入达到4.6亿元，国家级景区破零。\n二',
  ],
  [
    'target-without-base',
    '旅游综合收入达到4.6亿元。\n二',
    '旅游综合收入达到4.6亿元，过夜游客增长10%。\n二',
  ],
  [
    'year-mismatch',
    '旅游综合收入达到4.6亿元。\n二',
    '旅游综合收入达到4.6亿元。2023年度门票收入0.8亿元。\n二',
  ],
  ['title-without-year', '平湖县2024年乡村旅游', '平湖县乡村旅游'],
  ['numbering-gap', '2.办好节会活动', '3.办好节会活动'],
  ['numbering-duplicate', '（二）市场拓展行动', '（一）市场拓展行动'],
  [
    'repeated-table-header',
    '2\t办好节会活动\t',
    '序号\t重点任务\t工作事项\t牵头单位\t责任单位\t完成时限\n2\t办好节会活动\t',
  ],
  ['open-list', '县农业农村局、县市场监管局负责）', '县农业农村局、县市场监管局等按职责分工负责）'],
  [
    'attachment-only',
    '平湖县2024年乡村旅游提升工作方案\n一',
    '附件2\n平湖县2024年乡村旅游提升工作方案\n一',
  ],
  ['table-row-unmatched', '2\t办好节会活动\t', '2\t完善旅游厕所\t'],
];

describe('check-up', () => {
  it('finds nothing in a plan in which everything agrees', async () => {
    expect((await draftOf(CLEAN)).findings).toEqual([]);
  });

  it.each(CHANGES)('finds %s when the document gains it', async (kind, before, after) => {
    expect(CLEAN).toContain(before);
    const kinds = findingKinds(await draftOf(CLEAN.replace(before, after)));
    expect(kinds).toContain(kind);
  });

  it('finds that no task has a deadline', async () => {
    const text = CLEAN.replace(/\d+月底前/g, '').replace(/\t完成时限|\t1[02]月底/g, '');
    expect(findingKinds(await draftOf(text))).toEqual(['no-deadline']);
  });

  it('finds a lead that is missing or unclear', async () => {
    const leaderless = CLEAN.slice(0, CLEAN.indexOf('任务清单')).replace(
      '县文旅局牵头，县商务局负责',
      '责任单位：县文旅局、县商务局',
    );
    expect(findingKinds(await draftOf(leaderless))).toContain('task-without-lead');
    const bare = CLEAN.slice(0, CLEAN.indexOf('任务清单')).replace(
      '县文旅局牵头，县商务局负责',
      '县文旅局、县商务局',
    );
    expect(findingKinds(await draftOf(bare))).toContain('role-unclear');
  });

  it('says where each finding stands and what to decide', async () => {
    const draft = await draftOf(
      CLEAN.replace(
        '12家\t县文旅局\t县农业农村局、县市场监管局',
        '12家\t县农业农村局\t县文旅局、县市场监管局',
      ),
    );
    expect(draft.findings).toEqual([
      {
        kind: 'lead-differs',
        message:
          '正文由县文旅局牵头，清单由县农业农村局牵头，两者的牵头和责任角色互换。请确定牵头单位。',
        where: '任务1，清单第1行',
      },
    ]);
  });
});
