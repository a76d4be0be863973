import type { Finding } from '../read/finding.js';
import type { MergedTask, PlanReading } from '../read/plan-reading.js';
import { isCollective } from '../read/unit-names.js';
import { checkupTexts as texts } from './texts.js';

function canonical(reading: PlanReading): (name: string) => string {
  const names = new Map(reading.unitPairs.filter((p) => p.certain).map((p) => [p.alias, p.name]));
  return (name) => names.get(name) ?? name;
}

function unitsOfTask({ draft, items }: MergedTask): string[] {
  const all = [draft, ...items].flatMap((part) => [...part.leads, ...part.responsibles]);
  return [...new Set(all)];
}

function twoNames(reading: PlanReading): Finding[] {
  return reading.unitPairs
    .filter(({ declared }) => !declared)
    .map(({ name, alias, certain }) => ({
      kind: 'unit-two-names',
      message: certain ? texts.unitTwoNames(name, alias) : texts.unitMaybeSame(name, alias),
      where: '单位名称',
      about: [name, alias],
    }));
}

function notMembers(reading: PlanReading): Finding[] {
  const { membership } = reading;
  if (membership === null) return [];
  const same = canonical(reading);
  const members = new Set(membership.members.map(same));
  const outsiders = new Map<string, string[]>();
  for (const task of reading.tasks) {
    for (const unit of unitsOfTask(task).map(same)) {
      if (members.has(unit) || isCollective(unit)) continue;
      outsiders.set(unit, [...(outsiders.get(unit) ?? []), task.draft.no]);
    }
  }
  const parts = [...outsiders].map(
    ([unit, nos]) => `${unit}（任务${[...new Set(nos)].join('、')}）`,
  );
  return parts.length === 0
    ? []
    : [{ kind: 'unit-not-member', message: texts.unitNotMember(parts), where: '成员单位名单' }];
}

function idleMembers(reading: PlanReading): Finding[] {
  const { membership } = reading;
  if (membership === null || reading.tasks.every((task) => unitsOfTask(task).length === 0))
    return [];
  const same = canonical(reading);
  const busy = new Set(reading.tasks.flatMap(unitsOfTask).map(same));
  const everyone = [...busy].some((name) => /^(成员单位|各成员单位)/.test(name));
  const idle = membership.members.filter((name) => !busy.has(same(name)) && !isCollective(name));
  const findings: Finding[] = [];
  if (idle.length > 0 && !everyone) {
    findings.push({
      kind: 'member-without-task',
      message: texts.memberWithoutTask(idle),
      where: '成员单位名单',
    });
  }
  const members = new Set(membership.members.map(same));
  const deputies = membership.deputies.filter(
    (name) => !members.has(same(name)) && !busy.has(same(name)),
  );
  if (deputies.length > 0) {
    findings.push({
      kind: 'deputy-not-member',
      message: texts.deputyNotMember(deputies),
      where: '工作专班',
    });
  }
  return findings;
}

function missingLeads(reading: PlanReading): Finding[] {
  const { tasks } = reading;
  const bare = tasks.filter((task) => unitsOfTask(task).length === 0).map(({ draft }) => draft.no);
  const leaderless = tasks
    .filter(({ draft }) => draft.leads.length === 0 && draft.responsibles.length > 1)
    .map(({ draft }) => draft.no);
  const unclear = tasks
    .filter(
      ({ text }) => text?.segments.some(({ clause }) => clause?.roleUnclear === true) === true,
    )
    .map(({ draft }) => draft.no);
  const findings: Finding[] = [];
  if (bare.length > 0) {
    findings.push({
      kind: 'task-without-lead',
      message: texts.taskWithoutUnits(bare),
      where: `任务${bare.join('、')}`,
    });
  }
  const said = leaderless.filter((no) => !unclear.includes(no));
  if (said.length > 0) {
    findings.push({
      kind: 'task-without-lead',
      message: texts.taskWithoutLead(said),
      where: `任务${said.join('、')}`,
    });
  }
  if (unclear.length > 0) {
    findings.push({
      kind: 'role-unclear',
      message: texts.roleUnclear(unclear),
      where: `任务${unclear.join('、')}`,
    });
  }
  return findings;
}

/** Contradictions and gaps in who carries what. */
export function checkUnits(reading: PlanReading): Finding[] {
  return [
    ...twoNames(reading),
    ...notMembers(reading),
    ...idleMembers(reading),
    ...missingLeads(reading),
  ];
}
