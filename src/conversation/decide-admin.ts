import { OFFICE_UNIT } from '../ledger/current-figure.js';
import { bindingTexts } from './binding-texts.js';
import { silence, textReply } from './outcome.js';
import type { Member, Outcome } from './workspace.js';

/** The sender becomes administrator and speaks for the office, once the code was redeemed. */
function withOffice(member: Member): Member {
  const isOffice = member.postings.some(({ role }) => role === 'office');
  const office = { unit: OFFICE_UNIT, role: 'office' as const };
  return {
    ...member,
    isAdmin: true,
    requested: null,
    postings: isOffice ? member.postings : [...member.postings, office],
  };
}

/** The outcome of 绑定管理员; the code itself is never kept. */
export function adminOutcome(member: Member): Outcome {
  return {
    ...silence,
    replies: [textReply({ kind: 'sender' }, bindingTexts.adminBound)],
    members: [withOffice(member)],
  };
}
