import { answerQuery } from '../answers/answer-query.js';
import { contextOfSight, contextWithRecords, type Sight } from '../conversation/answer-context.js';
import { fileEvidence, fileMessageIds, filePieces } from '../digest/file-pieces.js';
import { makeAll } from '../digest/rendering.js';
import { AppError } from '../kernel/errors.js';
import type { FileBlock } from '../message/reply.js';
import type { ConsoleDeps } from './http-deps.js';

/** What the console offers for download. */
const FILES = {
  'ledger.xlsx': { document: 'ledger', format: 'xlsx' },
  'ledger.csv': { document: 'ledger', format: 'csv' },
  'weekly.docx': { document: 'weekly', format: 'docx' },
  'form.xlsx': { document: 'form', format: 'xlsx' },
  'bulletin.docx': { document: 'bulletin', format: 'docx' },
} as const;

function isOffered(name: string): name is keyof typeof FILES {
  return Object.hasOwn(FILES, name);
}

/**
 * A file as its reader would get it in a private chat. @throws AppError `forbidden` where he may not
 * have it, `not-found` for anything else than what is offered
 */
export async function exportedFile(
  sight: Sight,
  name: string,
  deps: Pick<ConsoleDeps, 'readRecords' | 'botName'>,
): Promise<FileBlock> {
  if (!isOffered(name)) throw new AppError('not-found', 'no such file is offered');
  const bare = contextOfSight(sight);
  const file = FILES[name];
  const { attach } = answerQuery(
    { kind: 'export', indicatorIds: [], tasks: [], units: [], period: null, file },
    bare,
  );
  if (attach === null) throw new AppError('forbidden', 'may not have this file');
  const records = await deps.readRecords(sight.view.workspace.id, {
    messages: fileMessageIds(attach, bare),
    evidence: fileEvidence(attach, bare),
  });
  const context = contextWithRecords(sight, records, deps.botName);
  const blocks = await makeAll(filePieces(attach, context));
  const made = blocks.find((block) => block.type === 'file');
  if (made === undefined) throw new AppError('not-found', 'there is nothing to export');
  return made;
}
