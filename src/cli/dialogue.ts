import { createInterface } from 'node:readline';
import type { CommandContext } from './command-context.js';

/** Questions and answers at the terminal, line by line. */
export interface Dialogue {
  /** @returns the answer without surrounding spaces; empty once the input has ended. */
  ask(question: string): Promise<string>;
  /** Asks until the answer is clear; the end of the input means no. */
  agree(question: string): Promise<boolean>;
  close(): void;
}

const YES = ['是', '是的', '好', '好的', '行', '可以', '确认', '对', 'y', 'yes'];
const NO = ['否', '不', '不是', '不用', '不行', '取消', '算了', 'n', 'no'];

/** Reads ahead: lines that were typed or pasted before their question are not lost. */
export function openDialogue(context: CommandContext): Dialogue {
  const terminal = createInterface({ input: context.stdin });
  const lines = terminal[Symbol.asyncIterator]();
  const next = async (question: string): Promise<string | null> => {
    context.stdout.write(question);
    const line = await lines.next();
    return line.done === true ? null : line.value.trim();
  };
  const agree = async (question: string): Promise<boolean> => {
    const answer = (await next(`${question}（是/否）`))?.toLowerCase();
    if (answer === undefined || NO.includes(answer)) return false;
    if (YES.includes(answer)) return true;
    return agree(`请回答“是”或“否”。${question}`);
  };
  return {
    ask: async (question) => (await next(question)) ?? '',
    agree,
    close: () => {
      terminal.close();
    },
  };
}
