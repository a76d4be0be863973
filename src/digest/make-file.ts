import type { AnswerContext, Attachment } from '../answers/answer.js';
import { historyRecords } from '../answers/history-records.js';
import { plansAt, todayOf } from '../answers/subjects.js';
import type { MessageId } from '../kernel/ids.js';
import type { Block } from '../message/reply.js';
import { composeDigest } from './content/compose-digest.js';
import { contentTexts } from './content/content-texts.js';
import { digestBlocks } from './content/digest-blocks.js';
import type { DigestScope } from './content/digest-content.js';
import { workbookTexts } from './workbook-texts.js';
import { ledgerWorkbook } from './ledger-workbook.js';

/** What an attachment asks of a digest. */
export function digestScope({ file, period, units }: Attachment): DigestScope {
  const document = file?.document ?? 'weekly';
  const kind = document === 'bulletin' || document === 'half-year' ? document : 'weekly';
  return { kind, period, units };
}

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
    const contents = composeDigest(digestScope(attachment), reader);
    if (contents.length === 0) return [{ type: 'text', text: contentTexts.nothing }];
    return contents.flatMap(digestBlocks);
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
  if (attachment.kind === 'digest') composeDigest(digestScope(attachment), recorder);
  else historyRecords(recorder, todayOf(context));
  return [...ids];
}
