import { contributionsOf } from '../ledger/current-figure.js';
import { blockerAgeDays } from '../ledger/task-standing.js';
import { openBlockers } from '../ledger/work-index.js';
import { dutyOf, runningWeek, type UnitDuty } from '../ledger/what-is-owed.js';
import { formatDate, formatFigure } from '../plan/format-figure.js';
import type { UnderstoodQuery } from '../understanding/understanding.js';
import { seesUnitInFull } from './access.js';
import { textAnswer, type Answer, type AnswerContext } from './answer.js';
import { taskLine } from './answer-indicators.js';
import { withBoard } from './answer-overview.js';
import { citedBy, lightText, shortLine } from './figure-lines.js';
import { lightNote } from './light-notes.js';
import { clip, firstLines, quoted } from './phrases.js';
import {
  allSubjects,
  dayAsked,
  plansAt,
  readIndicator,
  todayOf,
  unitsInOrder,
  type Reading,
} from './subjects.js';
import { nothing } from './texts.js';

const MOST_LINES = 26;
/** A title is enough to recognise a task by. */
const TITLE_CHARACTERS = 20;

/** What of a duty has not come: 还缺高新技术企业、任务1. */
export function outstanding(duty: UnitDuty): string {
  const figures = duty.indicators
    .filter(({ isReported }) => !isReported)
    .map(({ indicator }) => indicator.shortName);
  const tasks = duty.tasks
    .filter(({ isReported }) => !isReported)
    .map(({ task }) => `任务${task.no}进展`);
  return [...figures, ...tasks].join('、');
}

function taskLines(unit: string, query: UnderstoodQuery, context: AnswerContext) {
  const plans = plansAt(context, dayAsked(query, context));
  const led = plans.flatMap((plan) =>
    plan.tasks
      .filter(({ leads }) => leads.includes(unit))
      .map((task) => `牵头${taskLine({ plan, task }, context)}`),
  );
  const joined = plans.flatMap((plan) =>
    plan.tasks
      .filter(({ responsibles, leads }) => responsibles.includes(unit) && !leads.includes(unit))
      .map((task) => `任务${task.no}${quoted(clip(task.title, TITLE_CHARACTERS))}`),
  );
  return [...led, ...(joined.length > 0 ? [`参与（责任单位）：${joined.join('、')}。`] : [])];
}

function partLines(unit: string, query: UnderstoodQuery, context: AnswerContext) {
  const at = dayAsked(query, context);
  return allSubjects(context, at).flatMap(({ indicator }) =>
    contributionsOf(context.ledger, indicator, at)
      .filter((part) => part.unit === unit)
      .map(
        (part) =>
          `分项：${indicator.shortName}${formatFigure(part.value, indicator.unit, part.approx)}（截至${formatDate(part.asOf, todayOf(context))}）。`,
      ),
  );
}

/** What only the unit itself, leaders and the office see. */
function innerLines(unit: string, query: UnderstoodQuery, context: AnswerContext) {
  const today = todayOf(context);
  const duty = dutyOf(context.ledger, unit, query.period ?? runningWeek(today));
  const owes =
    duty.status === 'none'
      ? nothing.owed
      : duty.status === 'reported'
        ? '本期应报事项已全部报送。'
        : `本期尚未报：${outstanding(duty)}。`;
  const blockers = openBlockers(context.ledger)
    .filter(({ raised }) => raised.unit === unit)
    .map(
      (blocker) =>
        `待协调困难：${formatDate(blocker.raisedOn, today)}提出，已${blockerAgeDays(blocker, today)}天，${blocker.coordinator === null ? '尚未明确协调单位' : `由${blocker.coordinator}协调`}。`,
    );
  return [...partLines(unit, query, context), owes, ...blockers];
}

interface UnitReport {
  readonly lines: readonly string[];
  readonly read: readonly Reading[];
}

function reportOf(unit: string, query: UnderstoodQuery, context: AnswerContext): UnitReport {
  const at = dayAsked(query, context);
  const read = allSubjects(context, at)
    .filter(({ indicator }) => indicator.ownerUnit === unit)
    .map((subject) => readIndicator(context, subject, at));
  const figures = read.map((reading) => `${shortLine(reading)}，${lightText(reading)}。`);
  const inFull = seesUnitInFull(context.asker, unit);
  const tasks = taskLines(unit, query, context);
  const lines = [
    `【${unit}】`,
    ...tasks,
    ...(figures.length > 0 ? ['负责报数的指标：', ...figures] : []),
    ...(tasks.length + figures.length === 0 ? ['方案中没有由该单位牵头或参与的任务。'] : []),
    ...(inFull ? innerLines(unit, query, context) : []),
  ];
  return { lines, read };
}

/** `unit`: what a unit leads, sets and owes; to other liaisons only what is public. */
export function answerUnit(query: UnderstoodQuery, context: AnswerContext): Answer {
  const known = unitsInOrder(context);
  const asked = query.units.length > 0 ? query.units : context.asker.units;
  const units = asked.filter((unit) => known.includes(unit));
  if (units.length === 0) {
    const lead = asked.length === 0 ? nothing.whichUnit : nothing.unit;
    return textAnswer([`${lead}${known.join('、')}。`]);
  }
  const reports = units.map((unit) => reportOf(unit, query, context));
  const read = reports.flatMap((report) => report.read);
  const lines = firstLines(
    reports.flatMap((report) => report.lines),
    MOST_LINES * units.length,
  );
  const answer = textAnswer([...lines, ...lightNote(read)], read.flatMap(citedBy));
  return withBoard(answer, { ...query, units }, read, dayAsked(query, context));
}
