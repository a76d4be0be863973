import { justSay, textReply } from '../outcome.js';
import { here } from '../situation.js';
import type { BoundSituation, Situation } from '../situation.js';
import type { Member, Outcome, Posting } from '../workspace.js';
import type { RightsCommand } from './binding-command.js';
import { namedUnits } from './named-units.js';
import { pickPerson } from './pick-person.js';
import { ended, endedWhole, rightsOf, withoutAdministration } from './rights.js';
import type { Rights } from './rights.js';
import { officeIds, rightsOutcome } from './rights-outcome.js';
import { rightsTexts } from './rights-texts.js';
import { runsOffice } from './runs-office.js';
import { unitsWithoutLiaison } from './unit-words.js';

function say(situation: Situation, text: string, buttons: readonly string[] = []): Outcome {
  return justSay(textReply(here(situation), text, buttons));
}

function isOffice({ role }: Posting): boolean {
  return role === 'office';
}

/** The postings that the words mean; all of them where they name none. */
function meantBy(
  situation: Situation,
  postings: readonly Posting[],
  words: string,
): readonly Posting[] {
  if (/专班办/u.test(words)) return postings.filter(isOffice);
  const units = namedUnits(situation.lexicon, words);
  return units.length === 0 ? postings : postings.filter(({ unit }) => units.includes(unit));
}

/** Somebody must be left who can let others in. */
function leavesNobody(rights: Rights): boolean {
  return ![...rights.members.values()].some(
    (member) => member.accounts.length > 0 && runsOffice(member),
  );
}

function endPostings({ view }: Situation, member: Member, postings: readonly Posting[]): Rights {
  const without = ended(rightsOf(view.members), member.id, (held) => postings.includes(held));
  return postings.some(isOffice) ? withoutAdministration(without, member.id) : without;
}

function lonelyLine(rights: Rights, postings: readonly Posting[]): readonly string[] {
  const units = postings.filter(({ role }) => role === 'liaison').map(({ unit }) => unit);
  const lonely = unitsWithoutLiaison(rights.members.values(), units);
  return lonely.length === 0 ? [] : [rightsTexts.withoutLiaison(lonely)];
}

/** 解绑, 我不再负责县科工信局: holds at once; the office is told. */
export function decideGiveUp(
  situation: BoundSituation,
  { unit, all }: Extract<RightsCommand, { kind: 'give-up' }>,
): Outcome {
  const { member } = situation;
  const meant = all ? member.postings : meantBy(situation, member.postings, unit);
  if (meant.length === 0) return say(situation, rightsTexts.notYours(unit));
  if (meant.length > 1 && !all) {
    const buttons = [...meant.map((posting) => `我不再负责${posting.unit}`), '全部解绑'];
    return say(situation, [rightsTexts.whichUnit('解除'), ...buttons].join('\n'), buttons);
  }
  const rights = endPostings(situation, member, meant);
  if (runsOffice(member) && leavesNobody(rights)) return say(situation, rightsTexts.lastManager);
  const lonely = lonelyLine(rights, meant);
  const toOffice = [rightsTexts.gaveUpToOffice(member.name, meant), ...lonely].join('\n');
  return rightsOutcome(situation, rights, [
    textReply(here(situation), rightsTexts.gaveUp(meant)),
    ...officeIds(situation, [member.id]).map((memberId) =>
      textReply({ kind: 'member', memberId }, toOffice),
    ),
  ]);
}

/** 解绑 of somebody who is not bound: takes back what he asked for. */
export function withdrawRequest(situation: Situation): Outcome {
  const { member } = situation;
  if (member?.requested == null) return say(situation, rightsTexts.nothingHeld);
  return {
    ...say(situation, rightsTexts.requestWithdrawn),
    members: [{ ...member, requested: null }],
  };
}

function endedOutcome(
  situation: BoundSituation,
  person: Member,
  rights: Rights,
  postings: readonly Posting[],
): Outcome {
  if (runsOffice(person) && leavesNobody(rights)) {
    return say(situation, rightsTexts.lastManagerOf(person.name));
  }
  const text =
    postings.length === 0
      ? rightsTexts.endedWhole(person.name)
      : rightsTexts.ended(person.name, postings);
  return rightsOutcome(situation, rights, [
    textReply(here(situation), [text, ...lonelyLine(rights, postings)].join('\n')),
    ...(person.id === situation.member.id || postings.length === 0
      ? []
      : [textReply({ kind: 'member', memberId: person.id }, rightsTexts.yoursEnded(postings))]),
  ]);
}

/** 解除绑定 张三 县科工信局, by the office. */
export function decideEndRights(situation: BoundSituation, who: string): Outcome {
  const person = pickPerson(situation, who);
  if (typeof person === 'string') return say(situation, person);
  const rest = who.replace(person.name, '').trim();
  if (person.postings.length === 0) {
    return say(situation, rightsTexts.holdsNothing(person.name));
  }
  const meant = meantBy(situation, person.postings, rest);
  if (meant.length === 0) return say(situation, rightsTexts.notHeldBy(person.name, rest));
  if (meant.length > 1) {
    const buttons = [
      ...meant.map(({ unit }) => `解除绑定 ${person.name} ${unit}`),
      `${person.name}已调离`,
    ];
    return say(situation, [rightsTexts.whichOf(person.name), ...buttons].join('\n'), buttons);
  }
  return endedOutcome(situation, person, endPostings(situation, person, meant), meant);
}

/**
 * 张三已调离, by the office: everything ends at once.
 * @returns `null` when no such member is bound: people talk of others, too
 */
export function decideHasLeft(situation: BoundSituation, who: string): Outcome | null {
  const person = pickPerson(situation, who);
  if (typeof person === 'string') return null;
  if (person.postings.length === 0 && person.requested === null) return null;
  const rights = endedWhole(rightsOf(situation.view.members), person.id);
  return endedOutcome(situation, person, rights, person.postings);
}
