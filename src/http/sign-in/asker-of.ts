import type { Asker } from '../../answers/answer.js';
import { postingsOf } from '../../conversation/posting.js';
import type { Member } from '../../conversation/workspace.js';

/** Who reads the console: with the rights of a private chat, in the widest of his roles. */
export function askerOf(member: Member): Asker {
  const postings = postingsOf(member);
  const roles = new Set(postings.map(({ role }) => role));
  const role = (['office', 'leader', 'liaison'] as const).find((wide) => roles.has(wide));
  return {
    role: role ?? 'unknown',
    units: postings.filter((posting) => posting.role === 'liaison').map(({ unit }) => unit),
    memberId: member.id,
    inGroup: false,
  };
}
