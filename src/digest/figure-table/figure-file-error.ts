import { AppError } from '../../kernel/errors.js';

/** Why a file with figures cannot be read, in words for who sent it. */
export function figureFileError(userText: string, cause?: unknown): AppError {
  return new AppError('input-invalid', 'a file with figures cannot be read', { userText, cause });
}
