import { likelyIntent } from '../classifier/message-kind.js';
import { kindAsked } from '../query/kind-asked.js';
import type { Intent } from '../understanding.js';
import { isNotOurs } from './not-ours.js';
import type { View } from './view.js';

/**
 * How sure the classifier must be to set aside what the rules say; what is not listed stays with the rules: nothing is
 * confirmed, withdrawn or corrected on its word.
 */
const SURE: Readonly<Partial<Record<Intent, Readonly<Partial<Record<Intent, number>>>>>> = {
  report: { query: 0.9, other: 0.9 },
  correction: { report: 0.97 },
  query: { report: 0.9, help: 0.9, other: 0.97 },
  help: { report: 0.9, query: 0.9, other: 0.95 },
  confirm: { other: 0.9, query: 0.95 },
  cancel: { other: 0.95 },
  other: { query: 0.9, help: 0.97, report: 0.97 },
};
/** Figures of ours stand in it: less easily taken for something else. */
const SURE_DESPITE_FIGURES = 0.99;

/** What the rules made of a message, unless the words of it are clearly those of something else. */
export function judgedAgain(ruled: Intent, view: View): Intent {
  const { message, evidence } = view;
  const { best, chanceOf } = likelyIntent(message);
  if (best === ruled) return ruled;
  const needed = SURE[ruled]?.[best];
  if (needed === undefined || chanceOf(best) < needed) return ruled;
  const hasFigures = evidence.facts.length > 0;
  // …58家。另外问下还差多少: a question behind a report is answered with it.
  if (hasFigures && best === 'query') return ruled;
  const isKept = hasFigures && best !== 'report';
  if (isKept && chanceOf(best) < SURE_DESPITE_FIGURES) return ruled;
  if (best === 'query' && kindAsked(message) === null) return ruled;
  if (best === 'report' && isNotOurs(view)) return ruled;
  return best;
}
