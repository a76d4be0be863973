import type { AnswerContext } from '../../answers/answer.js';
import { clip } from '../../answers/phrases.js';
import { todayOf } from '../../answers/subjects.js';
import { blockerAgeDays } from '../../ledger/task-standing.js';
import { openBlockers } from '../../ledger/work-index.js';
import type { Blocker } from '../../ledger/tracked.js';
import type { Plan } from '../../plan/model.js';
import type { DigestBlocker } from './digest-content.js';

const QUOTE_CHARACTERS = 30;

/** Open blockers of a plan, also those that name no task, oldest first. */
export function blockersOf(
  context: AnswerContext,
  plan: Plan,
  units: readonly string[] | null,
): readonly Blocker[] {
  return openBlockers(context.ledger).filter(
    ({ tasks, raised }) =>
      (tasks.length === 0 || tasks.some(({ planId }) => planId === plan.id)) &&
      (units === null || (raised.unit !== null && units.includes(raised.unit))),
  );
}

/** A blocker with its age and who coordinates it, quoted in short. */
export function digestBlocker(blocker: Blocker, context: AnswerContext): DigestBlocker {
  const { source, unit } = blocker.raised;
  const text = source === null ? null : context.messageText(source.messageId);
  return {
    tasks: blocker.tasks.map(({ no }) => `任务${no}`).join('、'),
    unit,
    text: text === null ? null : clip(text, QUOTE_CHARACTERS),
    ageDays: blockerAgeDays(blocker, todayOf(context)),
    coordinator: blocker.coordinator,
  };
}
