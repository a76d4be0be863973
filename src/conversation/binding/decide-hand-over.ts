import { justSay, silence, textReply } from '../outcome.js';
import { here } from '../situation.js';
import type { BoundSituation } from '../situation.js';
import type { Member, Outcome, Posting } from '../workspace.js';
import type { RightsCommand } from './binding-command.js';
import { namedUnits } from './named-units.js';
import { pickPerson } from './pick-person.js';
import { ended, given, holdsForGood, rightsOf, withMember } from './rights.js';
import { officeIds, rightsOutcome } from './rights-outcome.js';
import { rightsTexts } from './rights-texts.js';
import { runsOffice } from './runs-office.js';
import { ownLiaisonPostings, waitingCount } from './unit-words.js';

function say(situation: BoundSituation, text: string, buttons: readonly string[] = []): Outcome {
  return justSay(textReply(here(situation), text, buttons));
}

/** Asks the office; until it agrees, nothing moves. */
function request(situation: BoundSituation, posting: Posting, to: Member): Outcome {
  const { member } = situation;
  if (to.requested !== null && to.requested.unit !== posting.unit) {
    return say(situation, rightsTexts.otherRequest(to.name, to.requested));
  }
  const { unit, role } = posting;
  const buttons = [`同意交接 ${to.name} ${unit}`, `拒绝交接 ${to.name}`];
  const text = rightsTexts.handOverToOffice(posting, member.name, to.name);
  return {
    ...silence,
    replies: [
      textReply(here(situation), rightsTexts.handOverRequested(posting, to.name)),
      ...officeIds(situation, [member.id]).map((memberId) =>
        textReply({ kind: 'member', memberId }, text, buttons),
      ),
    ],
    members: [{ ...to, requested: { unit, role, replaces: member.id } }],
    retention: { kind: 'keep', text: situation.text },
  };
}

/**
 * Moves a posting from one person to the other, with a word to both. The unit's receipts stay where they
 * are: who speaks for the unit decides on them.
 */
export function moveRights(
  situation: BoundSituation,
  posting: Posting,
  from: Member,
  to: Member,
): Outcome {
  const { unit, role } = posting;
  const bare = { unit, role };
  const start = withMember(rightsOf(situation.view.members), { ...to, requested: null });
  const rights = ended(
    given(start, to.id, bare),
    from.id,
    (held) => held.delegation === undefined && held.unit === unit && held.role === role,
  );
  const waiting = waitingCount(situation, unit);
  const welcome = [
    rightsTexts.handOverDone(bare, from.name, to.name),
    ...(waiting > 0 ? [rightsTexts.waiting(unit, waiting)] : []),
  ];
  return rightsOutcome(situation, rights, [
    textReply(here(situation), rightsTexts.handOverDone(bare, from.name, to.name)),
    textReply({ kind: 'member', memberId: to.id }, welcome.join('\n')),
    ...(from.id === situation.member.id
      ? []
      : [
          textReply(
            { kind: 'member', memberId: from.id },
            rightsTexts.youHandedOver(bare, to.name),
          ),
        ]),
  ]);
}

/** The office hands a unit over in the place of its only liaison. */
function moveByOffice(situation: BoundSituation, unit: string, to: Member): Outcome {
  const posting = { unit, role: 'liaison' as const };
  const holders = situation.view.members.filter((member) => holdsForGood(member, posting));
  const [from] = holders;
  if (from === undefined) return say(situation, rightsTexts.noHolder(unit));
  if (holders.length > 1) {
    const names = holders.map(({ name }) => name);
    return say(situation, rightsTexts.severalHolders(unit, names));
  }
  return moveRights(situation, posting, from, to);
}

/** 交接给李四, 把县科工信局交接给李四 */
export function decideHandOver(
  situation: BoundSituation,
  command: Extract<RightsCommand, { kind: 'hand-over' }>,
): Outcome {
  const { member, lexicon } = situation;
  const to = pickPerson(situation, command.to);
  if (typeof to === 'string') return say(situation, to);
  if (to.id === member.id) return say(situation, rightsTexts.notToSelf);
  if (to.postings.length === 0 && to.requested === null) {
    return say(situation, rightsTexts.unknownSuccessor(to.name));
  }
  const [named] = namedUnits(lexicon, command.unit);
  const own = ownLiaisonPostings(member);
  const meant = named === undefined ? own : own.filter(({ unit }) => unit === named);
  const [posting] = meant;
  if (posting === undefined) {
    if (named === undefined) return say(situation, rightsTexts.nothingToHandOver);
    return runsOffice(member)
      ? moveByOffice(situation, named, to)
      : say(situation, rightsTexts.notYours(named));
  }
  if (meant.length > 1) {
    const buttons = meant.map(({ unit }) => `把${unit}交接给${to.name}`);
    return say(situation, [rightsTexts.whichUnit('交接'), ...buttons].join('\n'), buttons);
  }
  if (holdsForGood(to, posting)) {
    return say(situation, rightsTexts.alreadyHolds(to.name, posting));
  }
  return runsOffice(member)
    ? moveRights(situation, posting, member, to)
    : request(situation, posting, to);
}
