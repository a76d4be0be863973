import { AppError } from '../kernel/errors.js';
import type { WorkspaceId } from '../kernel/ids.js';
import { CHAIN_START, verifyChain } from '../ledger/hash-chain.js';
import type { LedgerEntry } from '../ledger/ledger-entry.js';
import type { Database } from './connect.js';
import type { LedgerEntry as LedgerRow } from './generated/client.js';
import { fromLedgerRow } from './ledger-rows.js';
import type { LedgerHead } from './lock-workspace.js';
import { readWorkspace } from './lock-workspace.js';
import type { Transaction } from './transaction.js';
import { inSnapshot } from './transaction.js';

export type AuditVerdict =
  | { readonly ok: true; readonly length: number; readonly head: string }
  | {
      readonly ok: false;
      /** Number of the first broken entry, counted from 1 where it should stand. */
      readonly brokenSeq: number;
      readonly reason:
        'missing-entry' | 'wrong-previous-hash' | 'content-changed' | 'source-text-changed';
    };

/**
 * Checks a workspace's ledger as it lies in the database: every entry's hash, the end of the chain,
 * and the words of the messages that entries go back to, where they are still kept.
 */
export async function verifyAudit(
  database: Database,
  workspaceId: WorkspaceId,
): Promise<AuditVerdict> {
  return await inSnapshot(database, 'checking the ledger', async (tx) => {
    const workspace = await readWorkspace(tx, workspaceId);
    if (workspace === null) throw new AppError('not-found', `no workspace ${workspaceId}`);
    const rows = await tx.ledgerEntry.findMany({ where: { workspaceId }, orderBy: { seq: 'asc' } });
    const chain = verifyRows(rows, workspace.head);
    const changedText = await firstChangedText(tx, workspaceId);
    if (changedText !== null && (chain.ok || changedText < chain.brokenSeq)) {
      return { ok: false, brokenSeq: changedText, reason: 'source-text-changed' };
    }
    return chain;
  });
}

function verifyRows(rows: readonly LedgerRow[], head: LedgerHead): AuditVerdict {
  const readable: LedgerEntry[] = [];
  const unreadable = rows.find((row) => {
    const entry = readEntry(row);
    if (entry !== null) readable.push(entry);
    return entry === null;
  });
  const verdict = verifyChain(readable);
  if (!verdict.ok) return verdict;
  if (unreadable !== undefined) {
    return { ok: false, brokenSeq: readable.length + 1, reason: 'content-changed' };
  }
  return verifyEnd(verdict, head);
}

/** `null` when it no longer has the form of an entry, or its column says another kind. */
function readEntry(row: LedgerRow): LedgerEntry | null {
  try {
    const entry = fromLedgerRow(row);
    return entry.event.kind === row.kind ? entry : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** A chain cut off at its end is whole in itself; the workspace's row knows where it ended. */
function verifyEnd(
  chain: { readonly ok: true; readonly length: number; readonly head: string },
  head: LedgerHead,
): AuditVerdict {
  if (chain.length < head.seq) {
    return { ok: false, brokenSeq: chain.length + 1, reason: 'missing-entry' };
  }
  const expected = head.seq === 0 ? CHAIN_START : head.hash;
  if (chain.length > head.seq || chain.head !== expected) {
    return { ok: false, brokenSeq: chain.length, reason: 'content-changed' };
  }
  return chain;
}

/**
 * The first entry whose message now has other words than those it was sealed with. A text that held
 * characters PostgreSQL cannot store was kept with U+FFFD in their place and is left out.
 */
async function firstChangedText(tx: Transaction, workspaceId: string): Promise<number | null> {
  const rows = await tx.$queryRaw<{ seq: number | null }[]>`
    SELECT min(e.seq)::integer AS seq
    FROM ledger_entry e
    JOIN inbound_message m ON m.channel = e.source_channel AND m.id = e.source_message_id
    WHERE e.workspace_id = ${workspaceId} AND m.text IS NOT NULL
      AND position(chr(65533) IN m.text) = 0
      AND encode(sha256(convert_to(m.text, 'UTF8')), 'hex') <> e.source_text_hash`;
  return rows[0]?.seq ?? null;
}
