import { postingsOf } from './posting.js';
import { quotedReceipt, quotedReceiptNo } from './quoted-receipt.js';
import type { Receipt } from './receipt.js';
import { holdsRole, speaksFor } from './situation.js';
import type { BoundSituation } from './situation.js';
import type { Member } from './workspace.js';

/**
 * Sent by the member, in a name that he still speaks in: when rights move, what waits in the unit's name
 * goes with them. While 以哪个单位名义 is open it is his.
 */
export function isOwn(member: Member, { memberId, unit }: Receipt): boolean {
  if (member.id !== memberId) return false;
  return unit === '' || postingsOf(member).some((posting) => posting.unit === unit);
}

/** Only the sender, the same unit or the office (semantics, "Who sets what"). */
export function mayDecideOn(member: Member, receipt: Receipt): boolean {
  return (
    isOwn(member, receipt) ||
    holdsRole(member, 'office') ||
    (receipt.unit !== '' && speaksFor(member, receipt.unit))
  );
}

/** Which receipts a bare word such as 确认 is about. */
export type Picked =
  | { readonly kind: 'one'; readonly receipt: Receipt }
  /** Several could be meant. */
  | { readonly kind: 'several'; readonly receipts: readonly Receipt[] }
  | { readonly kind: 'none' }
  /** One was quoted, but its number was given more than once and the rest does not tell. */
  | { readonly kind: 'unclear'; readonly no: number }
  /** It exists but the speaker has no say over it. */
  | { readonly kind: 'forbidden'; readonly receipt: Receipt };

/** Of receipts made at the same instant, the one made last comes first. */
export function newestFirst(receipts: readonly Receipt[]): Receipt[] {
  return [...receipts].reverse().sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

export function pendingReceipts(situation: BoundSituation): readonly Receipt[] {
  return situation.view.receipts.filter(({ status }) => status === 'pending');
}

/**
 * Picks the receipt of a short number: the quoted one where the message quotes that number; else
 * among those the speaker may decide on the pending one that has it, or the newest closed one that
 * had it, for a late 确认.
 */
export function pickByNo(situation: BoundSituation, no: number): Picked {
  const { member, message, view } = situation;
  const numbered = view.receipts.filter((receipt) => receipt.no === no);
  if (numbered.length > 0 && quotedReceiptNo(message.quotedText) === no) {
    const receipt = quotedReceipt(situation, no);
    if (receipt === null) return { kind: 'unclear', no };
    return { kind: mayDecideOn(member, receipt) ? 'one' : 'forbidden', receipt };
  }
  const entitled = numbered.filter((receipt) => mayDecideOn(member, receipt));
  const receipt = entitled.find(({ status }) => status === 'pending') ?? newestFirst(entitled)[0];
  if (receipt !== undefined) return { kind: 'one', receipt };
  const foreign = numbered.find(({ status }) => status === 'pending');
  return foreign === undefined ? { kind: 'none' } : { kind: 'forbidden', receipt: foreign };
}

/**
 * Picks among pending receipts without a number: the quoted one; else the speaker's own, those of
 * this chat before others; else those of colleagues in this chat that the speaker may decide on.
 */
export function pickPending(situation: BoundSituation): Picked {
  const quoted = quotedReceiptNo(situation.message.quotedText);
  if (quoted !== null) return pickByNo(situation, quoted);
  const pending = pendingReceipts(situation);
  const inThisChat = (receipt: Receipt): boolean => receipt.group === situation.message.group;
  const own = pending.filter((receipt) => isOwn(situation.member, receipt));
  const entitled = pending.filter((receipt) => mayDecideOn(situation.member, receipt));
  const choices = [
    own.filter(inThisChat),
    own,
    entitled.filter((receipt) => receipt.group !== null && inThisChat(receipt)),
  ];
  const receipts = choices.find(({ length }) => length > 0) ?? [];
  const [first] = receipts;
  if (first !== undefined) {
    return receipts.length === 1 ? { kind: 'one', receipt: first } : { kind: 'several', receipts };
  }
  const others = pending.find(inThisChat);
  if (situation.message.group === null || others === undefined) return { kind: 'none' };
  return { kind: 'forbidden', receipt: others };
}
