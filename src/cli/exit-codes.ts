import type { ErrorCode } from '../kernel/errors.js';

/** Exit codes that scripts may rely on; listed in docs/operations.md. */
export const EXIT_OK = 0;
/** Something failed that is not the caller's fault. */
export const EXIT_FAILURE = 1;
/** Wrong command, option or argument. */
export const EXIT_USAGE = 2;
/** The given file or text cannot be used. */
export const EXIT_INPUT = 3;
/** Configuration or machine: variables, port, disk, data folder. */
export const EXIT_ENVIRONMENT = 4;
/** `audit verify` found a broken entry. */
export const EXIT_BROKEN_CHAIN = 5;

const INPUT_CODES: readonly ErrorCode[] = ['input-invalid', 'input-too-large', 'not-found'];

export function exitCodeOf(code: ErrorCode): number {
  if (INPUT_CODES.includes(code)) return EXIT_INPUT;
  return code === 'config' || code === 'environment' ? EXIT_ENVIRONMENT : EXIT_FAILURE;
}
