import type { Attachment } from './attach.js';
import type { Figure } from './figures.js';
import type { Token } from './tokens.js';

export function isCue(token: Token, ...kinds: readonly string[]): boolean {
  return token.kind === 'cue' && kinds.includes(token.cue);
}

/** The words after a figure that speak of it: to the next name, or to 不含 and the like. */
export function ownRight(figure: Figure, attachment: Attachment): readonly Token[] {
  const end = figure.right.findIndex(
    (token) =>
      isCue(token, 'part') ||
      (token.kind === 'mention' &&
        (attachment.rule !== 'before-name' || token.span.start > attachment.mention.span.start)),
  );
  return end < 0 ? figure.right : figure.right.slice(0, end);
}

export function isAchieved(figure: Figure, ...kinds: readonly string[]): boolean {
  return figure.left.some((token) => isCue(token, ...kinds));
}
