import { writeFile } from 'node:fs/promises';
import { AppError } from '../kernel/errors.js';
import { exportTexts } from './export-texts.js';

/** Writes where the operator said. @throws AppError `input-invalid` where that cannot be done */
export async function writeUserFile(path: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (cause) {
    throw new AppError('input-invalid', 'cannot write the file', {
      userText: exportTexts.notWritten(path),
      cause,
    });
  }
}
