import type { Attachment } from './attach.js';
import { figureFor } from './convert-value.js';
import type { Rival } from './draft-fact.js';
import type { Figure } from './figures.js';

/** Indicators beside the chosen one that share its name or are named in the clause, if the figure's unit allows. */
export function rivalsOf(figure: Figure, { indicator, mention }: Attachment): readonly Rival[] {
  const others = new Set(mention.candidates);
  for (const tokens of [figure.clauseLeft, figure.right])
    for (const token of tokens)
      for (const candidate of token.mention?.candidates ?? []) others.add(candidate);
  others.delete(indicator);
  const rivals: Rival[] = [];
  for (const other of others) {
    const value = figureFor(other, figure.number);
    if (value !== null) rivals.push({ indicator: other, value });
  }
  return rivals;
}
