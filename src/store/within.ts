import { AppError } from '../kernel/errors.js';
import type { ErrorCode } from '../kernel/errors.js';

/**
 * What the work comes to, if it does so in time. The work itself goes on: nobody can stop it.
 * @throws AppError `code` when it took longer
 */
export async function within<Result>(
  limitMs: number,
  work: Promise<Result>,
  late: { readonly code: ErrorCode; readonly what: string },
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new AppError(late.code, `${late.what} took longer than ${limitMs} ms`));
    }, limitMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
