import type { Expectation, LabelledMessage } from './labelled-message.js';

/**
 * A label made wrong on purpose, by the place of its message: what a scorer is tried on. Independent of the rules, so
 * that the numbers of the reference scorer hold for ever.
 */
export function damaged({ expect }: LabelledMessage, at: number): Expectation {
  const facts = expect.facts ?? [];
  const [first] = facts;
  if (at % 13 === 0) return { intent: expect.intent === 'other' ? 'report' : 'other' };
  if (at % 7 === 0 && first !== undefined) {
    return { ...expect, facts: [{ ...first, value: first.value + 1 }, ...facts.slice(1)] };
  }
  if (at % 5 === 0 && first !== undefined) return { ...expect, facts: [...facts, first] };
  if (at % 3 === 0 && (expect.tasks ?? []).length > 0) {
    return { ...expect, tasks: [...(expect.tasks ?? []), '9'].reverse(), blocker: at % 2 === 0 };
  }
  const { query } = expect;
  if (at % 4 === 0 && query) {
    return { ...expect, query: { ...query, kind: 'gap', indicators: [], tasks: ['3'] } };
  }
  return expect;
}
