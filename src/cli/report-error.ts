import { AppError } from '../kernel/errors.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_FAILURE, EXIT_OK, exitCodeOf } from './exit-codes.js';

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'EPIPE';
}

/** Tells the person at the terminal what to do. @returns the exit code. */
export function reportError(error: unknown, context: CommandContext): number {
  // `zhanbao … | head` closes our output early; that is no failure.
  if (isBrokenPipe(error)) return EXIT_OK;
  if (error instanceof AppError) {
    printLine(context.stderr, error.userText);
    return exitCodeOf(error.code);
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  printLine(context.stderr, `程序出错，请把以下内容发给维护人员：\n${detail}`);
  return EXIT_FAILURE;
}
