import type { Asker } from '../answers/answer.js';
import type { Role } from '../understanding/understanding.js';
import { postingsOf } from './posting.js';
import type { Member } from './workspace.js';

/** A person with several roles is answered in the widest of them. */
const WIDEST_FIRST: readonly Role[] = ['office', 'leader', 'liaison'];

/** With which rights somebody reads; outside of a group they are those of a private chat. */
export function askerOf(member: Member | null, inGroup: boolean): Asker {
  const postings = member === null ? [] : postingsOf(member);
  const role = WIDEST_FIRST.find((wide) => postings.some((posting) => posting.role === wide));
  const units = postings.filter((posting) => posting.role === 'liaison').map(({ unit }) => unit);
  return { role: role ?? 'unknown', units, memberId: member?.id ?? null, inGroup };
}
