import { newId } from '../kernel/ids.js';
import type { MemberId } from '../kernel/ids.js';
import { OFFICE_UNIT } from '../ledger/current-figure.js';
import type { DirectoryPerson } from '../message/directory.js';
import type { InboundMessage } from '../message/inbound-message.js';
import type { Reply } from '../message/reply.js';
import type { RightsCommand } from './binding/binding-command.js';
import { moveRights } from './binding/decide-hand-over.js';
import { namedMembers } from './binding/named-members.js';
import { namedUnits } from './binding/named-units.js';
import { given, rightsOf, withMember } from './binding/rights.js';
import { officeIds, rightsOutcome } from './binding/rights-outcome.js';
import { rightsTexts } from './binding/rights-texts.js';
import { runsOffice } from './binding/runs-office.js';
import { bindingTexts, postingWords } from './binding-texts.js';
import { justSay, silence, textReply } from './outcome.js';
import { here, isBound } from './situation.js';
import type { BoundSituation, Situation } from './situation.js';
import type { Member, Outcome, Posting, RequestedPosting } from './workspace.js';

type BindCommand = Extract<RightsCommand, { kind: 'bind' }>;

function say(situation: Situation, text: string): Outcome {
  return justSay(textReply(here(situation), text));
}

/** The unit and role a request names. */
function requestedPosting(situation: Situation, request: string): Posting | null {
  if (/专班办公室|专班办/u.test(request)) return { unit: OFFICE_UNIT, role: 'office' };
  const [unit] = namedUnits(situation.lexicon, request);
  if (/领导|县长|书记/u.test(request)) return { unit: unit ?? '县领导', role: 'leader' };
  return unit === undefined ? null : { unit, role: 'liaison' };
}

/** The account as a member: a known one, or a new one. */
export function memberHere({ member, message, senderProfile }: Situation): Member {
  return member ?? newMember(message, senderProfile);
}

/** A person who may not yet speak for anyone; called as the address book has him, where it is known. */
export function newMember(message: InboundMessage, profile?: DirectoryPerson | null): Member {
  return {
    id: newId<MemberId>(),
    name: profile?.name ?? message.sender.displayName,
    postings: [],
    requested: null,
    isAdmin: false,
    accounts: [{ channel: message.channel, userId: message.sender.userId }],
    leave: null,
    helpedOn: null,
  };
}

/**
 * Who asks, by the name that the office is to know him by: the address book's before his own words,
 * and these before what the platform shows. Who is bound keeps his name.
 */
function applicant(situation: Situation, said: string | undefined): Member {
  const member = memberHere(situation);
  if (member.postings.length > 0) return member;
  const name = situation.senderProfile?.name ?? said ?? member.name;
  return { ...member, name };
}

/** What helps the office to tell who asks: his departments, or the name that the platform shows. */
function aboutApplicant({ senderProfile, message }: Situation, { name }: Member): string {
  const departments = senderProfile?.departments ?? [];
  if (departments.length > 0) return bindingTexts.departments(departments);
  const { displayName } = message.sender;
  return displayName === name || displayName === '' ? '' : bindingTexts.shownAs(displayName);
}

/** 绑定 alone: the unit that the address book puts the sender in is proposed. */
function proposeUnit(situation: Situation): Outcome {
  const { lexicon, senderProfile } = situation;
  const units = (senderProfile?.departments ?? []).flatMap((words) => namedUnits(lexicon, words));
  const [unit] = units;
  const reply =
    unit === undefined
      ? textReply(here(situation), bindingTexts.whichUnit)
      : textReply(here(situation), bindingTexts.propose(unit), [`绑定 ${unit}`]);
  return { ...justSay(reply), members: situation.member === null ? [memberHere(situation)] : [] };
}

/** Why a posting is not asked for; `null` when it can be. */
function noNeed(situation: Situation, { unit, role }: Posting): string | null {
  const isHeld = (situation.member?.postings ?? []).some(
    (held) => held.unit === unit && held.role === role && held.delegation === undefined,
  );
  return isHeld ? bindingTexts.already({ unit, role }) : null;
}

/**
 * 绑定 单位, 我是某单位联络员: waits for the office.
 * @returns `null` when a bound member's 我是… names no unit, and so is no request
 */
export function decideBind(
  situation: Situation,
  { request, name, isIntroduction }: Omit<BindCommand, 'kind'>,
): Outcome | null {
  if (request === '') return proposeUnit(situation);
  const posting = requestedPosting(situation, request);
  if (posting === null) {
    return isIntroduction === true && isBound(situation)
      ? null
      : say(situation, bindingTexts.noSuchUnit);
  }
  const why = noNeed(situation, posting);
  if (why !== null) return say(situation, why);
  const member = applicant(situation, name);
  const buttons = [`同意绑定 ${member.name} ${posting.unit}`, `拒绝绑定 ${member.name}`];
  const text = bindingTexts.toOffice(posting, member.name, aboutApplicant(situation, member));
  const toOffice = officeIds(situation, [member.id]).map((memberId) =>
    textReply({ kind: 'member', memberId }, text, buttons),
  );
  const told = bindingTexts.requested(posting, member.name);
  return {
    ...silence,
    replies: [textReply(here(situation), told), ...toOffice],
    members: [{ ...member, requested: posting }],
    retention: { kind: 'keep', text: situation.text },
  };
}

function waitingFor(situation: BoundSituation, who: string): readonly Member[] {
  const waiting = situation.view.members.filter(({ requested }) => requested !== null);
  if (who === '') return waiting;
  const named = namedMembers(waiting, who);
  const exact = named.filter(({ requested }) => requested !== null && who.includes(requested.unit));
  return exact.length > 0 ? exact : named;
}

/**
 * A request may have changed since the office saw it: an approval that names a unit is for that unit
 * only, and one for the office or a leader must name it.
 */
function approvesThis(who: string, name: string, posting: Posting): boolean {
  const rest = who.replace(name, '').trim();
  return rest === '' ? posting.role === 'liaison' : rest.includes(posting.unit);
}

/** 同意绑定 / 拒绝绑定, by the office. */
export function decideBinding(situation: BoundSituation, who: string, approve: boolean): Outcome {
  if (!runsOffice(situation.member)) return say(situation, bindingTexts.onlyOffice);
  const waiting = waitingFor(situation, who);
  const [one] = waiting;
  if (one?.requested == null) {
    return say(situation, who === '' ? bindingTexts.nobodyWaits : bindingTexts.noSuchRequest(who));
  }
  if (waiting.length > 1) return chooseRequest(situation, waiting, approve);
  if (!approve) return refuse(situation, one, one.requested);
  const posting = one.requested;
  if (!approvesThis(who, one.name, posting)) {
    const button = `同意绑定 ${one.name} ${posting.unit}`;
    return justSay(
      textReply(here(situation), bindingTexts.nameThePosting(posting, one.name), [button]),
    );
  }
  const from = situation.view.members.find(({ id }) => id === posting.replaces);
  return from === undefined
    ? grant(situation, one, posting)
    : moveRights(situation, posting, from, one);
}

function grant(situation: BoundSituation, one: Member, { unit, role }: Posting): Outcome {
  const posting = { unit, role };
  const asked = withMember(rightsOf(situation.view.members), { ...one, requested: null });
  return rightsOutcome(situation, given(asked, one.id, posting), [
    textReply(here(situation), bindingTexts.approved(posting, one.name)),
    textReply({ kind: 'member', memberId: one.id }, bindingTexts.youAreBound(posting)),
  ]);
}

function refuse(situation: BoundSituation, one: Member, posting: RequestedPosting): Outcome {
  const { replaces } = posting;
  const from = situation.view.members.find(({ id }) => id === replaces);
  const toFrom =
    from === undefined
      ? []
      : [
          textReply(
            { kind: 'member', memberId: from.id },
            rightsTexts.handOverRefused(posting, one.name),
          ),
        ];
  return {
    ...silence,
    replies: [
      textReply(here(situation), bindingTexts.refused(one.name)),
      textReply({ kind: 'member', memberId: one.id }, bindingTexts.youAreRefused),
      ...toFrom,
    ],
    members: [{ ...one, requested: null }],
    retention: { kind: 'keep', text: situation.text },
  };
}

function chooseRequest(
  situation: BoundSituation,
  waiting: readonly Member[],
  approve: boolean,
): Outcome {
  const verb = approve ? '同意绑定' : '拒绝绑定';
  const choices = waiting.map(({ name, requested }) => ({
    line: `${name}：${requested === null ? '' : postingWords(requested)}`,
    button: `${verb} ${name} ${requested?.unit ?? ''}`.trim(),
  }));
  const reply: Reply = textReply(
    here(situation),
    [bindingTexts.chooseRequest, ...choices.map(({ line }) => line)].join('\n'),
    choices.map(({ button }) => button),
  );
  return justSay(reply);
}
