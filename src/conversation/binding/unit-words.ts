import type { Situation } from '../situation.js';
import type { Member, Posting } from '../workspace.js';

/** Units that nobody reports for any more, among those given, once these are the members. */
export function unitsWithoutLiaison(
  members: Iterable<Member>,
  units: readonly string[],
): readonly string[] {
  const held = new Set(
    [...members].flatMap(({ postings }) =>
      postings.filter(({ role }) => role === 'liaison').map(({ unit }) => unit),
    ),
  );
  return [...new Set(units)].filter((unit) => !held.has(unit));
}

/** The liaison's own postings, without those he holds for somebody who is away. */
export function ownLiaisonPostings({ postings }: Member): readonly Posting[] {
  return postings.filter(({ role, delegation }) => role === 'liaison' && delegation === undefined);
}

/** Receipts of a unit that wait for a confirmation. */
export function waitingCount({ view }: Situation, unit: string): number {
  return view.receipts.filter((receipt) => receipt.status === 'pending' && receipt.unit === unit)
    .length;
}
