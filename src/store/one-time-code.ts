import { randomInt } from 'node:crypto';
import { sha256Hex } from '../kernel/sha256.js';

/** How long a one-time code counts. */
export const CODE_VALID_MS = 30 * 60_000;
/** Without 0, O, 1, I and L, which are misread from a screen. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** 31^10 is about 2^49: nobody guesses it in half an hour, and it can still be typed. */
const LENGTH = 10;

/** @param length more than people can type, for what they only press */
export function newCode(length = LENGTH): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** Letters may be typed small, and a code may be copied with space around it. */
export function codeHash(code: string): string {
  return sha256Hex(code.trim().toUpperCase());
}
