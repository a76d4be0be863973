import { sha256Hex } from '../../kernel/sha256.js';
import { cleanText, hasWords } from '../clean-text.js';
import { entryHere } from '../decide-adopt.js';
import { justSay, silence, textReply } from '../outcome.js';
import { isOwn, mayDecideOn, newestFirst } from '../pick-receipt.js';
import { quotedReceipt, quotedReceiptNo } from '../quoted-receipt.js';
import { receiptTexts } from '../receipt-texts.js';
import type { Receipt } from '../receipt.js';
import { here } from '../situation.js';
import type { BoundSituation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import { countFiles, evidenceHere, isLive } from './evidence-here.js';
import { evidenceTexts } from './evidence-texts.js';
import { shownFileName } from './shown-file-name.js';

/** How long after a report a bare file is taken as its evidence. */
const RECENT_MS = 30 * 60_000;

/** What is sent along with a file and says nothing but that it is one: 补充佐证材料. */
const SAYS_EVIDENCE =
  /^(?:(?:这是|补充|补交|上传|附上|附|提交|见|请查收|以上|上面|刚才|上一条|上述|的){0,4})(?:佐证|证明|附件|支撑|材料|截图|照片|图片|文件|依据|扫描件|[,、 ]){1,6}(?:\d{1,2}[份个张])?$/u;

/** Whether the message brings files and no words of its own about anything else. */
export function onlyBringsFiles({ message, text, botName }: BoundSituation): boolean {
  if (evidenceHere(message).length === 0) return false;
  const plain = cleanText(text, botName);
  return !hasWords(plain) || SAYS_EVIDENCE.test(plain);
}

/** The receipt that is quoted, or that answered the message which is quoted. */
function quotedOne(situation: BoundSituation): Receipt | null {
  const { member, message, view } = situation;
  const no = quotedReceiptNo(message.quotedText);
  if (no !== null) return quotedReceipt(situation, no);
  const { channel, quotedMessageId, quotedText } = message;
  const hash = quotedText === null ? null : sha256Hex(quotedText);
  const answering = newestFirst(view.receipts).filter(
    (receipt) =>
      (receipt.channel === channel && receipt.messageId === quotedMessageId) ||
      (receipt.textHash === hash && mayDecideOn(member, receipt)),
  );
  return answering.find(isLive) ?? answering[0] ?? null;
}

/** A file in a group is taken by quoting the file itself. */
function quotesTheFile({ message }: BoundSituation): boolean {
  const { quotedText, attachments = [] } = message;
  const words = quotedText?.trim() ?? '';
  if (words === '' || /^[[［【(（]?(?:文件|图片|照片|附件)/u.test(words)) return true;
  return attachments.some(({ name }) => name !== null && words.includes(name));
}

/**
 * The sender's newest report of the last half hour in this chat. What comes in private may also belong
 * to one made in a group: there are platforms on which no file can be sent to a bot in a group.
 */
function recentOne({ member, message, now, view }: BoundSituation): Receipt | null {
  const since = now.getTime() - RECENT_MS;
  const lastSpoken = ({ createdAt, closedAt, status }: Receipt): number =>
    (status === 'confirmed' ? (closedAt ?? createdAt) : createdAt).getTime();
  const recent = newestFirst(view.receipts).filter(
    (receipt) =>
      isLive(receipt) &&
      isOwn(member, receipt) &&
      receipt.channel === message.channel &&
      lastSpoken(receipt) >= since,
  );
  const inThisChat = recent.find(({ group }) => group === message.group) ?? null;
  return inThisChat ?? (message.group === null ? (recent[0] ?? null) : null);
}

function attach(situation: BoundSituation, receipt: Receipt): Outcome {
  const { message, text, botName } = situation;
  const sources = evidenceHere(message);
  const evidence = [...(receipt.evidence ?? []), ...sources];
  const event = { kind: 'evidence-attached' as const, receiptId: receipt.id, sources };
  const entry = { ...entryHere(situation, event, receipt.unit), receiptId: receipt.id };
  const isOfficial = receipt.status === 'confirmed';
  const told = evidenceTexts.attached(receipt.no, countFiles(sources), countFiles(evidence));
  return {
    ...silence,
    replies: [textReply(here(situation), told)],
    receipts: [{ ...receipt, evidence }],
    entries: isOfficial ? [entry] : [],
    retention: hasWords(cleanText(text, botName)) ? { kind: 'keep', text } : { kind: 'erase' },
  };
}

/** Kept, and tied to nothing: the sender's next report may be what they belong to. */
function letWait(situation: BoundSituation): Outcome {
  if (situation.nothingKept === true) return silence;
  const { attachments = [] } = situation.message;
  const names = attachments.flatMap(({ name }) => (name === null ? [] : [shownFileName(name)]));
  const told = evidenceTexts.waits(names[0] ?? null, attachments.length);
  return { ...justSay(textReply(here(situation), told)), filesWait: true };
}

/** What files sent now would belong to: the receipt that is quoted, or the sender's recent one. */
export function receiptMeant(situation: BoundSituation): Receipt | null {
  const { quotedMessageId, quotedText } = situation.message;
  const isQuote = quotedMessageId !== null || quotedText !== null;
  const quoted = isQuote ? quotedOne(situation) : null;
  if (quoted !== null) return quoted;
  return isQuote && !quotesTheFile(situation) ? null : recentOne(situation);
}

/** Ties the files of a message to the report that they support. */
export function decideAttachments(situation: BoundSituation): Outcome {
  const meant = receiptMeant(situation);
  if (meant === null) return letWait(situation);
  const say = (text: string): Outcome => justSay(textReply(here(situation), text));
  if (!mayDecideOn(situation.member, meant)) return say(receiptTexts.forbidden(meant));
  return isLive(meant)
    ? attach(situation, meant)
    : { ...say(evidenceTexts.closed(meant.no)), filesWait: true };
}
