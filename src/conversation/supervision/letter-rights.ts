import type { Supervision } from '../../ledger/supervision.js';
import { postingsOf } from '../posting.js';
import { holdsRole, speaksFor } from '../situation.js';
import type { Member } from '../workspace.js';

/** Letters are the office's; an administrator who does not belong to it issues none. */
export function isOffice(member: Member): boolean {
  return holdsRole(member, 'office');
}

/** Who signs for a letter and answers it: whoever speaks for its unit now. */
export function answersFor(member: Member, { unit }: Supervision): boolean {
  return speaksFor(member, unit);
}

/** Office and leaders see every letter, a liaison those of his units. */
export function maySee(member: Member, letter: Supervision): boolean {
  const seesAll = postingsOf(member).some(({ role }) => role === 'office' || role === 'leader');
  return seesAll || answersFor(member, letter);
}
