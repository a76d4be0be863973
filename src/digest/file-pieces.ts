import type { AnswerContext, Attachment } from '../answers/answer.js';
import { otherRecords } from '../answers/history-records.js';
import { plansAt, todayOf } from '../answers/subjects.js';
import type { MessageId } from '../kernel/ids.js';
import type { EvidenceSource } from '../ledger/ledger-entry.js';
import type { Block } from '../message/reply.js';
import { composeDigest } from './content/compose-digest.js';
import { contentTexts } from './content/content-texts.js';
import { digestBlocks } from './content/digest-blocks.js';
import { messagesQuoted } from './content/messages-quoted.js';
import { digestScope } from './digest-scope.js';
import { convertToPdf, type MakePdf } from './documents/convert-to-pdf.js';
import { documentPiece } from './documents/document-piece.js';
import { fileTexts } from './file-texts.js';
import { rendering, type Piece, type Rendering } from './rendering.js';
import { figureFormSheet } from './workbook/figure-form-sheet.js';
import { ledgerCsv } from './workbook/ledger-csv.js';
import { ledgerSheets } from './workbook/ledger-sheets.js';
import { workbookPiece } from './workbook/workbook-piece.js';

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

/** The file as .pdf, or as it is with a word on why. */
function inPdf(file: Rendering, makePdf: MakePdf): Rendering {
  return rendering({ pdf: file.key }, async () => {
    const blocks: Block[] = [];
    for (const block of await file.make()) blocks.push(...(await pdfOf(block, makePdf)));
    return blocks;
  });
}

async function pdfOf(block: Block, makePdf: MakePdf): Promise<readonly Block[]> {
  if (block.type !== 'file') return [block];
  const { name, content } = block;
  const ending = name.endsWith('.docx') ? '.docx' : '.xlsx';
  const result = await makePdf(content, ending);
  return result.kind === 'made'
    ? [{ ...block, name: `${name.slice(0, -ending.length)}.pdf`, content: result.content }]
    : [{ type: 'text', text: fileTexts.pdf[result.kind] }, block];
}

function csvFile(name: string, content: Uint8Array): Block {
  return { type: 'file', name: `${name}.csv`, content };
}

function ledgerPiece(attachment: Attachment, context: AnswerContext): Piece {
  const { file } = attachment;
  const today = todayOf(context);
  const title = plansAt(context, today)[0]?.title ?? '';
  if (file?.document === 'form') {
    const form = () => [figureFormSheet(attachment, context)];
    return workbookPiece(`${fileTexts.form(title)}.xlsx`, form);
  }
  const name = fileTexts.ledger(title, today);
  return file?.format === 'csv'
    ? csvFile(name, ledgerCsv(attachment, context))
    : workbookPiece(`${name}.xlsx`, () => ledgerSheets(attachment, context));
}

/**
 * The file or digest that an answer grants: words as they will be read, files still to be made of what
 * was read here.
 */
export function filePieces(
  attachment: Attachment,
  context: AnswerContext,
  makePdf: MakePdf = convertToPdf,
): readonly Piece[] {
  const reader = forReader(attachment, context);
  const format = attachment.file?.format ?? 'text';
  const asAsked = (piece: Piece): Piece =>
    format === 'pdf' && piece.type === 'rendering' ? inPdf(piece, makePdf) : piece;
  if (attachment.kind === 'export') return [asAsked(ledgerPiece(attachment, reader))];
  const contents = composeDigest(digestScope(attachment), reader);
  if (contents.length === 0) return [{ type: 'text', text: contentTexts.nothing }];
  if (format === 'text') return contents.flatMap(digestBlocks);
  return contents.map((content) => asAsked(documentPiece(content)));
}

/** The files sent with reports that a file names, so that their names can be loaded before it is made. */
export function fileEvidence(
  { kind, file }: Attachment,
  { ledger }: Pick<AnswerContext, 'ledger'>,
): readonly EvidenceSource[] {
  return kind === 'digest' || file?.document === 'form' ? [] : [...ledger.evidence.values()].flat();
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
