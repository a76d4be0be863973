import type { IsoDate } from '../kernel/dates.js';
import type { UnderstoodQuery, UnheldName } from '../understanding/understanding.js';
import { refusalFor, topicOf } from './access.js';
import { refusal, textAnswer, type Answer, type AnswerContext } from './answer.js';
import { answerFiles } from './answer-files.js';
import { answerHistory } from './answer-history.js';
import { answerGap, answerStatus, answerTarget } from './answer-indicators.js';
import { answerMissing } from './answer-missing.js';
import { answerLagging, answerOverview } from './answer-overview.js';
import { answerDetail, answerOwner } from './answer-plan.js';
import { answerRanking } from './answer-ranking.js';
import { answerTrend } from './answer-trend.js';
import { answerUnit } from './answer-unit.js';
import { answerUnits } from './answer-units.js';
import {
  allSubjects,
  dayAsked,
  findSubjects,
  findTasks,
  plansAt,
  todayOf,
  unitsInOrder,
} from './subjects.js';
import { nothing } from './texts.js';

/** 招商引资 or 任务99, with what can be asked of instead. */
function unheldText({ kind, name }: UnheldName, context: AnswerContext, at: IsoDate): string {
  const plans = plansAt(context, at);
  if (kind === 'task-number') {
    const tasks = plans.flatMap((plan) => plan.tasks.map((task) => `${task.no}. ${task.title}`));
    return `${nothing.held(name)}${nothing.tasksAre}${tasks.join('；')}。`;
  }
  const names = allSubjects(context, at).map(({ indicator }) => indicator.shortName);
  return `${nothing.held(name)}${nothing.canAsk}${names.join('、')}。`;
}

/** What was named but no plan holds, with the nearest thing that can be asked. */
function unknownSubject(query: UnderstoodQuery, context: AnswerContext): string | null {
  const at = dayAsked(query, context);
  if (context.plans.length === 0) return nothing.plan;
  if (query.unheld !== undefined) return unheldText(query.unheld, context, at);
  if (query.indicatorIds.length > 0 && findSubjects(context, query.indicatorIds, at).length === 0) {
    const names = allSubjects(context, at).map(({ indicator }) => indicator.shortName);
    return `${nothing.indicator}${names.join('、')}。`;
  }
  if (query.tasks.length > 0 && findTasks(context, query.tasks).length === 0) {
    const titles = plansAt(context, at).flatMap((plan) =>
      plan.tasks.map((task) => `${task.no}. ${task.title}`),
    );
    return `${nothing.task}${titles.join('；')}。`;
  }
  const known = unitsInOrder(context);
  if (query.units.length > 0 && !query.units.some((unit) => known.includes(unit))) {
    return `${nothing.unit}${known.join('、')}。`;
  }
  return null;
}

/** A question about days that have not come yet has no answer; what stands today has. */
function aboutFuture(query: UnderstoodQuery, context: AnswerContext): boolean {
  return query.period !== null && query.period.from > todayOf(context);
}

/** The ledger begins with the first plan; of earlier days it knows nothing. */
function beforeAllPlans({ period }: UnderstoodQuery, { plans }: AnswerContext): boolean {
  return period !== null && plans.every((plan) => period.to < plan.period.from);
}

const NOT_YET = '所问日期还没有到，以下是目前的情况。';
const TOO_EARLY = '所问日期早于方案期限，没有报送数据，以下是目前的情况。';

/** What stands today, with the reason why what was asked cannot be answered. */
function withNote(text: string, query: UnderstoodQuery, context: AnswerContext): Answer {
  const now = answerAsked({ ...query, period: null }, context);
  return { ...now, blocks: [{ type: 'text', text }, ...now.blocks] };
}

function answerKind(query: UnderstoodQuery, context: AnswerContext): Answer {
  switch (query.kind) {
    case 'status':
      return answerStatus(query, context);
    case 'gap':
      return answerGap(query, context);
    case 'overview':
      return answerOverview(query, context);
    case 'lagging':
      return answerLagging(query, context);
    case 'unit':
      return answerUnit(query, context);
    case 'missing':
      return answerMissing(query, context);
    case 'trend':
      return answerTrend(query, context);
    case 'owner':
      return answerOwner(query, context);
    case 'history':
      return answerHistory(query, context);
    case 'ranking':
      return answerRanking(query, context);
    case 'target':
      return answerTarget(query, context);
    case 'detail':
      return answerDetail(query, context);
    case 'export':
    case 'digest':
      return answerFiles(query, context);
  }
}

function answerAsked(query: UnderstoodQuery, context: AnswerContext): Answer {
  return query.picture === 'units' ? answerUnits(query, context) : answerKind(query, context);
}

/**
 * Answers a question from the ledger alone: every figure with its date and unit, 未报 instead of a
 * guess, nothing that the asker may not know (semantics, "Who may know what").
 * Files and digests are only granted here (`attach`); the digest room makes them.
 */
export function answerQuery(query: UnderstoodQuery, context: AnswerContext): Answer {
  const refused = refusalFor(topicOf(query), context);
  if (refused !== null) return refusal(refused);
  const unknown = unknownSubject(query, context);
  if (unknown !== null) return textAnswer([unknown]);
  if (aboutFuture(query, context)) {
    return withNote(NOT_YET, query, context);
  }
  if (beforeAllPlans(query, context)) return withNote(TOO_EARLY, query, context);
  return answerAsked(query, context);
}
