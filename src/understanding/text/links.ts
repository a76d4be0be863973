import type { Span } from '../understanding.js';
import { findAll } from './find-all.js';

/** An address of the web or of mail; its digits are no figures. */
const LINK = /(?:https?:\/\/|www\.)[\w./?=&%#:@~+-]{1,300}|[\w.-]{1,40}@[\w-]{1,40}\.[a-z]{2,10}/gi;

/** Where addresses stand in normalised text, in order. */
export function findLinks(text: string): readonly Span[] {
  if (!text.includes('/') && !text.includes('.')) return [];
  return findAll(LINK, text).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
