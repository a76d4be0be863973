import type { WorkspaceId } from '../kernel/ids.js';
import { asId } from '../kernel/ids.js';
import type { Workspace as WorkspaceModel } from './generated/client.js';
import type { Transaction } from './transaction.js';

/** A workspace's own row, as it is once its lock is held. */
export interface WorkspaceRow {
  readonly id: WorkspaceId;
  readonly name: string;
  readonly isDemo: boolean;
  readonly demoNow: Date | null;
  readonly settings: unknown;
  /** The newest ledger entry; 0 and 64 zeros when there is none. */
  readonly head: LedgerHead;
}

export interface LedgerHead {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Waits for the workspace and holds it to the end of the transaction, so that its messages are
 * decided one after the other. The row's own lock serves: unlike an advisory lock it cannot collide,
 * and it gives the newest state of the row in the same statement.
 * @returns `null` when there is no such workspace (any more).
 */
export async function lockWorkspace(
  tx: Transaction,
  id: WorkspaceId,
): Promise<WorkspaceRow | null> {
  const rows = await tx.$queryRaw<WorkspaceModel[]>`
    SELECT id, name, is_demo AS "isDemo", demo_now AS "demoNow", settings,
      ledger_seq AS "ledgerSeq", ledger_hash AS "ledgerHash", created_at AS "createdAt"
    FROM workspace WHERE id = ${id} FOR NO KEY UPDATE`;
  return rows[0] === undefined ? null : toRow(rows[0]);
}

export async function readWorkspace(
  tx: Transaction,
  id: WorkspaceId,
): Promise<WorkspaceRow | null> {
  const row = await tx.workspace.findUnique({ where: { id } });
  return row === null ? null : toRow(row);
}

/** All workspaces, real ones before demonstrations, oldest first. */
export async function readWorkspaces(tx: Transaction): Promise<readonly WorkspaceRow[]> {
  const rows = await tx.workspace.findMany({
    orderBy: [{ isDemo: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toRow);
}

function toRow(row: WorkspaceModel): WorkspaceRow {
  return {
    id: asId<WorkspaceId>(row.id),
    name: row.name,
    isDemo: row.isDemo,
    demoNow: row.demoNow,
    settings: row.settings,
    head: { seq: row.ledgerSeq, hash: row.ledgerHash },
  };
}
