import { createInterface } from 'node:readline/promises';
import type { CommandContext } from './command-context.js';

/** Asks at the terminal; only 是, y or yes agree. */
export async function askYesNo(question: string, context: CommandContext): Promise<boolean> {
  const terminal = createInterface({ input: context.stdin, output: context.stdout });
  try {
    const answer = await terminal.question(`${question}（是/否）`);
    return ['是', 'y', 'yes'].includes(answer.trim().toLowerCase());
  } finally {
    terminal.close();
  }
}
