import { asId } from '../kernel/ids.js';
import type { WorkspaceId } from '../kernel/ids.js';
import { lockWorkspace } from './lock-workspace.js';
import type { WorkspaceRow } from './lock-workspace.js';
import { CODE_VALID_MS, codeHash, newCode } from './one-time-code.js';
import type { Transaction } from './transaction.js';

/**
 * Makes a one-time code of 30 minutes. Only its hash is stored.
 * @returns the code, to be shown once.
 */
export async function createAdminCode(
  tx: Transaction,
  workspaceId: WorkspaceId,
  now: Date,
): Promise<string> {
  const code = newCode();
  await tx.adminCode.create({ data: { codeHash: codeHash(code), workspaceId, createdAt: now } });
  return code;
}

/**
 * Uses a code up. Its workspace is locked first, as everywhere: whoever drops a demonstration holds
 * the workspace before its codes.
 * @param held the workspace whose lock is held already; then only a code of this one counts.
 * @returns its workspace, locked, or `null` when the code is unknown, used or not of the last 30
 *   minutes.
 */
export async function redeemAdminCode(
  tx: Transaction,
  code: string,
  { now, held }: { readonly now: Date; readonly held: WorkspaceRow | null },
): Promise<WorkspaceRow | null> {
  const known = await tx.adminCode.findUnique({ where: { codeHash: codeHash(code) } });
  if (known === null) return null;
  const { codeHash: hash, workspaceId } = known;
  const workspace = held ?? (await lockWorkspace(tx, asId<WorkspaceId>(workspaceId)));
  if (workspace?.id !== workspaceId) return null;
  const createdAt = { gte: new Date(now.getTime() - CODE_VALID_MS), lte: now };
  const { count } = await tx.adminCode.updateMany({
    where: { codeHash: hash, usedAt: null, createdAt },
    data: { usedAt: now },
  });
  return count === 0 ? null : workspace;
}
