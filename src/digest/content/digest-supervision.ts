import type { AnswerContext } from '../../answers/answer.js';
import { todayOf } from '../../answers/subjects.js';
import {
  countSupervisions,
  readSupervisions,
  type SupervisionCounts,
} from '../../ledger/supervision.js';
import type { Plan } from '../../plan/model.js';
import { contentTexts } from './content-texts.js';

/** How many supervision letters of a plan are under way, for these units where some are given. */
export function digestSupervision(
  context: AnswerContext,
  plan: Plan,
  units: readonly string[] | null,
): SupervisionCounts {
  const letters = readSupervisions(context.ledger.entries).filter(
    ({ planId, unit }) => planId === plan.id && (units === null || units.includes(unit)),
  );
  return countSupervisions(letters, todayOf(context));
}

/** 督办中2件，逾期1件; nothing where none is under way. */
export function supervisionLines({ open, overdue }: SupervisionCounts): readonly string[] {
  return open === 0 ? [] : [contentTexts.supervision(open, overdue)];
}
