import type { IndicatorId } from '../kernel/ids.js';
import { readSupervisions, type Supervision } from '../ledger/supervision.js';
import type { Provenance } from '../ledger/tracked.js';
import { formatDate } from '../plan/format-figure.js';
import type { TaskRef } from '../plan/model.js';
import { seesUnitInFull } from './access.js';
import type { AnswerContext } from './answer.js';
import { todayOf } from './subjects.js';

/** What each step of a letter is called. */
export const STEP_WORDS = {
  issued: '发出',
  received: '签收',
  replied: '回复',
  returned: '退回',
  extended: '延期',
  closed: '办结',
  withdrawn: '撤回',
} as const;

/** Steps that have words of their own. */
const SAID: readonly string[] = ['replied', 'returned'];

interface SupervisionRecord {
  readonly by: Provenance;
  readonly text: string;
  readonly factId: null;
  readonly indicatorId: IndicatorId | null;
  readonly tasks: readonly TaskRef[];
}

function nameOf({ letter, planId, subject, unit }: Supervision, context: AnswerContext): string {
  const plan = context.plans.find(({ id }) => id === planId);
  const thing =
    subject.kind === 'task'
      ? `任务${subject.no}`
      : plan?.indicators.find(({ id }) => id === subject.indicatorId)?.shortName;
  return `督办单${letter.year}年第${letter.no}号（${thing ?? '原方案事项'}，${unit}）`;
}

/**
 * What became of supervision letters, as far as the asker may know: office and leaders of all, a liaison
 * of his units', and nothing in a group.
 */
export function supervisionRecords(
  context: AnswerContext,
  quote: (by: Provenance) => string,
): readonly SupervisionRecord[] {
  if (context.asker.inGroup) return [];
  const seen = readSupervisions(context.ledger.entries).filter(({ unit }) =>
    seesUnitInFull(context.asker, unit),
  );
  return seen.flatMap((letter) => {
    const { planId, subject } = letter;
    const name = nameOf(letter, context);
    return letter.steps.map(({ kind, by, deadline }) => {
      const said = SAID.includes(kind) ? `：${quote(by)}` : '';
      const until = kind === 'issued' || kind === 'extended';
      const day = until ? `，期限${formatDate(deadline, todayOf(context))}` : '';
      return {
        by,
        text: `${name}${STEP_WORDS[kind]}${day}${said}`,
        factId: null,
        indicatorId: subject.kind === 'indicator' ? subject.indicatorId : null,
        tasks: subject.kind === 'task' ? [{ planId, no: subject.no }] : [],
      };
    });
  });
}
