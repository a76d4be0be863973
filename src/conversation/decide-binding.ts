import { newId } from '../kernel/ids.js';
import type { MemberId } from '../kernel/ids.js';
import type { InboundMessage } from '../message/inbound-message.js';
import type { Reply } from '../message/reply.js';
import { bindingTexts, postingWords } from './binding-texts.js';
import { justSay, silence, textReply } from './outcome.js';
import { holdsRole, here } from './situation.js';
import type { BoundSituation, Situation } from './situation.js';
import type { Member, Outcome, Posting } from './workspace.js';

function say(situation: Situation, text: string): Outcome {
  return justSay(textReply(here(situation), text));
}

/** The unit and role a request names; the longest unit name wins. */
function requestedPosting(situation: Situation, request: string): Posting | null {
  if (/专班办公室|专班办/u.test(request)) return { unit: '专班办公室', role: 'office' };
  const found = situation.lexicon.units
    .flatMap(({ name, names }) => names.map((alias) => ({ name, alias })))
    .filter(({ alias }) => request.includes(alias))
    .sort((a, b) => b.alias.length - a.alias.length)[0];
  if (/领导|县长|书记/u.test(request)) {
    return { unit: found?.name ?? '县领导', role: 'leader' };
  }
  return found === undefined ? null : { unit: found.name, role: 'liaison' };
}

/** The account as a member: a known one, or a new one. */
export function memberHere({ member, message }: Situation): Member {
  return member ?? newMember(message);
}

/** A person who may not yet speak for anyone. */
export function newMember(message: InboundMessage): Member {
  return {
    id: newId<MemberId>(),
    name: message.sender.displayName,
    postings: [],
    requested: null,
    isAdmin: false,
    accounts: [{ channel: message.channel, userId: message.sender.userId }],
    leave: null,
    helpedOn: null,
  };
}

function officeMembers({ view }: Situation): readonly Member[] {
  return view.members.filter((member) => holdsRole(member, 'office') || member.isAdmin);
}

/** 绑定 单位: waits for the office. */
export function decideBind(situation: Situation, request: string): Outcome {
  const posting = requestedPosting(situation, request);
  if (posting === null) return say(situation, bindingTexts.noSuchUnit);
  const member = memberHere(situation);
  const isHeld = member.postings.some(
    ({ unit, role }) => unit === posting.unit && role === posting.role,
  );
  if (isHeld) return say(situation, bindingTexts.already(posting));
  const { name } = member;
  const buttons = [`同意绑定 ${name} ${posting.unit}`, `拒绝绑定 ${name}`];
  const toOffice = officeMembers(situation)
    .filter(({ id }) => id !== member.id)
    .map((office) =>
      textReply(
        { kind: 'member', memberId: office.id },
        bindingTexts.toOffice(posting, name),
        buttons,
      ),
    );
  return {
    ...silence,
    replies: [textReply(here(situation), bindingTexts.requested(posting, name)), ...toOffice],
    members: [{ ...member, requested: posting }],
    retention: { kind: 'keep', text: situation.text },
  };
}

function waitingFor(situation: BoundSituation, who: string): readonly Member[] {
  const waiting = situation.view.members.filter(({ requested }) => requested !== null);
  if (who === '') return waiting;
  const named = waiting.filter(({ name }) => who.includes(name));
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
  const { member } = situation;
  if (!holdsRole(member, 'office') && !member.isAdmin) {
    return say(situation, bindingTexts.onlyOffice);
  }
  const waiting = waitingFor(situation, who);
  const [one] = waiting;
  if (one?.requested == null) {
    return say(situation, who === '' ? bindingTexts.nobodyWaits : bindingTexts.noSuchRequest(who));
  }
  if (waiting.length > 1) return chooseRequest(situation, waiting, approve);
  const posting = one.requested;
  if (approve && !approvesThis(who, one.name, posting)) {
    const button = `同意绑定 ${one.name} ${posting.unit}`;
    return justSay(
      textReply(here(situation), bindingTexts.nameThePosting(posting, one.name), [button]),
    );
  }
  const told = approve ? bindingTexts.approved(posting, one.name) : bindingTexts.refused(one.name);
  const toMember = approve ? bindingTexts.youAreBound(posting) : bindingTexts.youAreRefused;
  const postings = approve ? [...one.postings, posting] : one.postings;
  return {
    ...silence,
    replies: [
      textReply(here(situation), told),
      textReply({ kind: 'member', memberId: one.id }, toMember),
    ],
    members: [{ ...one, postings, requested: null }],
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
