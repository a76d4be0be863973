import type { TaskRef } from '../plan/model.js';
import type { TaskState } from '../understanding/understanding.js';
import { taskStateEvents } from './decide-report.js';
import { openReceipt } from './open-receipt.js';
import { justSay, textReply } from './outcome.js';
import { here } from './situation.js';
import type { BoundSituation } from './situation.js';
import type { Outcome } from './workspace.js';
import { workTexts } from './work-texts.js';

/** The task of that number in the plan that runs today, else in any. */
function findTask(situation: BoundSituation, no: string): TaskRef | null {
  const { today, view } = situation;
  const plans = view.plans.filter((plan) => plan.tasks.some((task) => task.no === no));
  const running = plans.find(({ period }) => period.from <= today && today <= period.to);
  const plan = running ?? plans[0];
  return plan === undefined ? null : { planId: plan.id, no };
}

/** 任务3已完成: set by a receipt like everything else. */
export function decideTaskState(
  situation: BoundSituation,
  taskNo: string,
  state: TaskState,
): Outcome {
  const task = findTask(situation, taskNo);
  if (task === null) return justSay(textReply(here(situation), workTexts.noSuchTask(taskNo)));
  const { events, refused } = taskStateEvents(situation, [{ task, state }]);
  return events.length === 0
    ? justSay(textReply(here(situation), refused.join('\n')))
    : openReceipt(situation, { figures: [], events });
}
