import type { IndicatorMention } from './mention.js';
import type { Token } from './tokens.js';

const MEANT = /(?:指的?是?|说的都?是|都?是说)$/;
const REACH = 4;

/** 10月底25，现26，指硕士: what the figures of a message are of, said behind the last of them. */
export function namedAtEnd(tokens: readonly Token[]): readonly IndicatorMention[] {
  const at = tokens.findIndex(({ kind }) => kind === 'mention');
  const name = tokens[at];
  if (name?.kind !== 'mention') return [];
  const before = tokens.slice(Math.max(0, at - REACH), at).map(({ text }) => text);
  const isLast = tokens.slice(at + 1).every(({ kind }) => kind === 'mark' || kind === 'cue');
  return isLast && MEANT.test(before.join('')) ? [name.mention] : [];
}
