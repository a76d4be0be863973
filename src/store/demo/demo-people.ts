import type { Posting } from '../../conversation/workspace.js';
import type { Plan } from '../../plan/model.js';
import type { GivenPerson } from '../workspace-store.js';

const OFFICE: Posting = { unit: '专班办公室', role: 'office' };
const LEADER: Posting = { unit: '县领导', role: 'leader' };

/** 县科工信局联络员, 专班办公室, 县领导: a demonstration names roles, never persons. */
function nameOf({ unit, role }: Posting): string {
  return role === 'liaison' ? `${unit}联络员` : unit;
}

/** The office, a leader, one liaison of each unit in the plan's order, and someone not yet bound. */
export function demoPeople(plan: Plan, channel: string): readonly GivenPerson[] {
  const liaisons = plan.units.map(({ name }): Posting => ({ unit: name, role: 'liaison' }));
  const bound = [OFFICE, LEADER, ...liaisons].map((posting): GivenPerson => ({
    account: { channel, userId: demoUserId(posting) },
    name: nameOf(posting),
    postings: [posting],
    isAdmin: posting.role === 'office',
  }));
  const newcomer = { channel, userId: 'demo-newcomer' };
  return [...bound, { account: newcomer, name: '未绑定人员', postings: [], isAdmin: false }];
}

/** The account that speaks for a posting in the demonstration. */
export function demoUserId({ unit, role }: Posting): string {
  return `demo-${role}-${unit}`;
}
