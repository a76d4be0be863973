import { createInterface } from 'node:readline';
import type { CommandContext } from './command-context.js';

/** Questions and answers at the terminal, line by line. */
export interface Dialogue {
  /** @returns the answer without surrounding spaces; empty once the input has ended. */
  ask(question: string): Promise<string>;
  /** Only 是, y and yes agree. */
  agree(question: string): Promise<boolean>;
  close(): void;
}

const YES = ['是', 'y', 'yes'];

/** Reads ahead: lines that were typed or pasted before their question are not lost. */
export function openDialogue(context: CommandContext): Dialogue {
  const terminal = createInterface({ input: context.stdin });
  const lines = terminal[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string> => {
    context.stdout.write(question);
    const next = await lines.next();
    return next.done === true ? '' : next.value.trim();
  };
  return {
    ask,
    agree: async (question) => YES.includes((await ask(`${question}（是/否）`)).toLowerCase()),
    close: () => {
      terminal.close();
    },
  };
}
