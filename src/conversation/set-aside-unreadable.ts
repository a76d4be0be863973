import type { Doubt, Understanding } from '../understanding/understanding.js';

/** 1e309 is no way to write a figure in a report, whatever number it may stand for. */
const SCIENTIFIC = /\d\s*[eE]\s*[+-]?\d/u;

/** Figures that nobody would write so are asked about instead of taken. */
export function setAsideUnreadable(understanding: Understanding, text: string): Understanding {
  const wordsOf = ({ span }: Pick<Doubt, 'span'>): string => text.slice(span.start, span.end);
  const unreadable = understanding.facts.filter((fact) => SCIENTIFIC.test(wordsOf(fact)));
  if (unreadable.length === 0) return understanding;
  const doubts = unreadable.map((fact): Doubt => ({
    kind: 'unreadable-number',
    text: wordsOf(fact),
    span: fact.span,
  }));
  return {
    ...understanding,
    facts: understanding.facts.filter((fact) => !unreadable.includes(fact)),
    doubts: [...understanding.doubts, ...doubts],
  };
}
