import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/kernel/dates.js';
import { asId } from '../../../src/kernel/ids.js';
import type { TaskRef } from '../../../src/plan/model.js';
import { blockerAgeDays, taskStanding } from '../../../src/ledger/task-standing.js';
import { openBlockers } from '../../../src/ledger/work-index.js';
import { dutyOf, runningWeek, whatIsOwed } from '../../../src/ledger/what-is-owed.js';
import { County, oneOff, plan, stock, talents } from './county.js';

const nine: TaskRef = { planId: plan.id, no: '9' };
const today: IsoDate = '2023-07-05';

function standing(county: County, at: IsoDate = today) {
  return taskStanding(
    county.state(),
    plan,
    plan.tasks.find(({ no }) => no === '9')!,
    at,
  );
}

describe('tasks (semantics, "Tasks, blockers, what is owed")', () => {
  it('are 未启动 until spoken of, then 推进中, with the date of the last progress', () => {
    const county = new County();
    expect(standing(county)).toMatchObject({ state: 'not-started', lastProgress: null });
    county.write({ kind: 'progress-recorded', tasks: [nine], asOf: '2023-06-20' }, '县人社局');
    expect(standing(county)).toMatchObject({ state: 'under-way', lastProgress: '2023-06-20' });
  });

  it('a figure of one of its indicators is progress too', () => {
    const county = new County();
    county.total('12', '2023-06-30', { of: talents, unit: '县人社局' });
    expect(standing(county)).toMatchObject({ state: 'under-way', lastProgress: '2023-06-30' });
  });

  it('keep the state that was set', () => {
    const county = new County().on('2023-07-01');
    county.write({ kind: 'task-state-set', task: nine, state: 'done' }, '县人社局');
    expect(standing(county)).toMatchObject({ state: 'done', isSilent: false });
    expect(standing(county, '2023-12-01').isSilent).toBe(false);
  });

  it('are 灰 after two periods of silence', () => {
    const county = new County();
    county.write({ kind: 'progress-recorded', tasks: [nine], asOf: '2023-06-19' }, '县人社局');
    expect(standing(county).isSilent).toBe(false);
    expect(standing(county, '2023-07-10').isSilent).toBe(true);
    expect(standing(new County()).isSilent).toBe(true);
  });
});

describe('blockers', () => {
  it('are open with their age until 已解决 or 已协调; the office names who coordinates', () => {
    const county = new County();
    const blockerId = asId<never>('b1');
    county.write({ kind: 'blocker-raised', blockerId, tasks: [nine], raisedOn: '2023-06-25' });
    county.write({ kind: 'blocker-assigned', blockerId, coordinator: '县发改局' }, '专班办公室');
    const [open] = openBlockers(county.state());
    expect(open).toMatchObject({ coordinator: '县发改局' });
    expect(blockerAgeDays(open!, today)).toBe(10);
    expect(openBlockers(county.state(), { planId: plan.id, no: '3' })).toEqual([]);
    county.write({ kind: 'blocker-closed', blockerId, how: 'coordinated' });
    expect(openBlockers(county.state())).toEqual([]);
  });
});

describe('what is owed until a schedule is set', () => {
  const week = runningWeek(today);

  it('is each week every unfinished indicator a unit owns and a line on each task it leads', () => {
    const duty = dutyOf(new County().state(), '县人社局', week);
    expect(week).toEqual({ from: '2023-07-03', to: '2023-07-05' });
    expect(duty.status).toBe('missing');
    expect(duty.indicators.map(({ indicator }) => indicator.shortName)).toEqual(['硕士以上人才']);
    expect(duty.tasks.map(({ task }) => task.no)).toEqual(['9']);
  });

  it('a finished indicator and a figure not yet due are not owed', () => {
    const county = new County().on('2023-06-01');
    county.total('1', '2023-06-01', { of: oneOff });
    const names = dutyOf(county.state(), '县科工信局', week).indicators.map(
      ({ indicator }) => indicator.shortName,
    );
    expect(names).not.toContain('瞪羚企业');
    expect(names).not.toContain('研发占GDP比重');
    expect(names).toContain('高新技术企业');
  });

  it('a unit with some of it reported is 部分已报, with all of it 已报', () => {
    const county = new County().on('2023-07-04');
    county.total('12', '2023-06-30', { of: talents, unit: '县人社局' });
    const duty = dutyOf(county.state(), '县人社局', week);
    expect(duty.indicators[0]?.isReported).toBe(true);
    expect(duty.status).toBe('reported');
    const owner = new County().on('2023-07-04');
    owner.total('58', '2023-06-30', { of: stock });
    expect(dutyOf(owner.state(), '县科工信局', week).status).toBe('part');
  });

  it('a zero report counts as reported, for all the unit owes', () => {
    const county = new County().on('2023-07-04');
    county.write({ kind: 'no-change-reported', indicatorIds: [], asOf: today }, '县人社局');
    expect(dutyOf(county.state(), '县人社局', week).status).toBe('reported');
  });

  it('what was said in another week does not count, nor what was withdrawn', () => {
    const county = new County().on('2023-06-28');
    county.total('12', '2023-06-28', { of: talents, unit: '县人社局' });
    expect(dutyOf(county.state(), '县人社局', week).status).toBe('missing');
    const id = county.on('2023-07-04').total('13', today, { of: talents, unit: '县人社局' });
    county.write({ kind: 'facts-withdrawn', factIds: [id] });
    expect(dutyOf(county.state(), '县人社局', week).status).toBe('missing');
  });

  it('a month asks for figures of that month, not for what was said during it', () => {
    const june = { from: '2023-06-01', to: '2023-06-30' } as const;
    const county = new County().on('2023-06-02');
    county.total('9', '2023-05-31', { of: talents, unit: '县人社局' });
    expect(dutyOf(county.state(), '县人社局', june).status).toBe('missing');
    county.on('2023-07-03').total('12', '2023-06-30', { of: talents, unit: '县人社局' });
    expect(dutyOf(county.state(), '县人社局', june).status).toBe('reported');
  });

  it('units come in the order of the member list; those that owe nothing are left out', () => {
    const units = whatIsOwed(new County().state(), week).map(({ unit }) => unit);
    expect(units).toEqual(['县科工信局', '县人社局']);
  });
});
