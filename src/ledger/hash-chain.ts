import { sha256Hex } from '../kernel/sha256.js';
import type { LedgerEntry, NewLedgerEntry } from './ledger-entry.js';

/** `prevHash` of a chain's first entry. */
export const CHAIN_START = '0'.repeat(64);

/**
 * JSON with sorted keys and no spaces, dates as ISO text in UTC; the same on every machine and
 * after a round through a database that reorders keys. `undefined` fields are left out.
 */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value);
}

function hashOf(prevHash: string, seq: number, entry: NewLedgerEntry): string {
  const { event, at, memberId, unit, source, receiptId } = entry;
  const covered = canonicalJson({ prevHash, seq, event, at, memberId, unit, source, receiptId });
  return sha256Hex(covered);
}

/**
 * Gives an entry its number and its place in the workspace's chain. The hash covers the hash of
 * the source message's text and not the text, so that the text can be erased later (semantics,
 * "Privacy").
 * @param previousHash hash of the entry before, `CHAIN_START` for the first.
 * @param seq 1, 2, 3 … without gaps.
 */
export function sealEntry(previousHash: string, seq: number, entry: NewLedgerEntry): LedgerEntry {
  const { event, at, memberId, unit, source, receiptId } = entry;
  const sealed = { event, at, memberId, unit, source, receiptId };
  return { ...sealed, seq, prevHash: previousHash, hash: hashOf(previousHash, seq, sealed) };
}

export type ChainVerdict =
  | { readonly ok: true; readonly length: number; readonly head: string }
  | {
      readonly ok: false;
      /** Number of the first broken entry, counted from 1 where it should stand. */
      readonly brokenSeq: number;
      readonly reason: 'missing-entry' | 'wrong-previous-hash' | 'content-changed';
    };

/**
 * Checks a whole chain in the order of its numbers.
 * @returns the first entry that is missing, does not follow its predecessor, or was changed. A
 *   chain cut off at its end is still whole: compare `length` and `head` with what was noted.
 */
export function verifyChain(entries: readonly LedgerEntry[]): ChainVerdict {
  const ordered = [...entries].sort((a, b) => a.seq - b.seq);
  let head = CHAIN_START;
  for (const [index, entry] of ordered.entries()) {
    const seq = index + 1;
    if (entry.seq !== seq) return { ok: false, brokenSeq: seq, reason: 'missing-entry' };
    if (entry.prevHash !== head) {
      return { ok: false, brokenSeq: seq, reason: 'wrong-previous-hash' };
    }
    if (entry.hash !== hashOf(head, seq, entry)) {
      return { ok: false, brokenSeq: seq, reason: 'content-changed' };
    }
    head = entry.hash;
  }
  return { ok: true, length: ordered.length, head };
}
