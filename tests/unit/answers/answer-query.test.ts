import { describe, expect, it } from 'vitest';
import { answerQuery } from '../../../src/answers/answer-query.js';
import { asId, type IndicatorId } from '../../../src/kernel/ids.js';
import type { Plan } from '../../../src/plan/model.js';
import { County, indicator, limit } from '../ledger/county.js';
import {
  ask,
  askers,
  busyCounty,
  contextOf,
  flow,
  money,
  oneOff,
  plan,
  query,
  ratio,
  said,
  stock,
  talents,
} from './asking.js';

const task = (no: string) => ({ tasks: [{ planId: plan.id, no }] });
const of = (...named: readonly { id: IndicatorId }[]) => ({
  indicatorIds: named.map(({ id }) => id),
});

describe('status', () => {
  it('gives value, as-of date, source, target, completion, pace and light', () => {
    expect(ask('status', of(stock)).split('\n')[0]).toBe(
      '高新技术企业：58家（截至6月30日，县科工信局报），目标66家，完成87.9%，时序50.0%，绿灯。',
    );
  });

  it('says how far behind the pace a figure is', () => {
    expect(ask('status', of(flow))).toContain('时序50.0%，落后时序进度2.1个百分点，黄灯');
  });

  it('a figure below the year’s start says so instead of hundreds of points', () => {
    const county = new County().on('2023-06-30');
    county.total('20', '2023-06-30', { of: stock });
    const text = ask('status', of(stock), county);
    expect(text).toContain('低于年初数50家');
    expect(text.split('\n')[0]).not.toContain('百分点');
  });

  it('says 未报 with the waiting proposal instead of a guess', () => {
    expect(ask('status', of(oneOff))).toBe(
      '瞪羚企业：县科工信局未报；高新区报1家（截至7月3日，待核定），目标1家，灰灯。',
    );
    expect(ask('status', of(talents))).toBe('硕士以上人才：县人社局未报，目标30名，灰灯。');
  });

  it('says 约 and 新增 of a proposal, and 约 of a part, beside the figure', () => {
    const county = new County().on('2023-06-30');
    county.total('58', '2023-06-30', { of: stock });
    const park = { of: stock, unit: '高新区', approx: true } as const;
    county.on('2023-07-03');
    county.delta('2', '2023-07-01', '2023-07-03', { ...park, standing: 'proposal' });
    county.total('30', '2023-06-30', { ...park, standing: 'contribution' });
    const text = ask('status', of(stock), county);
    expect(text).toContain('另有高新区报新增约2家（截至7月3日，待核定）');
    expect(text).toContain('分项：高新区约30家，合计约30家，与全县数相差约28家');
  });

  it('shows contributions beside the county figure with the difference, never added', () => {
    expect(ask('status', of(stock))).toContain('分项：高新区32家，合计32家，与全县数相差26家');
  });

  it('shows only the gap of a ratio before its due date', () => {
    expect(ask('status', of(ratio))).toContain('还差0.03个百分点，到期（12月31日）前不亮灯');
  });

  it('marks an approximate figure, the office’s figure, and a stale one', () => {
    const county = new County();
    county.total('60', '2023-05-31', { of: talents, approx: true, unit: '县人社局' });
    county.total('40', '2023-05-31', { byOffice: true, unit: '专班办公室' });
    expect(ask('status', of(talents), county)).toContain('约60名');
    const byOffice = ask('status', of(flow), county);
    expect(byOffice).toContain('截至5月31日，专班办公室核定');
    expect(byOffice).toContain('数据已过期（应报至6月30日）');
  });

  it('keeps an undecided overlap out of the figure and says so', () => {
    const county = new County();
    county.total('58', '2023-06-30', { of: stock });
    county.delta('2', '2023-06-26', '2023-07-02', { of: stock });
    const text = ask('status', of(stock), county);
    expect(text).toContain('高新技术企业：58家');
    expect(text).toContain('新增2家是否已含待答复，暂未计入');
  });

  it('says 已完成年度目标 when the target is passed', () => {
    const county = new County();
    county.total('95', '2023-06-30');
    expect(ask('status', of(flow), county)).toContain('已完成年度目标，蓝灯');
  });

  it('says 缺年初数 for a stock without base', () => {
    const bare: Plan = { ...plan, indicators: [{ ...stock, base: null }] };
    const county = new County([bare]);
    county.total('58', '2023-06-30', { of: stock });
    expect(ask('status', of(stock), county)).toContain('灰灯（缺年初数）');
  });

  it('speaks of limits as limits', () => {
    const county = new County();
    county.total('11', '2023-06-30', { of: limit });
    expect(ask('status', of(limit), county)).toContain('控制在10起以内');
    expect(ask('status', of(limit), county)).toContain('已超控制数，红灯');
  });

  it('of a task gives its state and its indicators', () => {
    const text = ask('status', task('9'));
    expect(text).toContain('任务9“人才发展环境”：推进中，最近进展7月3日。');
    expect(text).toContain('硕士以上人才：县人社局未报');
  });

  it('at the end of a named period looks at that day and adds the change', () => {
    const june = { from: '2023-06-01', to: '2023-06-30' } as const;
    const text = ask('status', { ...of(money), period: june });
    expect(text).toContain('技术合同登记额：5.9亿元（截至6月30日');
    expect(text).toContain('6月1日至6月30日变化+0.7亿元（此前5.2亿元，截至5月31日）');
    const may = { from: '2023-05-01', to: '2023-05-31' } as const;
    expect(ask('status', { ...of(money), period: may })).toContain('5.2亿元（截至5月31日');
  });
});

describe('gap', () => {
  it('says what is missing in the indicator’s unit', () => {
    expect(ask('gap', of(stock))).toBe(
      '高新技术企业：还差8家（现58家，目标66家；截至6月30日，县科工信局报）。',
    );
    expect(ask('gap', of(money))).toContain('还差9.6亿元');
  });

  it('does not compute a gap from a proposal', () => {
    expect(ask('gap', of(oneOff))).toContain('差额无法计算');
  });

  it('of a task is that of its indicators', () => {
    expect(ask('gap', task('3'))).toContain('科技型中小企业：还差49家');
  });
});

describe('overview and lagging', () => {
  it('overview counts the lights, groups by them, and counts blockers and silent tasks apart', () => {
    const text = ask('overview');
    expect(text).toContain('共7项指标，红灯1项、黄灯1项、灰灯3项、绿灯1项、未到期不亮灯1项');
    expect(text).toContain('待协调困难1件（最早10天）');
    expect(text).toContain('连续两期无进展的任务1项');
    expect(text.indexOf('【红灯】')).toBeLessThan(text.indexOf('【绿灯】'));
    expect(text.split('\n').length).toBeLessThan(30);
  });

  it('overview names what was not reported together, owners in the order of the member list', () => {
    const lines = ask('overview').split('\n');
    const silent = lines.filter((line) => line.includes('未报：'));
    expect(silent).toEqual([
      '县科工信局未报：安全事故数（目标10起以内）',
      '县人社局未报：硕士以上人才（目标30名）',
    ]);
  });

  it('overview counts stale figures apart', () => {
    const county = new County();
    county.total('40', '2023-05-31');
    expect(ask('overview', {}, county)).toContain('数据已过期1项');
  });

  it('lagging lists 红 before 黄 with points, and what cannot be judged', () => {
    const text = ask('lagging');
    expect(text).toContain('红灯1项、黄灯1项');
    expect(text.indexOf('技术合同登记额')).toBeLessThan(text.indexOf('科技型中小企业'));
    expect(text).toContain('落后时序进度11.9个百分点，红灯');
    expect(text).toContain('另有3项未报或无法判断：瞪羚企业、安全事故数、硕士以上人才');
  });

  it('lagging of a unit looks at what it owns or leads', () => {
    expect(ask('lagging', { units: ['县人社局'] })).toContain('目前没有落后时序进度的指标');
  });
});

describe('unit and missing', () => {
  it('unit says what it leads, takes part in, owns and owes', () => {
    const text = ask('unit', { units: ['县科工信局'] });
    expect(text).toContain('牵头任务3“科技型企业培育”');
    expect(text).toContain('参与（责任单位）：任务9“人才发展环境”');
    expect(text).toContain('高新技术企业 58家/66家，87.9%');
    expect(text).toContain('本期尚未报：科技型中小企业、瞪羚企业');
  });

  it('missing counts units and names what is outstanding, in the order of the member list', () => {
    const text = ask('missing');
    expect(text).toContain('应报单位2个：已报0个、部分已报2个、未报0个');
    expect(text.indexOf('县科工信局（还缺')).toBeLessThan(text.indexOf('县人社局（还缺'));
  });
});

describe('trend', () => {
  it('gives month-ends with changes: 6月比5月', () => {
    const period = { from: '2023-05-01', to: '2023-06-30' } as const;
    const text = ask('trend', { ...of(money), period });
    expect(text).toContain('5月31日：5.2亿元');
    expect(text).toContain('6月30日：5.9亿元（+0.7亿元）');
    expect(text).toContain('6月比5月增加0.7亿元');
    expect(text).toContain('来源：县科工信局');
  });

  it('says which months were not reported', () => {
    expect(ask('trend', of(stock))).toContain('4月30日及以前：未报');
  });

  it('marks days without a new report', () => {
    expect(ask('trend', of(stock))).toContain('7月5日：58家（期间无新报）');
  });

  it('says when there is nothing to compare with', () => {
    const period = { from: '2023-04-01', to: '2023-05-31' } as const;
    expect(ask('trend', { ...of(money), period })).toContain('只有一期数据，暂不能比较');
  });

  it('without an indicator asks which one', () => {
    expect(ask('trend')).toContain('请说明要看哪项指标');
  });
});

describe('owner, target, detail', () => {
  it('owner names who sets the figure, and leads and responsibles of the task', () => {
    expect(ask('owner', of(stock))).toBe(
      '高新技术企业：由县科工信局负责报数；属任务3“科技型企业培育”，牵头单位：县科工信局；责任单位：高新区、县财政局。',
    );
    expect(ask('owner', task('9'))).toContain('牵头单位：县人社局；责任单位：县科工信局');
  });

  it('owner shows the table where it differs from the text', () => {
    const [first, ...rest] = plan.tasks;
    const split = {
      ...first!,
      workItems: [
        { text: '奖补兑现', leads: ['县财政局'], responsibles: [] },
        { text: '企业认定', leads: ['县科工信局'], responsibles: ['高新区'] },
      ],
    };
    const county = new County([{ ...plan, tasks: [split, ...rest] }]);
    expect(ask('owner', task('3'), county)).toContain('· 奖补兑现（牵头单位：县财政局）');
  });

  it('owner of an indicator without one says 待定', () => {
    const county = new County([{ ...plan, indicators: [{ ...stock, ownerUnit: null }] }]);
    expect(ask('owner', of(stock), county)).toContain('责任单位待定');
    expect(ask('status', of(stock), county)).toContain('未报（责任单位待定）');
  });

  it('target gives number, base and the plan’s words', () => {
    expect(ask('target', of(stock))).toContain('高新技术企业：2023年目标66家，年初数50家。');
    const worded = indicator({ shortName: '单项冠军', target: '1', targetText: '破零' });
    const county = new County([{ ...plan, indicators: [worded] }]);
    expect(ask('target', of(worded), county)).toContain('目标1家（方案原文：破零）');
    const open = indicator({ shortName: '产值', target: null, targetText: '翻一番' });
    expect(ask('target', of(open), new County([{ ...plan, indicators: [open] }]))).toContain(
      '产值：2023年目标翻一番。',
    );
  });

  it('detail gives text, units, items, goals and the plan’s version', () => {
    const text = ask('detail', task('3'));
    expect(text).toContain('任务3“科技型企业培育”：科技型企业培育的要求');
    expect(text).toContain('量化目标：高新技术企业66家');
    expect(text).toContain('（第1版）');
  });
});

describe('history', () => {
  it('gives who reported what and when, newest first, with what became of it', () => {
    const lines = ask('history', of(stock)).split('\n');
    expect(lines[0]).toBe('报送记录（共4条）：');
    expect(lines[1]).toContain('7月3日10:01 高新区');
    expect(lines[3]).toContain('高新技术企业57家（截至6月30日，已更正为58家）');
  });

  it('of a unit on a day holds narratives with their words', () => {
    const day = { from: '2023-07-03', to: '2023-07-03' } as const;
    const text = ask('history', { units: ['县人社局'], period: day });
    expect(text).toContain('县人社局7月3日报送记录（共1条）');
    expect(text).toContain('任务9：“m11的原文”');
  });

  it('says when there is nothing, and the last report there is', () => {
    const day = { from: '2023-07-04', to: '2023-07-04' } as const;
    const text = ask('history', { units: ['县人社局'], period: day });
    expect(text).toContain('没有查到');
    expect(text).toContain('最近一次：7月3日10:03 县人社局');
  });

  it('当时报的是多少 answers as known then, beside what is known now', () => {
    const day = { from: '2023-06-30', to: '2023-06-30' } as const;
    const text = ask('history', { ...of(stock), period: day, asKnownThen: true });
    expect(text).toContain('当时报的是57家（截至6月30日');
    expect(text).toContain('现按更正后为58家');
  });

  const june = { from: '2023-06-30', to: '2023-06-30' } as const;
  const known = (county: County) =>
    ask('history', { ...of(stock), period: june, asKnownThen: true }, county);

  it('当时报的是多少 takes no unit’s own part for the county figure that came after it', () => {
    const county = new County().on('2023-07-01');
    county.total('32', '2023-06-30', { of: stock, standing: 'contribution', unit: '高新区' });
    county.on('2023-07-03').total('58', '2023-06-30', { of: stock });
    expect(known(county)).toContain('当时报的是58家（截至6月30日，县科工信局报，7月3日10:00确认）');
  });

  it('当时报的是多少 finds what was reported under the other plan that shares the indicator', () => {
    const shared = { ...stock, id: asId<IndicatorId>('other-stock') };
    const other: Plan = { ...plan, id: asId('other'), indicators: [shared] };
    const county = new County([plan, other]).on('2023-07-03');
    county.total('58', '2023-06-30', { of: shared });
    expect(known(county)).toContain('当时报的是58家');
  });

  it('当时报的是多少 counts an adopted proposal from its adoption, and tells what was withdrawn', () => {
    const county = new County().on('2023-05-31');
    county.total('55', '2023-05-31', { of: stock });
    county.on('2023-07-01');
    const proposal = { of: stock, standing: 'proposal', unit: '高新区' } as const;
    const factId = county.total('58', '2023-06-30', proposal);
    county.on('2023-07-03').write({ kind: 'proposal-adopted', factId, byOffice: false });
    expect(known(county)).toContain('当时报的是58家（截至6月30日，高新区报，7月3日10:00确认）');
    county.on('2023-07-04').write({ kind: 'facts-withdrawn', factIds: [factId] });
    expect(known(county)).toContain(
      '当时报的是58家（截至6月30日，高新区报，7月3日10:00确认）；此后已撤回，现为55家（截至5月31日）',
    );
  });
});

describe('ranking', () => {
  it('of indicators goes by completion; what cannot be ranked is named apart', () => {
    const lines = ask('ranking').split('\n');
    expect(lines[2]).toContain('2. 高新技术企业 87.9%');
    expect(lines.at(-2)).toContain('未报或不按完成率排名：瞪羚企业、安全事故数、硕士以上人才');
  });

  it('of units states its measure; no persons appear', () => {
    const text = ask('ranking', { rankingOf: 'units' });
    expect(text).toContain('1. 县科工信局 平均完成率');
    expect(text).toContain('说明：');
  });
});

describe('what cannot be answered is said, with the nearest thing that can', () => {
  it('an indicator, task or unit that no plan has', () => {
    expect(ask('status', of({ id: asId<IndicatorId>('没有的') }))).toContain('方案中没有这项指标');
    expect(ask('detail', task('99'))).toContain('方案中没有这项任务');
    expect(ask('unit', { units: ['县水利局'] })).toContain('方案中没有这个单位');
    expect(ask('status', { unheld: { kind: 'subject', name: '招商引资' } })).toMatch(
      /没有“招商引资”这一项。可以问：/u,
    );
    expect(ask('status', { unheld: { kind: 'task-number', name: '任务99' } })).toMatch(
      /没有“任务99”这一项。共有任务：3\. /u,
    );
  });

  it.each(['重点项目', '重大任务清单', '政务服务事项', '条例宣传'])(
    'a subject is not answered with the tasks, whatever stands in its name: %s',
    (name) => {
      expect(ask('status', { unheld: { kind: 'subject', name } })).toMatch(/这一项。可以问：/u);
    },
  );

  it('no plan at all', () => {
    expect(ask('overview', {}, new County([]))).toContain('还没有导入工作方案');
  });

  it('days to come', () => {
    const next = { from: '2023-08-01', to: '2023-08-31' } as const;
    expect(ask('status', { ...of(stock), period: next })).toContain('所问日期还没有到');
  });
});

describe('answers in general', () => {
  it('cite the facts they rest on', () => {
    const given = answerQuery(query('status', of(stock)), contextOf(busyCounty(), askers.leader));
    expect(given.cited).toEqual(['f8']);
  });

  it('two plans at once are told apart', () => {
    const other: Plan = {
      ...plan,
      id: asId('second'),
      title: '某县营商环境方案',
      tasks: [],
      indicators: [indicator({ shortName: '新设企业', taskNo: null })],
    };
    const text = ask('overview', {}, new County([plan, other]));
    expect(text).toContain('某县科技创新攻坚方案');
    expect(text).toContain('某县营商环境方案（截至7月5日）：共1项指标');
  });

  it('a question on last year’s plan is answered from it', () => {
    const old: Plan = {
      ...plan,
      id: asId('plan-2022'),
      year: 2022,
      period: { from: '2022-01-01', to: '2022-12-31' },
      indicators: [indicator({ shortName: '科技型中小企业', id: asId('科小2022'), target: '70' })],
    };
    const county = new County([old, plan]);
    const id = asId<IndicatorId>('科小2022');
    county.total('68', '2022-12-31', { of: { ...flow, id } });
    const year = { from: '2022-01-01', to: '2022-12-31' } as const;
    expect(ask('status', { ...of(flow), period: year }, county)).toContain(
      '68家（截至2022年12月31日',
    );
    expect(ask('status', { indicatorIds: [id] }, county)).toContain('县科工信局未报');
  });

  it('every kind of a full plan stays under a screen', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      indicator({ shortName: `指标${index}`, name: `指标${index}` }),
    );
    const county = new County([{ ...plan, indicators: many }]);
    for (const each of many) county.total('40', '2023-06-30', { of: each });
    for (const kind of ['status', 'gap', 'overview', 'lagging', 'ranking', 'target'] as const) {
      expect(ask(kind, {}, county).split('\n').length).toBeLessThan(32);
    }
  });

  it('says its dates in an as-of that carries the year when it is another one', () => {
    const given = answerQuery(query('gap', of(stock)), {
      ...contextOf(busyCounty(), askers.leader),
      now: new Date('2024-01-10T10:00:00+08:00'),
    });
    expect(said(given)).toContain('截至2023年6月30日');
  });
});
