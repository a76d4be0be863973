import type { LinkRedemption } from '../conversation/binding/link-redemption.js';
import type { Account } from '../conversation/workspace.js';
import { asId, newId } from '../kernel/ids.js';
import type { MemberId, WorkspaceId } from '../kernel/ids.js';
import { storableText } from './json/storable.js';
import { lockWorkspace } from './lock-workspace.js';
import type { WorkspaceRow } from './lock-workspace.js';
import { CODE_VALID_MS, codeHash, newCode } from './one-time-code.js';
import type { Transaction } from './transaction.js';

/** How long wrong codes of an account are remembered. */
const WRONG_KEPT_MS = 3_600_000;
/** After so many within that time further codes of the account are not even looked at. */
const MOST_WRONG = 5;

/**
 * Makes a one-time code that joins an account to the member. Only its hash is stored.
 * @returns the code, to be shown once.
 */
export async function createLinkCode(
  tx: Transaction,
  workspaceId: WorkspaceId,
  memberId: MemberId,
  now: Date,
): Promise<string> {
  const code = newCode();
  await tx.linkCode.create({
    data: { codeHash: codeHash(code), workspaceId, memberId, createdAt: now },
  });
  return code;
}

interface Attempt {
  readonly code: string;
  readonly sender: Account;
  readonly now: Date;
  /** The workspace whose lock is held already; then only a code of this one counts. */
  readonly held: WorkspaceRow | null;
}

/** Uses a code up; its workspace is locked by then. A wrong one is remembered for an hour. */
export async function redeemLinkCode(
  tx: Transaction,
  { code, sender, now, held }: Attempt,
): Promise<{ readonly redemption: LinkRedemption; readonly workspace: WorkspaceRow | null }> {
  const account = {
    channel: storableText(sender.channel),
    userId: storableText(sender.userId),
  };
  const since = new Date(now.getTime() - WRONG_KEPT_MS);
  await tx.wrongCode.deleteMany({ where: { channel: account.channel, at: { lte: since } } });
  const wrong = await tx.wrongCode.count({ where: { ...account, at: { lte: now } } });
  if (wrong >= MOST_WRONG) return { redemption: { kind: 'blocked' }, workspace: null };
  const joined = await useUp(tx, code, { now, held });
  if (joined === null) {
    await tx.wrongCode.create({ data: { id: newId(), ...account, at: now } });
    return { redemption: { kind: 'wrong' }, workspace: null };
  }
  const { memberId, workspace } = joined;
  const redemption = { kind: 'joins' as const, workspaceId: workspace.id, memberId };
  return { redemption, workspace };
}

async function useUp(
  tx: Transaction,
  code: string,
  { now, held }: Pick<Attempt, 'now' | 'held'>,
): Promise<{ readonly memberId: MemberId; readonly workspace: WorkspaceRow } | null> {
  const known = await tx.linkCode.findUnique({ where: { codeHash: codeHash(code) } });
  if (known === null) return null;
  const { codeHash: hash, workspaceId, memberId } = known;
  const workspace = held ?? (await lockWorkspace(tx, asId<WorkspaceId>(workspaceId)));
  if (workspace?.id !== workspaceId) return null;
  const createdAt = { gte: new Date(now.getTime() - CODE_VALID_MS), lte: now };
  const { count } = await tx.linkCode.updateMany({
    where: { codeHash: hash, usedAt: null, createdAt },
    data: { usedAt: now },
  });
  return count === 0 ? null : { memberId: asId<MemberId>(memberId), workspace };
}
