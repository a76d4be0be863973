import { basename } from 'node:path';
import { loadConfig } from '../config.js';
import { MAX_FIGURES, problemLines } from '../conversation/import/decide-tables.js';
import {
  importAtDesk,
  type DeskFile,
  type DeskImport,
} from '../conversation/import/import-at-desk.js';
import { readSentTable } from '../conversation/import/read-sent-table.js';
import { silence } from '../conversation/outcome.js';
import type { WorkspaceView } from '../conversation/workspace.js';
import { AppError } from '../kernel/errors.js';
import { contentHash } from '../store/evidence/evidence-files.js';
import type { House } from '../wire.js';
import { loadGlossary } from '../wire-glossary.js';
import { printLine, type CommandContext } from './command-context.js';
import { openDialogue } from './dialogue.js';
import { EXIT_INPUT, EXIT_OK, EXIT_USAGE } from './exit-codes.js';
import { figuresTexts } from './figures-texts.js';
import { pickWorkspace } from './pick-workspace.js';
import { readUserFile } from './read-user-file.js';
import { withHouse } from './with-house.js';

export interface FiguresFlags {
  readonly yes: boolean;
  readonly dryRun: boolean;
  /** `null`: the only one. */
  readonly workspace: string | null;
}

async function readTable(path: string): Promise<DeskFile> {
  const content = await readUserFile(path);
  const { reading } = await readSentTable({ name: basename(path), content });
  if ('table' in reading) return { table: reading.table, hash: contentHash(content) };
  const userText = reading.problem;
  throw new AppError('input-invalid', 'no table of figures', { userText });
}

function show({ table }: DeskFile, read: DeskImport, context: CommandContext): void {
  const { lines, problems, notes, found, waiting } = read;
  printLine(context.stdout, figuresTexts.head(table.sheet, found));
  for (const line of [...lines, ...problemLines(problems), ...notes]) {
    printLine(context.stdout, line);
  }
  if (waiting > 0) printLine(context.stdout, figuresTexts.waiting(waiting));
}

/** `null`: go on. */
async function stopBefore(
  { found, ready, waiting }: DeskImport,
  flags: FiguresFlags,
  context: CommandContext,
): Promise<{ readonly text: string; readonly code: number } | null> {
  if (found > MAX_FIGURES) {
    return { text: figuresTexts.tooMany(MAX_FIGURES, found), code: EXIT_INPUT };
  }
  if (flags.dryRun) return { text: figuresTexts.dryRun, code: EXIT_OK };
  if (ready === 0) return { text: figuresTexts.none, code: waiting > 0 ? EXIT_INPUT : EXIT_OK };
  if (flags.yes) return null;
  if (!context.interactive) return { text: figuresTexts.needsYes, code: EXIT_USAGE };
  const dialogue = openDialogue(context);
  try {
    const isAgreed = await dialogue.agree(figuresTexts.agree(ready));
    return isAgreed ? null : { text: figuresTexts.declined, code: EXIT_OK };
  } finally {
    dialogue.close();
  }
}

/** Judged again under the lock: what was shown is stored, or nothing. */
async function store(
  { conversation }: House,
  place: Awaited<ReturnType<typeof pickWorkspace>>,
  shown: DeskImport,
  judge: (view: WorkspaceView) => DeskImport,
): Promise<boolean> {
  const stored: boolean[] = [];
  await conversation.sweep(place.workspace.id, place.now, (view) => {
    const now = judge(view);
    const isAsShown = now.lines.join('\n') === shown.lines.join('\n');
    stored.push(isAsShown);
    return isAsShown ? { ...silence, entries: now.entries } : silence;
  });
  return stored.includes(true);
}

/** `zhanbao figures import`: current figures of a table, shown old → new and stored together. */
export async function figuresImportCommand(
  path: string,
  flags: FiguresFlags,
  context: CommandContext,
): Promise<number> {
  const file = await readTable(path);
  const { botName, glossaryFile } = loadConfig(context.env);
  const glossary = await loadGlossary(glossaryFile);
  return withHouse(context, async (house) => {
    const place = await pickWorkspace(house, flags.workspace);
    await house.calendar.refresh();
    const deps = { botName, glossary, calendar: house.calendar.current };
    const judge = (view: WorkspaceView) => importAtDesk(view, file, place.now, deps);
    const read = judge(await house.workspaces.readView(place.workspace.id, place.now));
    show(file, read, context);
    const stop = await stopBefore(read, flags, context);
    if (stop !== null) {
      printLine(stop.code === EXIT_USAGE ? context.stderr : context.stdout, stop.text);
      return stop.code;
    }
    if (!(await store(house, place, read, judge))) {
      printLine(context.stderr, figuresTexts.moved);
      return EXIT_INPUT;
    }
    printLine(context.stdout, figuresTexts.stored(read.ready));
    return read.waiting + read.problems.length > 0 ? EXIT_INPUT : EXIT_OK;
  });
}
