import type { AnswerContext, Attachment } from '../answers/answer.js';
import { plansAt } from '../answers/subjects.js';
import { digestDays } from './content/digest-days.js';
import { digestScope } from './digest-scope.js';
import type { PublicationContent } from './publication-reply.js';

/** The publications of each plan that somebody who asks for a digest in a group sends out. */
export function askedPublications(
  attachment: Attachment,
  context: AnswerContext,
): readonly PublicationContent[] {
  const scope = digestScope(attachment);
  const days = digestDays(scope, context);
  const { kind = 'weekly' } = scope;
  return plansAt(context, days.to).map((plan) => ({ kind, plan, days, since: null, notes: {} }));
}
