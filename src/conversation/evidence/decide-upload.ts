import { justSay, textReply } from '../outcome.js';
import { mayDecideOn } from '../pick-receipt.js';
import { receiptTexts } from '../receipt-texts.js';
import { here } from '../situation.js';
import type { BoundSituation } from '../situation.js';
import type { ConversationTransaction, Outcome } from '../workspace.js';
import { receiptMeant } from './decide-attachments.js';
import { evidenceTexts } from './evidence-texts.js';
import { isLive } from './evidence-here.js';

/** 上传佐证: a one-time address of the page for phones, always told in private. */
export async function decideUpload(
  situation: BoundSituation,
  transaction: ConversationTransaction,
): Promise<Outcome> {
  const { member, message, uploadPage = null } = situation;
  const isInGroup = message.group !== null;
  if (uploadPage === null) {
    return justSay(textReply(here(situation), evidenceTexts.noUploadPage(isInGroup)));
  }
  const meant = receiptMeant(situation);
  if (meant !== null && !mayDecideOn(member, meant)) {
    return justSay(textReply(here(situation), receiptTexts.forbidden(meant)));
  }
  const receipt = meant !== null && isLive(meant) ? meant : null;
  const token = await transaction.createUploadLink(member.id, receipt?.messageId ?? null);
  const link = evidenceTexts.uploadLink(`${uploadPage}#${token}`, receipt?.no ?? null);
  const told = isInGroup ? [textReply({ kind: 'group' }, evidenceTexts.linkSentPrivately)] : [];
  return justSay(...told, textReply({ kind: 'sender' }, link));
}
