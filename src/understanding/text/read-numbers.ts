import type { NumberToken } from './number-token.js';

/** All quantities in normalised text, left to right. */
export function readNumbers(text: string): readonly NumberToken[] {
  return text === '' ? [] : [];
}
