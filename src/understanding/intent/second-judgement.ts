import { likelyIntent } from '../classifier/message-kind.js';
import { kindAsked } from '../query/kind-asked.js';
import type { Intent, UnderstoodFact } from '../understanding.js';
import { isNotOurs } from './not-ours.js';
import type { View } from './view.js';

/**
 * How sure the classifier must be to set aside what the rules say; what is not listed stays with the rules: nothing is
 * confirmed, withdrawn or corrected on its word.
 */
const SURE: Readonly<Partial<Record<Intent, Readonly<Partial<Record<Intent, number>>>>>> = {
  report: { query: 0.9, other: 0.8 },
  correction: { report: 0.97 },
  query: { report: 0.9, help: 0.9, other: 0.8 },
  help: { report: 0.9, query: 0.9, other: 0.9 },
  confirm: { other: 0.9, query: 0.95 },
  cancel: { other: 0.95 },
  other: { query: 0.9, help: 0.97, report: 0.97 },
};
/** Figures of ours stand in it: less easily taken for something else. */
const SURE_DESPITE_FIGURES = 0.99;
/** Figures in talk, news or jokes must not be stored: the less sure they are, the less it takes. */
const TALK = { despiteClearFigure: 0.9, despiteFigures: 0.6 };
/** Of what is read so surely hardly anything was no report. */
const CLEAR = 0.93;
/** A correction that calls itself one. */
const SAID_OUTRIGHT = /更正|订正|勘误|重报|改[为成]|应为|笔误|报错|写错|填错/u;

/** Whether a message that the rules take for one thing may be another, however sure the classifier is. */
function mayBecome(best: Intent, ruled: Intent, { message, evidence, text }: View): boolean {
  const hasFigures = evidence.facts.length > 0;
  if (ruled === 'correction') return !SAID_OUTRIGHT.test(text);
  // …58家。另外问下还差多少: a question behind a report is answered with it.
  if (best === 'query') return !hasFigures && kindAsked(message) !== null;
  return true;
}

const isClear = ({ confidence }: UnderstoodFact): boolean => confidence >= CLEAR;

/** 59 by itself is no report, but may answer the bot. */
function despiteFigures(best: Intent, { message, evidence }: View): number {
  if (best !== 'other' || message.input.context.length > 0) return SURE_DESPITE_FIGURES;
  return evidence.facts.some(isClear) ? TALK.despiteClearFigure : TALK.despiteFigures;
}

/** What the rules made of a message, unless the words of it are clearly those of something else; two clear figures are enough of a report. */
export function judgedAgain(ruled: Intent, view: View): Intent {
  if (ruled === 'report' && view.evidence.facts.filter(isClear).length > 1) return ruled;
  const { best, chanceOf } = likelyIntent(view.message);
  const needed = best === ruled ? undefined : SURE[ruled]?.[best];
  if (needed === undefined) return ruled;
  const hasFigures = view.evidence.facts.length > 0 && best !== 'report';
  if (chanceOf(best) < (hasFigures ? despiteFigures(best, view) : needed)) return ruled;
  if (best === 'report' && isNotOurs(view)) return ruled;
  return mayBecome(best, ruled, view) ? best : ruled;
}
