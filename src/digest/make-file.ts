import type { AnswerContext, Attachment } from '../answers/answer.js';
import { otherRecords } from '../answers/history-records.js';
import { plansAt, todayOf } from '../answers/subjects.js';
import type { MessageId } from '../kernel/ids.js';
import type { Block, FileBlock } from '../message/reply.js';
import { composeDigest } from './content/compose-digest.js';
import { contentTexts } from './content/content-texts.js';
import { digestBlocks } from './content/digest-blocks.js';
import type { DigestContent } from './content/digest-content.js';
import { messagesQuoted } from './content/messages-quoted.js';
import { digestScope } from './digest-scope.js';
import { convertToPdf, type MakePdf } from './documents/convert-to-pdf.js';
import { digestDocument } from './documents/digest-document.js';
import { digestFileName } from './documents/document-texts.js';
import { fileTexts } from './file-texts.js';
import { ledgerCsv } from './workbook/ledger-csv.js';
import { ledgerWorkbook } from './workbook/ledger-workbook.js';
import { writeFigureForm } from './workbook/write-figure-form.js';

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

interface Made {
  /** Without its ending. */
  readonly name: string;
  readonly ending: '.docx' | '.xlsx' | '.csv';
  readonly content: Uint8Array;
}

function fileBlock({ name, ending, content }: Made): FileBlock {
  return { type: 'file', name: `${name}${ending}`, content };
}

/** The file as .pdf, or as it is with a word on why. */
async function inPdf(made: Made, makePdf: MakePdf): Promise<readonly Block[]> {
  if (made.ending === '.csv') return [fileBlock(made)];
  const result = await makePdf(made.content, made.ending);
  return result.kind === 'made'
    ? [{ type: 'file', name: `${made.name}.pdf`, content: result.content }]
    : [{ type: 'text', text: fileTexts.pdf[result.kind] }, fileBlock(made)];
}

async function documentOf(content: DigestContent): Promise<Made> {
  const name = digestFileName(content);
  return { name, ending: '.docx', content: await digestDocument(content) };
}

async function ledgerFile(attachment: Attachment, context: AnswerContext): Promise<Made> {
  const { file } = attachment;
  const today = todayOf(context);
  const title = plansAt(context, today)[0]?.title ?? '';
  if (file?.document === 'form') {
    const content = await writeFigureForm(attachment, context);
    return { name: fileTexts.form(title), ending: '.xlsx', content };
  }
  const name = fileTexts.ledger(title, today);
  return file?.format === 'csv'
    ? { name, ending: '.csv', content: ledgerCsv(attachment, context) }
    : { name, ending: '.xlsx', content: await ledgerWorkbook(attachment, context) };
}

/** Makes the file or digest that an answer grants, as blocks to be sent. */
export async function makeFile(
  attachment: Attachment,
  context: AnswerContext,
  makePdf: MakePdf = convertToPdf,
): Promise<readonly Block[]> {
  const reader = forReader(attachment, context);
  const format = attachment.file?.format ?? 'text';
  const asFile = (made: Made) =>
    format === 'pdf' ? inPdf(made, makePdf) : Promise.resolve([fileBlock(made)]);
  if (attachment.kind === 'export') return await asFile(await ledgerFile(attachment, reader));
  const contents = composeDigest(digestScope(attachment), reader);
  if (contents.length === 0) return [{ type: 'text', text: contentTexts.nothing }];
  if (format === 'text') return contents.flatMap(digestBlocks);
  const blocks: Block[] = [];
  for (const content of contents) blocks.push(...(await asFile(await documentOf(content))));
  return blocks;
}

/** The messages whose words a file quotes, so that their texts can be loaded before it is made. */
export function fileMessageIds(
  attachment: Attachment,
  context: AnswerContext,
): readonly MessageId[] {
  if (attachment.kind === 'digest') return messagesQuoted(digestScope(attachment), context);
  if (attachment.file?.document === 'form') return [];
  const ids = new Set<MessageId>();
  otherRecords({
    ...context,
    messageText: (id) => {
      ids.add(id);
      return null;
    },
  });
  return [...ids];
}
