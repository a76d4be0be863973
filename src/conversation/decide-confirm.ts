import type { NewLedgerEntry } from '../ledger/ledger-entry.js';
import { newId } from '../kernel/ids.js';
import type { ReceiptId } from '../kernel/ids.js';
import type { Reply } from '../message/reply.js';
import type { Command } from './command.js';
import { confirmReceipt } from './confirm-receipt.js';
import { confirmationText } from './confirmation-texts.js';
import { confirmableFigures } from './figure-events.js';
import { notifyNameProposals } from './naming/decide-propose.js';
import { notifyProposals } from './notify-proposals.js';
import { askForUnit } from './open-receipt.js';
import { asButton, justSay, silence, textReply } from './outcome.js';
import {
  isOwn,
  mayDecideOn,
  newestFirst,
  pendingReceipts,
  pickByNo,
  pickPending,
} from './pick-receipt.js';
import type { Picked } from './pick-receipt.js';
import { receiptContents } from './receipt-contents.js';
import { receiptReply } from './receipt-reply.js';
import { receiptTexts } from './receipt-texts.js';
import type { Receipt } from './receipt.js';
import { redraft, showChanged } from './redraft-receipt.js';
import { here } from './situation.js';
import type { BoundSituation } from './situation.js';
import { receiptExpiry } from './receipt-expiry.js';
import type { Outcome } from './workspace.js';

type ConfirmCommand = Extract<Command, { kind: 'confirm' }>;

/** Confirms one receipt, several, or the one that a bare 确认 must mean. */
export function decideConfirm(situation: BoundSituation, command: ConfirmCommand): Outcome {
  if (command.all) return confirmAll(situation);
  if (command.nos.length === 0) return confirmPicked(situation, pickPending(situation), null);
  const [only] = command.nos;
  if (command.nos.length === 1 && only !== undefined) {
    return confirmPicked(situation, pickByNo(situation, only), only);
  }
  const picked = command.nos.map((no) => pickByNo(situation, no));
  const receipts = picked.flatMap((item) => (item.kind === 'one' ? [item.receipt] : []));
  return confirmMany(
    situation,
    receipts.filter(({ status }) => status === 'pending'),
  );
}

function confirmAll(situation: BoundSituation): Outcome {
  const pending = pendingReceipts(situation);
  const own = pending.filter((receipt) => isOwn(situation.member, receipt));
  const entitled = pending.filter(
    (receipt) =>
      receipt.group === situation.message.group && mayDecideOn(situation.member, receipt),
  );
  return confirmMany(situation, own.length > 0 ? own : entitled);
}

function confirmPicked(situation: BoundSituation, picked: Picked, no: number | null): Outcome {
  const say = (text: string): Outcome => justSay(textReply(here(situation), text));
  switch (picked.kind) {
    case 'none':
      return no === null ? confirmLate(situation) : say(receiptTexts.noSuch(no));
    case 'forbidden':
      return say(receiptTexts.forbidden(picked.receipt));
    case 'unclear':
      return say(receiptTexts.unclear(picked.no));
    case 'several': {
      const meant = onlyConfirmable(picked.receipts);
      return meant === null
        ? justSay(listForChoice(situation, picked.receipts, '确认'))
        : confirmMany(situation, [meant]);
    }
    case 'one':
      return picked.receipt.status === 'pending'
        ? confirmMany(situation, [picked.receipt])
        : answerClosed(situation, picked.receipt);
  }
}

/** The newest one, when all others wait for an answer and could not be confirmed anyway. */
function onlyConfirmable(receipts: readonly Receipt[]): Receipt | null {
  const ready = receipts.filter(
    (receipt) =>
      receipt.unitChoices.length === 0 &&
      (receipt.events.length > 0 || confirmableFigures(receipt).length > 0),
  );
  const [only] = ready;
  const newest = newestFirst(receipts)[0];
  return ready.length === 1 && only === newest ? (only ?? null) : null;
}

/** The short numbers among which the speaker has to choose. */
export function listForChoice(
  situation: BoundSituation,
  receipts: readonly Receipt[],
  verb: string,
): Reply {
  const lines = receipts.map((receipt) => `${verb}${receipt.no}：${summary(situation, receipt)}`);
  const all = verb === '确认' ? ['全部确认'] : [];
  return {
    to: here(situation),
    blocks: [
      { type: 'text', text: receiptTexts.several(verb) },
      { type: 'figures', lines },
    ],
    buttons: [...receipts.map(({ no }) => `${verb}${no}`), ...all].map(asButton),
  };
}

/** The receipt in one line. */
export function summary({ view }: BoundSituation, receipt: Receipt): string {
  const contents = receiptContents(view, receipt);
  return receipt.unit === '' ? contents : `${receipt.unit}，${contents}`;
}

/** A bare 确认 with nothing pending: the newest closed receipt of the speaker in this chat. */
function confirmLate(situation: BoundSituation): Outcome {
  const last = newestFirst(situation.view.receipts).find(
    (receipt) =>
      isOwn(situation.member, receipt) &&
      receipt.group === situation.message.group &&
      (receipt.status === 'expired' || receipt.status === 'confirmed'),
  );
  return last === undefined
    ? justSay(textReply(here(situation), receiptTexts.nothingPending))
    : answerClosed(situation, last);
}

/** A late 确认 shows the receipt afresh (semantics, "Receipts"). */
function answerClosed(situation: BoundSituation, receipt: Receipt): Outcome {
  const say = (text: string): Outcome => justSay(textReply(here(situation), text));
  switch (receipt.status) {
    case 'confirmed':
      return say(receiptTexts.alreadyConfirmed(receipt));
    case 'withdrawn':
      return say(receiptTexts.alreadyClosed(receipt, '已撤销'));
    case 'replaced':
      return say(receiptTexts.alreadyClosed(receipt, '已被新的回执替换'));
    case 'pending':
    case 'expired': {
      const fresh: Receipt = {
        ...redraft(situation, receipt),
        id: newId<ReceiptId>(),
        no: situation.view.nextReceiptNo,
        status: 'pending',
        createdAt: situation.now,
        sentAt: receipt.sentAt ?? receipt.createdAt,
        expiresAt: receiptExpiry(situation.now, situation.calendar),
        closedAt: null,
      };
      const replaced: Receipt = { ...receipt, status: 'replaced', closedAt: situation.now };
      const shown = showChanged(situation, fresh, { before: [receiptTexts.late(receipt.no)] });
      return { ...shown, receipts: [...shown.receipts, replaced] };
    }
  }
}

interface Progress {
  readonly situation: BoundSituation;
  readonly receipts: readonly Receipt[];
  readonly entries: readonly NewLedgerEntry[];
  readonly replies: readonly Reply[];
  /** Short numbers given out while handling this message. */
  readonly givenNos: readonly number[];
}

function freeNo({ situation, givenNos }: Progress): number {
  const taken = new Set([...pendingReceipts(situation).map(({ no }) => no), ...givenNos]);
  let no = 1;
  while (taken.has(no)) no += 1;
  return no;
}

function confirmNext(before: Progress, receipt: Receipt): Progress {
  const { situation } = before;
  if (receipt.unitChoices.length > 0) {
    const ask = askForUnit(situation, receipt, [receiptTexts.unitFirst]);
    return { ...before, replies: [...before.replies, ask] };
  }
  const { confirmed, heldBack, entries, ledger } = confirmReceipt(
    situation,
    receipt,
    freeNo(before),
  );
  const replies: Reply[] = [];
  if (confirmed !== null) {
    const { lines, buttons } = confirmationText(situation, confirmed, ledger);
    replies.push(textReply(here(situation), lines.join('\n'), buttons));
    replies.push(...notifyProposals(situation, confirmed, ledger));
    replies.push(...notifyNameProposals(situation, ledger));
  }
  if (heldBack !== null) {
    replies.push(receiptReply(situation, heldBack, { before: [receiptTexts.heldBack] }));
  }
  return {
    situation: { ...situation, ledger },
    receipts: [...before.receipts, ...[confirmed, heldBack].filter((item) => item !== null)],
    entries: [...before.entries, ...entries],
    replies: [...before.replies, ...replies],
    givenNos: heldBack === null ? before.givenNos : [...before.givenNos, heldBack.no],
  };
}

function confirmMany(situation: BoundSituation, receipts: readonly Receipt[]): Outcome {
  if (receipts.length === 0) {
    return justSay(textReply(here(situation), receiptTexts.nothingPending));
  }
  const start: Progress = {
    situation,
    receipts: [],
    entries: [],
    replies: [],
    givenNos: [],
  };
  const done = receipts.reduce(confirmNext, start);
  return {
    ...silence,
    replies: done.replies,
    entries: done.entries,
    receipts: done.receipts,
    retention: { kind: 'keep', text: situation.text },
  };
}
