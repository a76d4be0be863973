import { stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { Asker } from '../answers/answer.js';
import { contextOfSight, contextWithRecords } from '../conversation/answer-context.js';
import { convertToPdf, type MakePdf } from '../digest/documents/convert-to-pdf.js';
import { fileEvidence, fileMessageIds, filePieces } from '../digest/file-pieces.js';
import { makeAll } from '../digest/rendering.js';
import { AppError } from '../kernel/errors.js';
import type { Block, FileBlock } from '../message/reply.js';
import { buildLexicon } from '../plan/build-lexicon.js';
import { readRecords } from '../store/read-records.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_ENVIRONMENT, EXIT_OK } from './exit-codes.js';
import { exportRequest, type ExportOptions } from './export-request.js';
import { exportTexts } from './export-texts.js';
import { pickWorkspace } from './pick-workspace.js';
import { withHouse } from './with-house.js';
import { writeUserFile } from './write-user-file.js';

/** Who works at the machine reads what the office reads. */
const OPERATOR: Asker = { role: 'office', units: [], memberId: null, inGroup: false };

/** Nobody waits behind a command; a long ledger takes its time. */
const PDF_TIMEOUT_MS = 120_000;

const makePdf: MakePdf = (content, ending) =>
  convertToPdf(content, ending, { timeoutMs: PDF_TIMEOUT_MS });

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Where each file goes: into a folder, or to the one path that was named. */
async function pathFor(file: FileBlock, out: string | null, count: number): Promise<string> {
  // A title may hold a slash; a name never leads elsewhere.
  const name = file.name.replace(/[/\\]/gu, '-');
  if (out === null) return resolve(name);
  if (await isFolder(out)) return join(out, name);
  if (count > 1) {
    throw new AppError('input-invalid', 'several files for one path', {
      userText: exportTexts.folderNeeded,
    });
  }
  const ending = extname(name);
  return extname(out) === ending
    ? out
    : `${out.slice(0, out.length - extname(out).length)}${ending}`;
}

async function save(blocks: readonly Block[], out: string | null, context: CommandContext) {
  const files = blocks.filter((block) => block.type === 'file');
  const notes = blocks.flatMap((block) => (block.type === 'text' ? [block.text] : []));
  for (const note of notes) printLine(context.stderr, note);
  for (const file of files) {
    const path = await pathFor(file, out, files.length);
    await writeUserFile(path, file.content);
    printLine(context.stdout, exportTexts.written(path));
  }
  // A note beside the file says that it is not what was asked for, such as .docx instead of .pdf.
  return notes.length > 0 ? EXIT_ENVIRONMENT : EXIT_OK;
}

/** `zhanbao export`: ledger, weekly, bulletin, half-year summary, or the form for figures. */
export async function exportCommand(
  options: ExportOptions & { readonly out: string | null; readonly workspace: string | null },
  terminal: CommandContext,
): Promise<number> {
  return withHouse(terminal, async (house) => {
    const { workspace, now } = await pickWorkspace(house, options.workspace);
    const view = await house.workspaces.readView(workspace.id, now);
    const { plans } = view;
    if (plans.length === 0) {
      throw new AppError('not-found', 'no plan', { userText: exportTexts.nothing });
    }
    const lexicon = buildLexicon(plans, { botName: '', learned: [] });
    const asked = exportRequest(options, { plans, lexicon, now });
    const sight = { view, now, asker: OPERATOR };
    const bare = contextOfSight(sight);
    const records = await readRecords(house.database, view, {
      messages: fileMessageIds(asked, bare),
      evidence: fileEvidence(asked, bare),
    });
    const context = contextWithRecords(sight, records, house.botName);
    const blocks = await makeAll(filePieces(asked, context, makePdf));
    return await save(blocks, options.out, terminal);
  });
}
