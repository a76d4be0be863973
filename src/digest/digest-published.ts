import type { AnswerContext, Attachment } from '../answers/answer.js';
import { allSubjects, readIndicator } from '../answers/subjects.js';
import type { LedgerEvent } from '../ledger/ledger-entry.js';
import { digestDays } from './content/digest-days.js';
import { digestScope } from './digest-scope.js';

/**
 * What to write into the ledger when a digest went out to a group: the figures it was sent with.
 * @returns `null` for files, private copies and those limited to units, which publish nothing.
 */
export function digestPublished(
  attachment: Attachment,
  context: AnswerContext,
): LedgerEvent | null {
  if (attachment.kind !== 'digest' || attachment.isPrivate || attachment.units !== null) {
    return null;
  }
  if (!context.asker.inGroup) return null;
  const period = digestDays(digestScope(attachment), context);
  const figures = allSubjects(context, period.to).flatMap((subject) => {
    const { figure, indicator } = readIndicator(context, subject, period.to);
    return figure === null
      ? []
      : [{ indicatorId: indicator.id, value: figure.value, asOf: figure.asOf }];
  });
  return { kind: 'digest-published', period, figures };
}
