import type { WorkspaceId } from '../kernel/ids.js';
import type { LedgerEntry } from '../ledger/ledger-entry.js';
import { fromLedgerRow } from './ledger-rows.js';
import type { WorkspaceRow } from './lock-workspace.js';
import { RecentMap } from './recent-map.js';
import type { Transaction } from './transaction.js';

/** More workspaces than one process serves in the same hours. */
const WORKSPACES = 200;

/**
 * The ledgers of this process in memory. Never stale: what is given out always ends at the head
 * that the same transaction read, so another replica's entries are fetched before they are missed.
 */
export class LedgerCache {
  readonly #ledgers = new RecentMap<WorkspaceId, readonly LedgerEntry[]>(WORKSPACES);

  async read(tx: Transaction, { id, head }: WorkspaceRow): Promise<readonly LedgerEntry[]> {
    const known = this.#ledgers.get(id) ?? [];
    if (endsAt(known, head)) return known;
    // A reader's snapshot may lie before what a writer has told since.
    const earlier = known.slice(0, head.seq);
    if (earlier.length < known.length && endsAt(earlier, head)) return earlier;
    const extended = [...known, ...(await entriesAfter(tx, id, known.at(-1)?.seq ?? 0))];
    // A ledger that does not continue what is known here was restored from elsewhere: read it anew.
    const ledger = isChained(extended, known.length) ? extended : await entriesAfter(tx, id, 0);
    if (endsAt(ledger, head)) this.#ledgers.set(id, ledger);
    return ledger;
  }

  forget(id: WorkspaceId): void {
    this.#ledgers.delete(id);
  }
}

function endsAt(ledger: readonly LedgerEntry[], head: WorkspaceRow['head']): boolean {
  const last = ledger.at(-1);
  return last === undefined ? head.seq === 0 : last.seq === head.seq && last.hash === head.hash;
}

function isChained(ledger: readonly LedgerEntry[], at: number): boolean {
  const before = ledger[at - 1];
  const next = ledger[at];
  return before === undefined || (next !== undefined && next.prevHash === before.hash);
}

async function entriesAfter(tx: Transaction, id: WorkspaceId, seq: number): Promise<LedgerEntry[]> {
  const rows = await tx.ledgerEntry.findMany({
    where: { workspaceId: id, seq: { gt: seq } },
    orderBy: { seq: 'asc' },
  });
  return rows.map(fromLedgerRow);
}
