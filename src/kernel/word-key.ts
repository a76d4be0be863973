import { simpleChar } from './plain-char.js';

/** Characters nobody sees, and the blanks that typesetting puts between others. */
const UNSEEN = /[\s\p{Cf}]/gu;
const DASH = /[—–―−‐‑─]/gu;

/**
 * The same for two ways to write one name (技術合同 and 技术合同, ＲＤ企 and rd企): traditional and simplified characters,
 * width, case and blanks make no other word. Every place that compares names compares these, so that what is taught
 * in one way of writing can be looked up and forgotten in another.
 */
export function wordKey(word: string): string {
  const plain = word.normalize('NFKC').replace(UNSEEN, '').replace(DASH, '-');
  return Array.from(plain, simpleChar).join('').toUpperCase();
}
