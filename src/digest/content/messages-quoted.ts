import type { AnswerContext } from '../../answers/answer.js';
import { plansAt } from '../../answers/subjects.js';
import type { MessageId } from '../../kernel/ids.js';
import { blockersOf, digestBlocker } from './digest-blockers.js';
import type { DigestScope } from './digest-content.js';
import { digestDays } from './digest-days.js';
import { digestTasks } from './digest-tasks.js';

/** The messages whose words a digest quotes, so that their texts can be loaded before it is made. */
export function messagesQuoted(scope: DigestScope, context: AnswerContext): readonly MessageId[] {
  const ids = new Set<MessageId>();
  const recorder: AnswerContext = {
    ...context,
    messageText: (id) => {
      ids.add(id);
      return null;
    },
  };
  const at = digestDays(scope, context).to;
  for (const plan of plansAt(context, at)) {
    for (const blocker of blockersOf(context, plan, null)) digestBlocker(blocker, recorder);
    digestTasks([], { plan, at, context: recorder, units: null });
  }
  return [...ids];
}
