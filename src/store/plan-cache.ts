import type { WorkspaceId } from '../kernel/ids.js';
import type { Plan } from '../plan/model.js';
import { planSchema } from './json/plan-schema.js';
import { fromJson } from './json/storable.js';
import { RecentMap } from './recent-map.js';
import type { Transaction } from './transaction.js';

/** More workspaces than one process serves in the same hours. */
const WORKSPACES = 200;

interface KnownPlans {
  /** Which versions with which contents these are. */
  readonly state: string;
  readonly plans: readonly Plan[];
}

interface NewestPlan {
  readonly planId: string;
  readonly version: number;
  readonly contentHash: string;
}

/**
 * Parsed plans in memory. While the newest versions stay the same the very same array is given out,
 * so that what others make of it (the lexicon) can be kept by it.
 */
export class PlanCache {
  readonly #known = new RecentMap<WorkspaceId, KnownPlans>(WORKSPACES);

  /** The newest version of each plan, in the order of their first import. */
  async newest(tx: Transaction, workspaceId: WorkspaceId): Promise<readonly Plan[]> {
    const newest = await newestVersions(tx, workspaceId);
    const state = JSON.stringify(newest);
    const known = this.#known.get(workspaceId);
    if (known?.state === state) return known.plans;
    const plans: Plan[] = [];
    for (const { planId, version } of newest) {
      plans.push(await readPlan(tx, { workspaceId, planId, version }));
    }
    this.#known.set(workspaceId, { state, plans });
    return plans;
  }

  forget(workspaceId: WorkspaceId): void {
    this.#known.delete(workspaceId);
  }
}

async function newestVersions(
  tx: Transaction,
  workspaceId: WorkspaceId,
): Promise<readonly NewestPlan[]> {
  const versions = await tx.planVersion.findMany({
    where: { workspaceId },
    select: { planId: true, version: true, contentHash: true },
    orderBy: [{ importedAt: 'asc' }, { version: 'asc' }],
  });
  return [...new Map(versions.map((version) => [version.planId, version])).values()];
}

async function readPlan(
  tx: Transaction,
  key: { readonly workspaceId: string; readonly planId: string; readonly version: number },
): Promise<Plan> {
  const row = await tx.planVersion.findUniqueOrThrow({
    where: { workspaceId_planId_version: key },
    select: { content: true },
  });
  return fromJson(planSchema, row.content, `plan ${key.planId} version ${key.version}`);
}
