import type { UnderstoodQuery } from '../understanding/understanding.js';
import { refusal, textAnswer, type Answer, type AnswerContext } from './answer.js';
import { FILE_FOLLOWS, refusals } from './texts.js';

/**
 * `export` and `digest`: whether and how far the asker gets them. A leader gets his own copy
 * privately, a liaison his own unit's, the office everything where it asked; a ledger file never
 * goes into a group.
 */
export function answerFiles(query: UnderstoodQuery, context: AnswerContext): Answer {
  const { role, units, inGroup } = context.asker;
  const kind = query.kind === 'digest' ? 'digest' : 'export';
  const asked = query.units.length > 0 ? query.units : null;
  const own = role === 'liaison' ? (asked ?? units).filter((unit) => units.includes(unit)) : asked;
  if (own?.length === 0) return refusal(refusals.otherExport);
  const isPrivate = inGroup && (kind === 'export' || role !== 'office');
  return {
    ...textAnswer(isPrivate ? [FILE_FOLLOWS] : []),
    attach: { kind, period: query.period, units: own, isPrivate },
  };
}
