import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answers/answer.js';
import { answerArithmetic } from '../../../src/answers/arithmetic.js';
import { answerQuery } from '../../../src/answers/answer-query.js';
import { answerEvidence } from '../../../src/answers/evidence.js';
import { asId } from '../../../src/kernel/ids.js';
import { foldLedger } from '../../../src/ledger/ledger-state.js';
import { County, limit } from '../ledger/county.js';
import {
  askers,
  busyCounty,
  contextOf,
  flow,
  oneOff,
  query,
  ratio,
  said,
  stock,
} from './asking.js';

function evidenceFor(county: County, of = stock): Answer {
  const context = contextOf(county, askers.office);
  const { cited } = answerQuery(query('status', { indicatorIds: [of.id] }), context);
  return answerEvidence(cited, context);
}

describe('依据 (every number has a birth certificate)', () => {
  it('shows message, sender, unit, as-of date, confirmation time and plan version', () => {
    const county = new County().on('2023-07-01', '09:05');
    county.total('58', '2023-06-30', { of: stock });
    expect(said(evidenceFor(county))).toBe(
      '高新技术企业58家（截至6月30日），报送单位县科工信局，报送人报送人甲，7月1日09:05确认，依据某县科技创新攻坚方案第1版，台账第1号。\n  原文：“m1的原文”',
    );
  });

  it('shows every part of a sum, and what a correction replaced', () => {
    const county = new County();
    const wrong = county.total('57', '2023-06-30', { of: stock });
    county.correct(wrong, '58', '2023-06-30', { of: stock });
    county.delta('2', '2023-07-03', '2023-07-04', { of: stock });
    const text = said(evidenceFor(county));
    expect(text).toContain('57家（截至6月30日，已更正为58家）');
    expect(text).toContain('新增2家（7月3日至7月4日）');
  });

  it('quotes the words of one message once for all its figures', () => {
    const county = new County();
    const facts = [county.fact('58', '2023-06-30', { of: stock }), county.fact('71', '2023-06-30')];
    for (const fact of facts) county.write({ kind: 'fact-recorded', fact });
    const [first, second] = county.entries;
    const source = first!.source;
    const entries = [first!, { ...second!, source }];
    const context = {
      ...contextOf(county, askers.office),
      ledger: foldLedger(entries, county.plans),
    };
    const text = said(
      answerEvidence(
        facts.map(({ id }) => id),
        context,
      ),
    );
    expect(text.match(/原文：/gu)).toHaveLength(1);
  });

  it('says that the text was erased rather than inventing one', () => {
    const county = busyCounty();
    const context = { ...contextOf(county, askers.office), messageText: () => null };
    expect(said(answerEvidence([asId('f8')], context))).toContain('原文已按规定删除');
  });

  it('names who adopted a proposal', () => {
    const county = new County();
    const id = county.total('1', '2023-07-03', {
      of: oneOff,
      standing: 'proposal',
      unit: '高新区',
    });
    county.write({ kind: 'proposal-adopted', factId: id, byOffice: true }, '专班办公室');
    expect(said(evidenceFor(county, oneOff))).toContain('由专班办公室采纳');
  });

  it('without figures says how to get some', () => {
    const given = answerEvidence([], contextOf(new County(), askers.office));
    expect(said(given)).toContain('没有可供核对的数字');
  });
});

describe('怎么算的 shows the arithmetic', () => {
  function arithmetic(county: County, of = stock): string {
    return said(answerArithmetic([of.id], contextOf(county, askers.leader)));
  }

  it('of completion, expected figure, difference and light, from the base', () => {
    const text = arithmetic(busyCounty());
    expect(text).toContain('完成率＝58家÷66家＝87.9%');
    expect(text).toContain('应达数＝50家＋（66家－50家）×时序50.0%＝58家（整数指标向下取整）');
    expect(text).toContain('完成进度（从年初数起算）50.0%－应达进度50.0%：与时序进度持平');
    expect(text).toContain('规则：');
  });

  it('of a sum of total and increases', () => {
    const county = new County();
    county.total('71', '2023-06-30');
    county.delta('3', '2023-07-03', '2023-07-04');
    expect(arithmetic(county, flow)).toContain(
      '当前数＝71家（6月30日累计或现有）＋新增3家（7月3日至7月4日）＝74家',
    );
  });

  it('of each special rule in words', () => {
    const county = new County();
    county.total('9', '2023-06-30', { of: limit });
    county.total('0.29', '2023-06-30', { of: ratio });
    expect(arithmetic(county, limit)).toContain('达到控制数的90%亮黄灯');
    expect(arithmetic(county, ratio)).toContain('到期前不亮灯');
    expect(arithmetic(county, oneOff)).toContain('没有报数亮灰灯');
  });

  it('without an indicator asks which one', () => {
    const given = answerArithmetic([], contextOf(new County(), askers.leader));
    expect(said(given)).toContain('请说明是哪项指标');
  });
});
