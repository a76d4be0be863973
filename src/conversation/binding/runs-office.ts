import type { Member } from '../workspace.js';

/** Who decides on people, groups and names: the office, or an administrator. */
export function runsOffice({ postings, isAdmin }: Member): boolean {
  return isAdmin || postings.some(({ role }) => role === 'office');
}
