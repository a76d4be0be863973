import type { MemberId } from '../../kernel/ids.js';
import type { RightsEvent } from '../../ledger/rights-event.js';
import type { Member, Posting } from '../workspace.js';

/** The members while rights move, and what the ledger is to remember of it. */
export interface Rights {
  readonly members: ReadonlyMap<MemberId, Member>;
  readonly changed: ReadonlySet<MemberId>;
  readonly events: readonly RightsEvent[];
}

export function rightsOf(members: readonly Member[]): Rights {
  const byId = new Map(members.map((member) => [member.id, member]));
  return { members: byId, changed: new Set(), events: [] };
}

/** The members as they have become, those alone that changed. */
export function changedMembers({ members, changed }: Rights): readonly Member[] {
  return [...changed].flatMap((id) => members.get(id) ?? []);
}

/** A member with something changed that the ledger need not know of. */
export function withMember(rights: Rights, member: Member): Rights {
  return {
    ...rights,
    members: new Map(rights.members).set(member.id, member),
    changed: new Set(rights.changed).add(member.id),
  };
}

function remembering(rights: Rights, events: readonly RightsEvent[]): Rights {
  return { ...rights, events: [...rights.events, ...events] };
}

function isSame(one: Posting, other: Posting): boolean {
  return one.unit === other.unit && one.role === other.role;
}

export function holdsForGood({ postings }: Member, posting: Posting): boolean {
  return postings.some((held) => held.delegation === undefined && isSame(held, posting));
}

/** The member may speak as this from now on; what was held for somebody else gives way to it. */
export function given(rights: Rights, id: MemberId, posting: Posting): Rights {
  const member = rights.members.get(id);
  if (member === undefined || holdsForGood(member, posting)) return rights;
  const { unit, role, delegation } = posting;
  const others = member.postings.filter(
    (held) =>
      !isSame(held, posting) ||
      (delegation !== undefined && held.delegation?.from !== delegation.from),
  );
  const until = delegation === undefined ? {} : { until: delegation.until };
  const event = { kind: 'posting-given' as const, memberId: id, unit, role, ...until };
  const changed = { ...member, postings: [...others, posting] };
  return remembering(withMember(rights, changed), [event]);
}

/** Ends those of a member's postings that are meant, and what others held in his place with them. */
export function ended(
  rights: Rights,
  id: MemberId,
  isMeant: (posting: Posting) => boolean,
): Rights {
  const member = rights.members.get(id);
  const gone = member?.postings.filter(isMeant) ?? [];
  if (member === undefined || gone.length === 0) return rights;
  const left = member.postings.filter((posting) => !gone.includes(posting));
  const staysAway = left.some(
    ({ role, delegation }) => role === 'liaison' && delegation === undefined,
  );
  const leave = staysAway ? member.leave : null;
  const without = remembering(
    withMember(rights, { ...member, postings: left, leave }),
    gone.map(({ unit, role }) => ({ kind: 'posting-ended', memberId: id, unit, role })),
  );
  const own = gone.filter(({ delegation }) => delegation === undefined);
  const owners = gone.flatMap(({ delegation }) => delegation?.from ?? []);
  const freed = own.reduce((now, posting) => withoutDelegates(now, id, posting), without);
  return owners.reduce((now, owner) => withoutDelegate(now, owner, id), freed);
}

/** Nobody stands in any more for who no longer holds the posting himself. */
function withoutDelegates(rights: Rights, from: MemberId, posting: Posting): Rights {
  return [...rights.members.keys()].reduce(
    (now, id) => ended(now, id, (held) => held.delegation?.from === from && isSame(held, posting)),
    rights,
  );
}

/** The one who is away has no delegate any more, unless that one still holds something of his. */
function withoutDelegate(rights: Rights, owner: MemberId, delegateId: MemberId): Rights {
  const away = rights.members.get(owner);
  const delegate = rights.members.get(delegateId);
  const stillHolds = delegate?.postings.some(({ delegation }) => delegation?.from === owner);
  if (away?.leave?.delegateId !== delegateId || stillHolds === true) return rights;
  return withMember(rights, { ...away, leave: { ...away.leave, delegateId: null } });
}

/** Ends everything: postings, administration, what was asked for. */
export function endedWhole(rights: Rights, id: MemberId): Rights {
  const without = ended(rights, id, () => true);
  const member = without.members.get(id);
  if (member === undefined) return without;
  const bare = withMember(without, { ...member, requested: null, leave: null });
  return withoutAdministration(bare, id);
}

/** Who no longer belongs to the office does not administer it either. */
export function withoutAdministration(rights: Rights, id: MemberId): Rights {
  const member = rights.members.get(id);
  if (member?.isAdmin !== true) return rights;
  const event = { kind: 'administrator-ended' as const, memberId: id };
  return remembering(withMember(rights, { ...member, isAdmin: false }), [event]);
}
