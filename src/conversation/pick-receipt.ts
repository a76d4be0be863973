import type { Receipt } from './receipt.js';
import { holdsRole, speaksFor } from './situation.js';
import type { BoundSituation } from './situation.js';
import type { Member } from './workspace.js';

/** Only the sender, the same unit or the office (semantics, "Who sets what"). */
export function mayDecideOn(member: Member, receipt: Receipt): boolean {
  return (
    member.id === receipt.memberId ||
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
  /** It exists but the speaker has no say over it. */
  | { readonly kind: 'forbidden'; readonly receipt: Receipt };

/** The number in the heading of the receipt that the message quotes. */
export function quotedReceiptNo(quotedText: string | null): number | null {
  const match = /回执(\d{1,6})(?!\d)/u.exec(quotedText ?? '');
  return match === null ? null : Number(match[1]);
}

/** Numbers are given again; the quoted words tell receipts of one number apart. */
function isQuoted(receipt: Receipt, quotedText: string): boolean {
  return (
    quotedText.includes(`回执${receipt.no}`) &&
    quotedText.includes(receipt.unit) &&
    receipt.figures.every(({ fact }) => quotedText.includes(fact.value))
  );
}

/** Of receipts made at the same instant, the one made last comes first. */
export function newestFirst(receipts: readonly Receipt[]): Receipt[] {
  return [...receipts].reverse().sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

export function pendingReceipts(situation: BoundSituation): readonly Receipt[] {
  return situation.view.receipts.filter(({ status }) => status === 'pending');
}

/**
 * Picks the receipt of a short number among those the speaker may decide on: the pending one that
 * has it, else the newest closed one that had it, for a late 确认.
 */
export function pickByNo(situation: BoundSituation, no: number): Picked {
  const numbered = situation.view.receipts.filter((receipt) => receipt.no === no);
  const entitled = numbered.filter((receipt) => mayDecideOn(situation.member, receipt));
  const quotedText = situation.message.quotedText ?? '';
  const quoted = entitled.filter((receipt) => isQuoted(receipt, quotedText));
  const likely = quoted.length > 0 ? quoted : entitled;
  const receipt = likely.find(({ status }) => status === 'pending') ?? newestFirst(likely)[0];
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
  const own = pending.filter(({ memberId }) => memberId === situation.member.id);
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
