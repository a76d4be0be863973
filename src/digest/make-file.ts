import type { AnswerContext, Attachment } from '../answers/answer.js';
import { historyRecords } from '../answers/history-records.js';
import { plansAt, todayOf } from '../answers/subjects.js';
import type { MessageId } from '../kernel/ids.js';
import type { Block } from '../message/reply.js';
import { workbookTexts } from './digest-texts.js';
import { ledgerWorkbook } from './ledger-workbook.js';
import { weeklyDigest } from './weekly-digest.js';

/** Where a copy goes to the asker alone, it is written for private reading. */
function forReader(attachment: Attachment, context: AnswerContext): AnswerContext {
  if (!attachment.isPrivate) return context;
  return {
    ...context,
    asker: { ...context.asker, inGroup: false },
    memberName: (id) => context.memberName(id),
    memberUnits: (id) => context.memberUnits(id),
    messageText: (id) => context.messageText(id),
  };
}

/** Makes the file or digest that an answer grants, as blocks to be sent. */
export async function makeFile(
  attachment: Attachment,
  context: AnswerContext,
): Promise<readonly Block[]> {
  const reader = forReader(attachment, context);
  if (attachment.kind === 'digest') {
    return [{ type: 'text', text: weeklyDigest(attachment, reader) }];
  }
  const today = todayOf(context);
  const title = plansAt(context, today)[0]?.title ?? '';
  const content = await ledgerWorkbook(attachment, reader);
  return [{ type: 'file', name: workbookTexts.fileName(title, today), content }];
}

/** The messages whose words a file quotes, so that their texts can be loaded before it is made. */
export function fileMessageIds(
  attachment: Attachment,
  context: AnswerContext,
): readonly MessageId[] {
  const ids = new Set<MessageId>();
  const recorder: AnswerContext = {
    ...context,
    memberName: () => null,
    messageText: (id) => {
      ids.add(id);
      return null;
    },
  };
  if (attachment.kind === 'digest') weeklyDigest(attachment, recorder);
  else historyRecords(recorder, todayOf(context));
  return [...ids];
}
