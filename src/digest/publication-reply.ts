import type { AnswerContext } from '../answers/answer.js';
import { allSubjects, readIndicator } from '../answers/subjects.js';
import type { DateRange } from '../kernel/dates.js';
import type { MessageId } from '../kernel/ids.js';
import type { PublishedFigure } from '../ledger/ledger-entry.js';
import type { Block } from '../message/reply.js';
import type { Plan } from '../plan/model.js';
import type { PublicationKind } from './schedule/publications.js';
import { weeklyDigest } from './weekly-digest.js';

/** What goes out to the groups of a plan. */
export interface PublicationContent {
  readonly kind: PublicationKind;
  readonly plan: Plan;
  readonly days: DateRange;
  /** Said under the title: what was joined, that it is late, and the office's own words. */
  readonly notes: readonly string[];
}

function ofPlan(context: AnswerContext, plan: Plan): AnswerContext {
  return { ...context, plans: [plan] };
}

/** The words of a digest or bulletin, as its readers get them. */
export function publicationText(
  { plan, days, notes }: PublicationContent,
  context: AnswerContext,
): readonly Block[] {
  const text = weeklyDigest({ period: days, units: null }, ofPlan(context, plan));
  return [{ type: 'text', text: [...notes, text].join('\n') }];
}

/** The messages that it quotes. */
export function quotedInPublication(
  content: PublicationContent,
  context: AnswerContext,
): readonly MessageId[] {
  const ids = new Set<MessageId>();
  const recorder: AnswerContext = {
    ...context,
    memberName: (id) => context.memberName(id),
    memberUnits: (id) => context.memberUnits(id),
    messageText: (id) => {
      ids.add(id);
      return null;
    },
  };
  publicationText(content, recorder);
  return [...ids];
}

/** The figures that it was sent with, for 更正说明 in a later one. */
export function figuresPublished(
  { plan, days }: PublicationContent,
  context: AnswerContext,
): readonly PublishedFigure[] {
  const own = ofPlan(context, plan);
  return allSubjects(own, days.to).flatMap((subject) => {
    const { figure, indicator } = readIndicator(own, subject, days.to);
    return figure === null
      ? []
      : [{ indicatorId: indicator.id, value: figure.value, asOf: figure.asOf }];
  });
}
