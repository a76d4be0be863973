import { newId } from '../../kernel/ids.js';
import type { MemberId } from '../../kernel/ids.js';
import type { RightsEvent } from '../../ledger/rights-event.js';
import type { NewLedgerEntry } from '../../ledger/ledger-entry.js';
import type { Reply } from '../../message/reply.js';
import { bindingTexts } from '../binding-texts.js';
import { silence, textReply } from '../outcome.js';
import type { Account, GroupPlace, Member, Outcome, Posting, WorkspaceView } from '../workspace.js';
import { writesFrom } from './accounts.js';
import { groupTexts } from './group-texts.js';
import { changedMembers, ended, endedWhole, given, rightsOf, withMember } from './rights.js';
import type { Rights } from './rights.js';
import { rightsTexts } from './rights-texts.js';
import { runsOffice } from './runs-office.js';

/** What whoever runs the machine does: no message stands behind it, and no member. */
function entryOf(event: RightsEvent, at: Date): NewLedgerEntry {
  return { event, at, memberId: null, unit: null, source: null, receiptId: null };
}

/** What a group reads that was bound from elsewhere. */
export function tellBound({ channel, groupId }: GroupPlace, view: WorkspaceView): Reply {
  const plan = view.plans[0]?.title ?? view.workspace.name;
  return textReply({ kind: 'other-group', channel, groupId }, groupTexts.bound(plan));
}

/** @param isNew whether the group was not the workspace's before; else nothing changes for it */
export function groupBound(
  place: GroupPlace,
  view: WorkspaceView,
  { at, isNew }: { readonly at: Date; readonly isNew: boolean },
): Outcome {
  const { channel, groupId } = place;
  return {
    ...silence,
    replies: isNew ? [tellBound(place, view)] : [],
    entries: [entryOf({ kind: 'group-bound', channel, groupId }, at)],
    groups: [{ ...place, state: 'bound' }],
  };
}

export function groupUnbound(place: GroupPlace, at: Date): Outcome {
  const { channel, groupId } = place;
  return {
    ...silence,
    entries: [entryOf({ kind: 'group-unbound', channel, groupId }, at)],
    groups: [{ ...place, state: 'refused' }],
  };
}

export function memberFrom({ members }: WorkspaceView, account: Account): Member | null {
  return members.find((member) => writesFrom(member, account)) ?? null;
}

function outcomeOf(rights: Rights, at: Date): Outcome {
  return {
    ...silence,
    members: changedMembers(rights),
    entries: rights.events.map((event) => entryOf(event, at)),
  };
}

export interface PersonToBind {
  readonly account: Account;
  /** `null`: as he is called already. */
  readonly name: string | null;
  readonly posting: Posting;
}

/** Gives a posting to who writes from the account, known before or not. */
export function memberBound(view: WorkspaceView, person: PersonToBind, at: Date): Outcome {
  const { account, name, posting } = person;
  const known = memberFrom(view, account) ?? {
    id: newId<MemberId>(),
    name: account.userId,
    postings: [],
    requested: null,
    isAdmin: false,
    accounts: [account],
    leave: null,
    helpedOn: null,
  };
  const isAsked = known.requested?.unit === posting.unit && known.requested.role === posting.role;
  const member = {
    ...known,
    name: name ?? known.name,
    requested: isAsked ? null : known.requested,
  };
  const start = withMember(rightsOf(view.members), member);
  const rights = given(start, member.id, posting);
  const told = textReply(
    { kind: 'member', memberId: member.id },
    bindingTexts.youAreBound(posting),
  );
  return { ...outcomeOf(rights, at), replies: rights.events.length === 0 ? [] : [told] };
}

/**
 * Ends what a person holds: of one unit, or all.
 * @returns the text that says why not, in the place of an outcome
 */
export function memberUnbound(
  view: WorkspaceView,
  account: Account,
  unit: string | null,
  at: Date,
): Outcome | string {
  const member = memberFrom(view, account);
  if (member === null) return rightsTexts.noSuchPerson(account.userId);
  const start = rightsOf(view.members);
  const rights =
    unit === null
      ? endedWhole(start, member.id)
      : ended(start, member.id, (posting) => posting.unit === unit);
  if (rights.changed.size === 0) return rightsTexts.holdsNothing(member.name);
  const isLast = runsOffice(member) && ![...rights.members.values()].some(runsOffice);
  return isLast ? rightsTexts.lastManagerOf(member.name) : outcomeOf(rights, at);
}
