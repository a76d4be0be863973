import type { IsoDate } from '../../kernel/dates.js';
import type { Member } from '../workspace.js';

/** The members with what they hold on a day: what was given up to an earlier day is over. */
export function heldOn(members: readonly Member[], today: IsoDate): readonly Member[] {
  return members.map((member) => {
    const postings = member.postings.filter(
      ({ delegation }) => delegation === undefined || delegation.until >= today,
    );
    const isAway = member.leave !== null && member.leave.until >= today;
    return { ...member, postings, leave: isAway ? member.leave : null };
  });
}
