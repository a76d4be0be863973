import { OFFICE_UNIT } from '../ledger/current-figure.js';
import type { RightsEvent } from '../ledger/rights-event.js';
import { changedMembers, given, rightsOf, withMember } from './binding/rights.js';
import type { Rights } from './binding/rights.js';
import { bindingTexts } from './binding-texts.js';
import { silence, textReply } from './outcome.js';
import type { Member, Outcome } from './workspace.js';

/** The sender becomes administrator and speaks for the office, once the code was redeemed. */
function withOffice(member: Member): Rights {
  const { id } = member;
  const start = withMember(rightsOf([]), { ...member, requested: null, isAdmin: true });
  const events: readonly RightsEvent[] = member.isAdmin
    ? []
    : [{ kind: 'administrator-named', memberId: id }];
  const named = { ...start, events };
  const isOffice = member.postings.some(({ role }) => role === 'office');
  return isOffice ? named : given(named, id, { unit: OFFICE_UNIT, role: 'office' });
}

/** The outcome of 绑定管理员; the code itself is never kept, nor anything it could be found by. */
export function adminOutcome(member: Member, now: Date): Outcome {
  const rights = withOffice(member);
  return {
    ...silence,
    replies: [textReply({ kind: 'sender' }, bindingTexts.adminBound)],
    members: changedMembers(rights),
    entries: rights.events.map((event) => ({
      event,
      at: now,
      memberId: member.id,
      unit: OFFICE_UNIT,
      source: null,
      receiptId: null,
    })),
  };
}
