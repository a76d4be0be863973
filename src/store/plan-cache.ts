import type { WorkspaceId } from '../kernel/ids.js';
import type { Plan } from '../plan/model.js';
import { planSchema } from './json/plan-schema.js';
import { fromJson } from './json/storable.js';
import type { Transaction } from './transaction.js';

/** Parsed plans in memory; a version never changes once it is stored. */
export class PlanCache {
  readonly #plans = new Map<string, Plan>();

  /** The newest version of each plan, in the order of their first import. */
  async newest(tx: Transaction, workspaceId: WorkspaceId): Promise<readonly Plan[]> {
    const versions = await tx.planVersion.findMany({
      where: { workspaceId },
      select: { planId: true, version: true },
      orderBy: [{ importedAt: 'asc' }, { version: 'asc' }],
    });
    const newest = new Map<string, number>();
    for (const { planId, version } of versions) newest.set(planId, version);
    const plans: Plan[] = [];
    for (const [planId, version] of newest) {
      plans.push(await this.#read(tx, { workspaceId, planId, version }));
    }
    return plans;
  }

  async #read(
    tx: Transaction,
    key: { workspaceId: string; planId: string; version: number },
  ): Promise<Plan> {
    const name = `${key.workspaceId}/${key.planId}/${key.version}`;
    const known = this.#plans.get(name);
    if (known !== undefined) return known;
    const row = await tx.planVersion.findUniqueOrThrow({
      where: { workspaceId_planId_version: key },
      select: { content: true },
    });
    const plan = fromJson(planSchema, row.content, `plan ${key.planId} version ${key.version}`);
    this.#plans.set(name, plan);
    return plan;
  }
}
