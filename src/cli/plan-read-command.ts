import { planDraftJson } from '../plan/read/plan-draft.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_OK } from './exit-codes.js';
import { planDraftText } from './plan-read-text.js';
import { readPlanFile } from './read-plan-file.js';

/** `zhanbao plan read`: what the document holds and what to decide about it; stores nothing. */
export async function planReadCommand(
  file: string,
  options: { readonly json: boolean },
  context: CommandContext,
): Promise<number> {
  const draft = await readPlanFile(file);
  printLine(
    context.stdout,
    options.json ? JSON.stringify(planDraftJson(draft), null, 2) : planDraftText(draft),
  );
  return EXIT_OK;
}
