import { readFile } from 'node:fs/promises';
import { asId } from '../../src/kernel/ids.js';
import type { GroupId } from '../../src/kernel/ids.js';
import { parsePlanYaml } from '../../src/plan/load-plan-file.js';
import { connect } from '../../src/store/connect.js';
import { createWorkspaceStore } from '../../src/store/workspace-store.js';

const PLAN = new URL('../../plans/youxian-2023/plan.yaml', import.meta.url);

/** Who speaks where. */
export interface Crowd {
  readonly userIds: readonly string[];
  readonly groupIds: readonly string[];
}

/** So many groups and people with ids that no platform gives. */
export function crowdOf(groups: number, people: number): Crowd {
  const numbered = (name: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `${name}${index + 1}`);
  return { groupIds: numbered('group', groups), userIds: numbered('person', people) };
}

/** A workspace with the sample plan; every group is bound to it, and everybody reports for a unit. */
export async function foundOffice(
  databaseUrl: string,
  channel: string,
  { userIds, groupIds }: Crowd,
): Promise<void> {
  const database = connect(databaseUrl);
  const workspaces = createWorkspaceStore(database);
  const plan = parsePlanYaml(await readFile(PLAN, 'utf8'));
  const at = new Date();
  const workspaceId = await workspaces.create({ name: '专班', demoNow: null, at });
  const importedBy = { memberId: null, unit: null };
  const given = { workspaceId, workspaceName: '', plan, decisions: null, at, importedBy };
  await workspaces.importPlan(given);
  for (const groupId of groupIds) {
    const group = { channel, groupId: asId<GroupId>(groupId), name: groupId };
    await workspaces.bindGroup(workspaceId, group);
  }
  for (const [index, userId] of userIds.entries()) {
    const unit = plan.units[index % plan.units.length]?.name ?? '';
    const account = { channel, userId };
    const postings = [{ unit, role: 'liaison' } as const];
    await workspaces.upsertMember(
      workspaceId,
      { account, name: `${unit}联络员${index + 1}`, postings, isAdmin: false },
      at,
    );
  }
  await database.$disconnect();
}
