import { loadConfig } from '../config.js';
import { serve } from '../main.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_OK } from './exit-codes.js';

/** Resolves at the first Ctrl-C or `kill`. A second Ctrl-C ends the process at once. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
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
