import type { Plan } from '../../plan/model.js';
import { isRunning } from '../periodic/round.js';
import type { Situation } from '../situation.js';

/** The plans that run now, or all where none does. */
export function plansConcerned({
  view,
  today,
}: Pick<Situation, 'view' | 'today'>): readonly Plan[] {
  const running = view.plans.filter((plan) => isRunning(plan, today));
  return running.length > 0 ? running : view.plans;
}
