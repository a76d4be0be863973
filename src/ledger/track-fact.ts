import type { LedgerEntry, RecordedFact } from './ledger-entry.js';
import type { Provenance, TrackedFact } from './tracked.js';

export function provenanceOf(entry: LedgerEntry): Provenance {
  const { seq, at, memberId, unit, source, receiptId } = entry;
  return { seq, at, memberId, unit, source, receiptId };
}

/** A fact as it is recorded; one that corrects another keeps its place. */
export function track(
  fact: RecordedFact,
  recorded: Provenance,
  old: TrackedFact | null,
): TrackedFact {
  return {
    fact,
    recorded,
    rank: old?.rank ?? recorded.seq,
    rankedAt: old?.rankedAt ?? recorded.at,
    standing: fact.standing === 'proposal' && old?.adopted ? 'county' : fact.standing,
    byOffice: fact.byOffice,
    adopted: old?.adopted ?? null,
    corrects: old?.fact.id ?? null,
    end: null,
    overlap: old?.overlap ?? null,
  };
}
