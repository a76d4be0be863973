import type { FileAsked, UnderstoodQuery } from '../understanding/understanding.js';
import { refusal, textAnswer, type Answer, type AnswerContext } from './answer.js';
import { FILE_FOLLOWS, refusals } from './texts.js';

const LEDGER: FileAsked = { document: 'ledger', format: 'xlsx' };
const WEEKLY: FileAsked = { document: 'weekly', format: 'text' };

/**
 * `export` and `digest`: whether and how far the asker gets them. A leader gets his own copy
 * privately, a liaison his own unit's, the office everything where it asked; a file never goes into
 * a group, only a digest in words does.
 */
export function answerFiles(query: UnderstoodQuery, context: AnswerContext): Answer {
  const { role, units, inGroup } = context.asker;
  const file = query.file ?? (query.kind === 'digest' ? WEEKLY : LEDGER);
  const kind = file.document === 'ledger' || file.document === 'form' ? 'export' : 'digest';
  const asked = query.units.length > 0 ? query.units : null;
  const own = role === 'liaison' ? (asked ?? units).filter((unit) => units.includes(unit)) : asked;
  if (own?.length === 0) return refusal(refusals.otherExport);
  const isPrivate = inGroup && (file.format !== 'text' || role !== 'office');
  return {
    ...textAnswer(isPrivate ? [FILE_FOLLOWS] : []),
    attach: { kind, file, period: query.period, units: own, isPrivate },
  };
}
