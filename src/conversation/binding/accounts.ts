import type { Account, Member } from '../workspace.js';

/** Whether the member writes from this account. */
export function writesFrom({ accounts }: Member, { channel, userId }: Account): boolean {
  return accounts.some((one) => one.channel === channel && one.userId === userId);
}

/** What decides to which of his accounts a member is written. */
export interface Reach {
  /** Of the message that is answered; `null` when nothing is answered. */
  readonly channel: string | null;
  /** Channels that can be written to. */
  readonly reachable: ReadonlySet<string>;
}

/**
 * Where a word to a member goes: to his account on the channel of the message it answers, else to the
 * first that can be reached, else to the first.
 * @returns `null` for a member whose accounts have all been joined to another one
 */
export function accountFor({ accounts }: Member, { channel, reachable }: Reach): Account | null {
  const here = accounts.find((account) => account.channel === channel);
  const reached = accounts.find((account) => reachable.has(account.channel));
  return here ?? reached ?? accounts[0] ?? null;
}
