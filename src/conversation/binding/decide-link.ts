import { memberOfAccount } from '../build-situation.js';
import { bindingTexts } from '../binding-texts.js';
import { entryHere } from '../decide-adopt.js';
import { justSay, silence, textReply } from '../outcome.js';
import { postingsOf } from '../posting.js';
import { isBound } from '../situation.js';
import type { Situation } from '../situation.js';
import type { InboundMessage } from '../../message/inbound-message.js';
import type {
  Account,
  ConversationTransaction,
  Member,
  Outcome,
  WorkspaceView,
} from '../workspace.js';
import { linkTexts } from './link-texts.js';

function say({ group }: InboundMessage, text: string): Outcome {
  return justSay(textReply({ kind: group === null ? 'sender' : 'group' }, text));
}

/** 关联账号 without a code, sent where the person is bound. */
async function giveCode(
  situation: Situation,
  transaction: ConversationTransaction,
): Promise<Outcome> {
  const { message, now } = situation;
  if (!isBound(situation)) return say(message, bindingTexts.howTo);
  const code = await transaction.createLinkCode(situation.member.id, now);
  return say(message, linkTexts.code(code));
}

/** Why the sender's account cannot be joined to the member; `null` when it can. */
function obstacle(member: Member, other: Member | null, { channel }: Account): string | null {
  if (other?.id === member.id) return linkTexts.already;
  if (other !== null && postingsOf(other).length > 0) return linkTexts.holdsPostings(other);
  return member.accounts.some((account) => account.channel === channel)
    ? linkTexts.sameChannel(member.name)
    : null;
}

/** What waits under the account that is given up is the member's own from now on. */
function join(situation: Situation, member: Member, other: Member | null): Outcome {
  const { message, view } = situation;
  const account = { channel: message.channel, userId: message.sender.userId };
  const joined = { ...member, accounts: [...member.accounts, account] };
  const emptied = other === null ? [] : [{ ...other, accounts: [], requested: null }];
  const event = {
    kind: 'account-linked' as const,
    memberId: member.id,
    channel: account.channel,
  };
  const speaker = { ...situation, member };
  return {
    ...silence,
    replies: [textReply({ kind: 'sender' }, linkTexts.joined(member.name))],
    // The code stands in the text: neither is kept, nor anything it could be found by.
    entries: [{ ...entryHere(speaker, event, postingsOf(member)[0]?.unit ?? ''), source: null }],
    members: [...emptied, joined],
    receipts: view.receipts
      .filter(({ memberId }) => memberId === other?.id)
      .map((receipt) => ({ ...receipt, memberId: member.id })),
  };
}

/**
 * 关联账号 with a code, sent from the account that is to be joined; it may belong to no workspace yet.
 * @param situationIn lays out what can be looked at once the code's workspace is entered
 */
export async function redeemLink(
  message: InboundMessage,
  transaction: ConversationTransaction,
  code: string,
  situationIn: (view: WorkspaceView) => Situation,
): Promise<Outcome> {
  if (message.group !== null) return say(message, linkTexts.privately);
  const redemption = await transaction.redeemLinkCode(code, message.sentAt);
  if (redemption.kind === 'blocked') return say(message, linkTexts.blocked);
  if (redemption.kind === 'wrong') return say(message, linkTexts.wrong);
  const view = await transaction.enter(redemption.workspaceId);
  const member = view?.members.find(({ id }) => id === redemption.memberId);
  if (view === null || member === undefined || postingsOf(member).length === 0) {
    return say(message, linkTexts.wrong);
  }
  const other = memberOfAccount(view, message);
  const account = { channel: message.channel, userId: message.sender.userId };
  const why = obstacle(member, other, account);
  return why === null ? join(situationIn(view), member, other) : say(message, why);
}

/** 关联账号 of somebody whose workspace is known. */
export async function decideLink(
  situation: Situation,
  transaction: ConversationTransaction,
  code: string | null,
): Promise<Outcome> {
  const { message } = situation;
  if (message.group !== null) return say(message, linkTexts.privately);
  return code === null
    ? await giveCode(situation, transaction)
    : await redeemLink(message, transaction, code, () => situation);
}
