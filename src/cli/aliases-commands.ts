import { z } from 'zod';
import { loadConfig } from '../config.js';
import { importNames, shownNames } from '../conversation/naming/exchange-names.js';
import type { CarriedName, NameImport, ShownName } from '../conversation/naming/exchange-names.js';
import type { WorkspaceView } from '../conversation/workspace.js';
import { dateOf } from '../kernel/dates.js';
import { AppError } from '../kernel/errors.js';
import { nowIn } from '../store/workspace-clock.js';
import type { House } from '../wire.js';
import { aliasesTexts } from './aliases-texts.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_INPUT, EXIT_OK } from './exit-codes.js';
import { readUserFile } from './read-user-file.js';
import { withHouse } from './with-house.js';
import { writeUserFile } from './write-user-file.js';

/** More than a county ever wants; so many are taken, all or none, well within one transaction. */
const MAX_NAMES = 2_000;

const fileSchema: z.ZodType<readonly CarriedName[]> = z.array(
  z.object({
    word: z.string().min(1).max(100),
    kind: z.enum(['indicator', 'unit']),
    target: z.string().min(1).max(200),
  }),
);

async function firstWorkspace({ workspaces }: House) {
  const [workspace] = await workspaces.list();
  if (workspace !== undefined) return { workspace, now: nowIn(workspace) };
  throw new AppError('not-found', 'no workspace yet', { userText: aliasesTexts.noWorkspace });
}

async function readNames(house: House): Promise<readonly ShownName[]> {
  const { workspace, now } = await firstWorkspace(house);
  const view: WorkspaceView = await house.workspaces.readView(workspace.id, now);
  return shownNames(view);
}

/** `zhanbao aliases list` */
export async function aliasesListCommand(
  options: { readonly json: boolean },
  context: CommandContext,
): Promise<number> {
  return withHouse(context, async (house) => {
    const names = await readNames(house);
    if (options.json) printLine(context.stdout, JSON.stringify(names));
    else if (names.length === 0) printLine(context.stdout, aliasesTexts.none);
    else {
      printLine(context.stdout, aliasesTexts.head(names.length));
      for (const name of names) {
        const day = dateOf(name.learnedAt);
        printLine(context.stdout, aliasesTexts.line({ ...name, day }));
      }
    }
    return EXIT_OK;
  });
}

/** `zhanbao aliases export`: to a file, or to standard output. */
export async function aliasesExportCommand(
  file: string | undefined,
  context: CommandContext,
): Promise<number> {
  return withHouse(context, async (house) => {
    const names = await readNames(house);
    const carried = names.map(({ word, kind, target }): CarriedName => ({ word, kind, target }));
    const text = JSON.stringify(carried, null, 2);
    if (file === undefined) {
      printLine(context.stdout, text);
      return EXIT_OK;
    }
    await writeUserFile(file, `${text}\n`);
    printLine(context.stdout, aliasesTexts.written(carried.length, file));
    return EXIT_OK;
  });
}

async function readCarried(file: string): Promise<readonly CarriedName[]> {
  const text = (await readUserFile(file)).toString('utf8').replace(/^\uFEFF/u, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('input-invalid', 'no list of names', {
      userText: aliasesTexts.unreadable,
      cause,
    });
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    throw new AppError('input-invalid', 'no list of names', { userText: aliasesTexts.unreadable });
  }
  if (parsed.data.length > MAX_NAMES) {
    throw new AppError('input-too-large', 'too many names', {
      userText: aliasesTexts.tooMany(MAX_NAMES),
    });
  }
  return parsed.data;
}

/** `zhanbao aliases import`: what was exported, for instance under the plan of the year before. */
export async function aliasesImportCommand(file: string, context: CommandContext): Promise<number> {
  const carried = await readCarried(file);
  const { botName } = loadConfig(context.env);
  return withHouse(context, async (house) => {
    const { workspace, now } = await firstWorkspace(house);
    const done: NameImport[] = [];
    await house.conversation.sweep(workspace.id, now, (view) => {
      const result = importNames(view, carried, { now, botName });
      done.push(result);
      return result.outcome;
    });
    for (const { learned, known, refused } of done) {
      printLine(context.stdout, aliasesTexts.imported(learned, known));
      if (refused.length === 0) continue;
      printLine(context.stderr, aliasesTexts.refused(refused.length));
      for (const line of refused) printLine(context.stderr, line);
    }
    return done.some(({ refused }) => refused.length > 0) ? EXIT_INPUT : EXIT_OK;
  });
}
