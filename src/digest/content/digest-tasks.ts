import type { AnswerContext } from '../../answers/answer.js';
import { formatValue, lightText, paceParts, targetText } from '../../answers/figure-lines.js';
import { clip, listParts } from '../../answers/phrases.js';
import { inMemberOrder, todayOf, type Reading } from '../../answers/subjects.js';
import { TASK_STATE_WORDS } from '../../answers/texts.js';
import type { IsoDate } from '../../kernel/dates.js';
import { taskStanding } from '../../ledger/task-standing.js';
import type { Blocker } from '../../ledger/tracked.js';
import { taskLinesOn } from '../../ledger/work-index.js';
import { formatCompletion, formatDate } from '../../plan/format-figure.js';
import type { Plan, Task } from '../../plan/model.js';
import { contentTexts, taskTexts } from './content-texts.js';
import type { DigestRow, DigestTask } from './digest-content.js';
import { blockersOf, digestBlocker } from './digest-blockers.js';

/** A cell of the table holds the gist; the whole message stands behind 依据. */
const PROGRESS_CHARACTERS = 40;

function rowOf(reading: Reading): DigestRow {
  const { indicator, figure, progress } = reading;
  const { shareOfTarget } = progress;
  return {
    indicator: indicator.shortName,
    target: targetText(indicator),
    value: formatValue(reading),
    completion: shareOfTarget === null ? taskTexts.none : formatCompletion(shareOfTarget),
    pace: paceParts({ ...reading, figure })[0] ?? taskTexts.none,
    light: lightText(reading),
  };
}

/** The newest words on a task, else how it stands and since when. */
function progressText(plan: Plan, task: Task, at: IsoDate, context: AnswerContext): string {
  const { ledger } = context;
  const today = todayOf(context);
  const lines = taskLinesOn(ledger, { planId: plan.id, no: task.no });
  const line = lines.findLast(({ asOf }) => asOf <= at);
  const source = line?.recorded.source ?? null;
  const text = source === null ? null : context.messageText(source.messageId);
  if (line !== undefined && text !== null) {
    return taskTexts.said(clip(text, PROGRESS_CHARACTERS), formatDate(line.asOf, today));
  }
  const { state, lastProgress } = taskStanding(ledger, plan, task, at);
  const word = TASK_STATE_WORDS[state];
  return lastProgress === null ? word : taskTexts.since(word, formatDate(lastProgress, today));
}

function problemsText(
  task: Task,
  blockers: readonly Blocker[],
  plan: Plan,
  context: AnswerContext,
): string {
  const open = blockers
    .filter(({ tasks }) => tasks.some(({ planId, no }) => planId === plan.id && no === task.no))
    .map((blocker) => digestBlocker(blocker, context));
  return open
    .map(({ text, ageDays, coordinator }) =>
      taskTexts.problem(
        text,
        contentTexts.age(ageDays),
        coordinator === null ? contentTexts.uncoordinated : contentTexts.coordinated(coordinator),
      ),
    )
    .join('；');
}

function unitList(units: readonly string[], plan: Plan): string {
  return listParts(
    inMemberOrder(units, plan, (unit) => unit),
    '、',
  );
}

/** Leads stand as the plan names them: the first-named is first responsible. */
function taskOf(
  task: Task,
  read: readonly Reading[],
  { plan, at, context, blockers }: TasksInput & { readonly blockers: readonly Blocker[] },
): Omit<DigestTask, 'no'> {
  const problems = problemsText(task, blockers, plan, context);
  return {
    title: taskTexts.title(task.no, task.title),
    leads: listParts(task.leads, '、'),
    responsibles: unitList(task.responsibles, plan),
    progress: progressText(plan, task, at, context),
    problems: problems === '' ? taskTexts.none : problems,
    rows: read.filter(({ indicator }) => indicator.taskNo === task.no).map(rowOf),
  };
}

/** Goals that stand under no task of the plan. */
function goalsWithoutTask(read: readonly Reading[], plan: Plan): readonly Omit<DigestTask, 'no'>[] {
  const numbers = new Set(plan.tasks.map(({ no }) => no));
  const goals = read.filter(
    ({ indicator }) => indicator.taskNo === null || !numbers.has(indicator.taskNo),
  );
  if (goals.length === 0) return [];
  const owners = [...new Set(goals.flatMap(({ indicator }) => indicator.ownerUnit ?? []))];
  return [
    {
      title: taskTexts.without,
      leads: unitList(owners, plan),
      responsibles: taskTexts.none,
      progress: taskTexts.none,
      problems: taskTexts.none,
      rows: goals.map(rowOf),
    },
  ];
}

interface TasksInput {
  readonly plan: Plan;
  readonly at: IsoDate;
  readonly context: AnswerContext;
  readonly units: readonly string[] | null;
}

/** The rows of the table, in the plan's order: every task with its indicators. */
export function digestTasks(read: readonly Reading[], input: TasksInput): readonly DigestTask[] {
  const { plan, context, units } = input;
  const blockers = blockersOf(context, plan, null);
  const concerned = plan.tasks.filter(
    ({ no, leads }) =>
      units === null ||
      leads.some((lead) => units.includes(lead)) ||
      read.some(({ indicator }) => indicator.taskNo === no),
  );
  const tasks = concerned.map((task) => taskOf(task, read, { ...input, blockers }));
  return [...tasks, ...goalsWithoutTask(read, plan)].map((task, index) => ({
    no: index + 1,
    ...task,
  }));
}
