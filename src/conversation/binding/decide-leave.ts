import { addMonths } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import { justSay, textReply } from '../outcome.js';
import { here } from '../situation.js';
import type { BoundSituation } from '../situation.js';
import type { Member, Outcome } from '../workspace.js';
import type { RightsCommand } from './binding-command.js';
import { pickPerson } from './pick-person.js';
import { readDayAhead } from './read-day-ahead.js';
import { ended, given, holdsForGood, rightsOf, withMember } from './rights.js';
import type { Rights } from './rights.js';
import { officeIds, rightsOutcome } from './rights-outcome.js';
import { leaveTexts, rightsTexts } from './rights-texts.js';
import { ownLiaisonPostings } from './unit-words.js';

/** Longer than this is no leave but a hand-over. */
const LONGEST_MONTHS = 12;

function say(situation: BoundSituation, text: string): Outcome {
  return justSay(textReply(here(situation), text));
}

/**
 * Nothing of the message is kept, and no entry goes back to it: of somebody's leave only its last day and
 * the delegate are needed, until it is over. The ledger learns who may speak for the unit, not why.
 */
function untraced(outcome: Outcome): Outcome {
  return {
    ...outcome,
    entries: outcome.entries.map((entry) => ({ ...entry, source: null })),
    retention: { kind: 'erase' },
  };
}

/** Nobody stands in for the member any more. */
function withoutStandIns(rights: Rights, member: Member): Rights {
  return [...rights.members.keys()].reduce(
    (now, id) => ended(now, id, ({ delegation }) => delegation?.from === member.id),
    rights,
  );
}

function withLeave(rights: Rights, member: Member, leave: Member['leave']): Rights {
  const current = rights.members.get(member.id) ?? member;
  return withMember(rights, { ...current, leave });
}

function standIn(
  situation: BoundSituation,
  start: Rights,
  until: IsoDate,
  delegate: Member,
): Outcome {
  const { member, today } = situation;
  const units = ownLiaisonPostings(member)
    .filter((posting) => !holdsForGood(delegate, posting))
    .map(({ unit }) => unit);
  const from = member.id;
  const standing = units.reduce(
    (now, unit) => given(now, delegate.id, { unit, role: 'liaison', delegation: { from, until } }),
    start,
  );
  const rights = withLeave(standing, member, { until, delegateId: delegate.id });
  if (units.length === 0) {
    const text = `${leaveTexts.noted(until, today)}\n${leaveTexts.alreadyHolds(delegate.name)}`;
    return rightsOutcome(situation, rights, [textReply(here(situation), text)]);
  }
  const { name } = delegate;
  return rightsOutcome(situation, rights, [
    textReply(here(situation), leaveTexts.notedWith(until, today, name, units)),
    textReply(
      { kind: 'member', memberId: delegate.id },
      leaveTexts.toDelegate(member.name, until, today, units),
    ),
    ...officeIds(situation, [member.id, delegate.id]).map((memberId) =>
      textReply({ kind: 'member', memberId }, leaveTexts.toOffice(member.name, name, until, today)),
    ),
  ]);
}

/** Until when: as said, else as noted before. */
function lastDay({ member, today }: BoundSituation, words: string): IsoDate | null {
  return words === '' ? (member.leave?.until ?? null) : readDayAhead(words, today);
}

/** 请假到7月10日, 由李四代报, or both in one. */
export function decideLeave(
  situation: BoundSituation,
  command: Extract<RightsCommand, { kind: 'leave' }>,
): Outcome {
  const { member, view, today } = situation;
  if (ownLiaisonPostings(member).length === 0) return say(situation, leaveTexts.onlyLiaisons);
  if (command.until === '' && command.delegate === '') return say(situation, leaveTexts.untilWhen);
  const until = lastDay(situation, command.until);
  if (until === null) return say(situation, leaveTexts.untilWhen);
  if (until > addMonths(today, LONGEST_MONTHS)) return say(situation, leaveTexts.tooLong);
  const start = withoutStandIns(rightsOf(view.members), member);
  const before = view.members.find(({ id }) => id === member.leave?.delegateId);
  if (command.delegate === '' && before === undefined) {
    const rights = withLeave(start, member, { until, delegateId: null });
    const reply = textReply(here(situation), leaveTexts.noted(until, today));
    return untraced(rightsOutcome(situation, rights, [reply]));
  }
  const delegate =
    command.delegate === '' && before !== undefined
      ? before
      : pickPerson(situation, command.delegate);
  if (typeof delegate === 'string') return say(situation, delegate);
  if (delegate.id === member.id) return say(situation, rightsTexts.notToSelf);
  if (!delegate.postings.some(({ role }) => role !== 'unknown')) {
    return say(situation, leaveTexts.delegateUnbound(delegate.name));
  }
  const fresh = start.members.get(delegate.id) ?? delegate;
  return untraced(standIn(situation, start, until, fresh));
}

/** 销假 */
export function decideBack(situation: BoundSituation): Outcome {
  const { member, view } = situation;
  if (member.leave === null) return say(situation, leaveTexts.notAway);
  const rights = withLeave(withoutStandIns(rightsOf(view.members), member), member, null);
  const reply = textReply(here(situation), leaveTexts.back);
  return untraced(rightsOutcome(situation, rights, [reply]));
}
