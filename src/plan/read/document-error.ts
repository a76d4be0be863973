import { AppError } from '../../kernel/errors.js';

/**
 * Why a file could not be read, in words for the person who chose it.
 * @param cause the library's own error, for operators
 */
export function documentError(userText: string, cause?: unknown): AppError {
  return new AppError('input-invalid', `A document could not be read: ${userText}`, {
    userText,
    cause,
  });
}
