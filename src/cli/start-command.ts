import { loadConfig } from '../config.js';
import { serve } from '../main.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_OK } from './exit-codes.js';

/** npm passes on the Ctrl-C that the terminal has already sent us: within this time both are one. */
const SAME_SIGNAL_MS = 1_000;
/** What a shell reports of a program that Ctrl-C has ended. */
const EXIT_INTERRUPTED = 130;

/** Resolves at the first Ctrl-C or `kill`. A second one, by a person who does not want to wait, ends the process. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        const now = performance.now();
        firstAt ??= now;
        if (now - firstAt > SAME_SIGNAL_MS) process.exit(EXIT_INTERRUPTED);
        resolve();
      });
    }
  });
}

/** `zhanbao start`: serves until it is told to stop. */
export async function startCommand(context: CommandContext): Promise<number> {
  const stopped = untilStopped();
  const service = await serve(loadConfig(context.env), (line) => {
    printLine(context.stdout, line);
  });
  await stopped;
  printLine(context.stdout, '正在停止…');
  await service.stop();
  printLine(context.stdout, '已停止，数据已保存。');
  return EXIT_OK;
}
