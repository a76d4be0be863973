import { statfsSync } from 'node:fs';

import { AppError } from '../../kernel/errors.js';
import { embeddedTexts } from './texts.js';

/** A new database takes 40 MB and writes its log in pieces of 16 MB; below this the first day would already fail. */
export const NEW_DATABASE_BYTES = 150_000_000;
/** One piece of the write-ahead log and a little more: less than this, and a start fails for want of space. */
export const START_BYTES = 24_000_000;

const FULL = new Set(['ENOSPC', 'EDQUOT']);

export function isDiskFullError(error: unknown): boolean {
  return FULL.has((error as NodeJS.ErrnoException | undefined)?.code ?? '');
}

export function hasSpace(folder: string, neededBytes: number): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= neededBytes;
}

export function diskFull(folder: string, cause?: unknown): AppError {
  return new AppError('environment', `Disk full at ${folder}`, {
    userText: embeddedTexts.diskFull(folder),
    cause,
  });
}
