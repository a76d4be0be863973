import { readFile } from 'node:fs/promises';
import { AppError } from '../kernel/errors.js';

/** Reads a file that the caller named. @throws AppError `not-found` or `input-invalid` */
export async function readUserFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new AppError(missing ? 'not-found' : 'input-invalid', 'cannot read the given file', {
      userText: missing ? `找不到文件：${file}` : `文件打不开，请检查权限：${file}`,
      cause: error,
    });
  }
}
