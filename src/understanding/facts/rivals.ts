import type { Attachment } from './attach.js';
import { figureFor } from './convert-value.js';
import type { Rival } from './draft-fact.js';
import type { Figure } from './figures.js';

/** Indicators beside the chosen one that share its name or are named in the clause, if the figure's unit allows. */
export function rivalsOf(figure: Figure, { indicator, mention }: Attachment): readonly Rival[] {
  const named = [...figure.clauseLeft, ...figure.right].flatMap((token) =>
    token.kind === 'mention' ? token.mention.candidates : [],
  );
  const others = new Set([...mention.candidates, ...named]);
  others.delete(indicator);
  return [...others].flatMap((other) => {
    const value = figureFor(other, figure.number);
    return value === null ? [] : [{ indicator: other, value }];
  });
}
