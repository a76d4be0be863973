import { z } from 'zod';
import { AppError } from '../kernel/errors.js';
import type { MemberId, PlanId, WorkspaceId } from '../kernel/ids.js';
import { sha256Hex } from '../kernel/sha256.js';
import { canonicalJson } from '../ledger/hash-chain.js';
import type { Plan } from '../plan/model.js';
import { createWorkspace } from './create-workspace.js';
import { dropDemos } from './drop-demos.js';
import { planSchema } from './json/plan-schema.js';
import { fromJson, storableText, toJson } from './json/storable.js';
import type { StoreCaches } from './load-view.js';
import { lockWorkspace } from './lock-workspace.js';
import { appendEntries } from './save-outcome.js';
import type { Transaction } from './transaction.js';

export interface PlanImport {
  /** `null` makes a new workspace, called `workspaceName`. */
  readonly workspaceId: WorkspaceId | null;
  readonly workspaceName: string;
  /** Its `version` is given here and may be anything. */
  readonly plan: Plan;
  /** Decisions about the document as JSON; `null` keeps those of the version before. */
  readonly decisions: unknown;
  readonly at: Date;
  readonly importedBy: { readonly memberId: MemberId | null; readonly unit: string | null };
}

export interface ImportedPlan {
  readonly workspaceId: WorkspaceId;
  readonly plan: Plan;
  /** `false` when the document said nothing new, so that no version was made. */
  readonly isNew: boolean;
  readonly droppedDemo: boolean;
}

/**
 * Stores a plan as a new version, with its entry in the ledger. The first own plan ends the
 * demonstration: both happen or none.
 */
export async function importPlan(
  tx: Transaction,
  caches: StoreCaches,
  input: PlanImport,
): Promise<ImportedPlan> {
  const workspaceId =
    input.workspaceId ??
    (await createWorkspace(tx, { name: input.workspaceName, demoNow: null, at: input.at }));
  const held = await lockWorkspace(tx, workspaceId);
  if (held === null) throw new AppError('not-found', `no workspace ${workspaceId}`);
  const droppedDemo = !held.isDemo && (await dropDemos(tx, caches)) > 0;
  const last = await tx.planVersion.findFirst({
    where: { workspaceId, planId: input.plan.id },
    orderBy: { version: 'desc' },
  });
  const decisions = input.decisions ?? last?.decisions ?? {};
  if (last !== null && last.contentHash === contentHash(input.plan)) {
    if (canonicalJson(decisions) === canonicalJson(last.decisions)) {
      const plan = fromJson(planSchema, last.content, 'plan');
      return { workspaceId, plan, isNew: false, droppedDemo };
    }
  }
  const plan: Plan = { ...input.plan, version: (last?.version ?? 0) + 1 };
  await tx.planVersion.create({
    data: {
      workspaceId,
      planId: plan.id,
      version: plan.version,
      title: storableText(plan.title),
      content: toJson(planSchema, plan, 'plan'),
      decisions: toJson(z.json(), decisions as z.infer<ReturnType<typeof z.json>>, 'decisions'),
      contentHash: contentHash(plan),
      importedAt: input.at,
    },
  });
  const event = { kind: 'plan-imported', planId: plan.id, version: plan.version } as const;
  const entry = { event, at: input.at, source: null, receiptId: null, ...input.importedBy };
  await appendEntries(tx, held, [entry]);
  return { workspaceId, plan, isNew: true, droppedDemo };
}

export async function readDecisions(
  tx: Transaction,
  workspaceId: WorkspaceId,
  planId: PlanId,
): Promise<unknown> {
  const last = await tx.planVersion.findFirst({
    where: { workspaceId, planId },
    orderBy: { version: 'desc' },
    select: { decisions: true },
  });
  return last?.decisions ?? null;
}

/** The same document read twice has the same hash, whatever its version. */
function contentHash(plan: Plan): string {
  return sha256Hex(canonicalJson({ ...plan, version: 0 }));
}
