import { decimal } from '../kernel/decimal.js';
import type { IsoDate } from '../kernel/dates.js';
import { blockerAgeDays, taskStanding } from '../ledger/task-standing.js';
import { openBlockers } from '../ledger/work-index.js';
import { formatDate } from '../plan/format-figure.js';
import type { Light } from '../plan/light.js';
import type { Plan } from '../plan/model.js';
import type { UnderstoodQuery } from '../understanding/understanding.js';
import { textAnswer, type Answer, type AnswerContext } from './answer.js';
import {
  citedBy,
  formatValue,
  lightText,
  paceParts,
  shortLine,
  targetText,
} from './figure-lines.js';
import { lightNote, lightRuleLines } from './light-notes.js';
import { firstLines, listParts } from './phrases.js';
import {
  dayAsked,
  inMemberOrder,
  plansAt,
  readIndicator,
  subjectsAsked,
  todayOf,
  type Reading,
} from './subjects.js';
import { LIGHT_ORDER, LIGHT_WORDS, NOT_REPORTED, nothing, OWNER_UNDECIDED } from './texts.js';

/** Beyond this many indicators, those that need no attention are only named. */
const LINES_IN_FULL = 18;
const MOST_LINES = 28;
const MOST_LAGGING = 15;

/** How many indicators show each light, in the order of reporting; none of a light is left out. */
export function lightCounts(read: readonly Reading[]): readonly { light: Light; count: number }[] {
  return LIGHT_ORDER.map((light) => ({
    light,
    count: read.filter(({ progress }) => progress.light === light).length,
  })).filter(({ count }) => count > 0);
}

/** 红灯2项、黄灯3项、绿灯5项. */
export function lightCountText(counts: ReturnType<typeof lightCounts>): string {
  return counts.map(({ light, count }) => `${LIGHT_WORDS[light]}${count}项`).join('、');
}

/** Stale figures and open blockers, counted apart from the lights. */
export function sideCounts(
  context: AnswerContext,
  plan: Plan,
  read: readonly Reading[],
): readonly string[] {
  const stale = read.filter(({ progress }) => progress.overdueSince !== null).length;
  const blockers = openBlockers(context.ledger).filter(
    ({ tasks }) => tasks.length === 0 || tasks.some(({ planId }) => planId === plan.id),
  );
  const today = todayOf(context);
  const oldest = blockers[0];
  const silent = silentTasks(context, [plan]);
  return [
    ...(stale > 0 ? [`数据已过期${stale}项`] : []),
    ...(silent.length > 0 ? [`连续两期无进展的任务${silent.length}项`] : []),
    ...(oldest === undefined
      ? []
      : [`待协调困难${blockers.length}件（最早${blockerAgeDays(oldest, today)}天）`]),
  ];
}

/** Figures line by line; indicators of which nothing is known are named together by owner. */
function groupLines(group: readonly Reading[], plan: Plan): readonly string[] {
  const isSilent = ({ figure, proposals }: Reading) => figure === null && proposals.length === 0;
  const silent = group.filter(isSilent);
  const named = new Set(silent.map(({ indicator }) => indicator.ownerUnit));
  const owners = inMemberOrder([...named], plan, (owner) => owner);
  const unreported = owners.map((owner) => {
    const names = silent
      .filter(({ indicator }) => indicator.ownerUnit === owner)
      .map(({ indicator }) => `${indicator.shortName}（目标${targetText(indicator)}）`);
    return `${owner ?? OWNER_UNDECIDED}${NOT_REPORTED}：${names.join('、')}`;
  });
  return [...group.filter((one) => !isSilent(one)).map(shortLine), ...unreported];
}

function overviewOf(context: AnswerContext, plan: Plan, at: IsoDate, read: readonly Reading[]) {
  const head = `${plan.title}（截至${formatDate(at, todayOf(context))}）：共${read.length}项指标，${listParts([lightCountText(lightCounts(read)), ...sideCounts(context, plan, read)], '；')}。`;
  const inFull = read.length <= LINES_IN_FULL;
  const groups = LIGHT_ORDER.flatMap((light) => {
    const group = read.filter(({ progress }) => progress.light === light);
    if (group.length === 0) return [];
    const word = `【${LIGHT_WORDS[light]}】`;
    const calm = light === 'green' || light === 'blue' || light === 'none';
    if (!inFull && calm) {
      return [`${word}${group.map((r) => `${r.indicator.shortName}${formatValue(r)}`).join('、')}`];
    }
    return [word, ...groupLines(group, plan)];
  });
  return [head, ...groups];
}

/** Adds the board of these indicators where one is wanted. */
export function withBoard(
  answer: Answer,
  { picture, units }: UnderstoodQuery,
  read: readonly Reading[],
  at: IsoDate,
): Answer {
  if (picture === undefined || read.length === 0) return answer;
  const groupBy = picture === 'task-board' ? 'task' : 'light';
  const of = units.length === 0 ? null : units.join('、');
  const indicatorIds = read.map(({ indicator }) => indicator.id);
  return { ...answer, picture: { kind: 'board', indicatorIds, at, groupBy, of } };
}

/** `overview`: every indicator by light, with what is stale and what is blocked. */
export function answerOverview(query: UnderstoodQuery, context: AnswerContext): Answer {
  const at = dayAsked(query, context);
  const all = subjectsAsked(query, context, at).map((subject) =>
    readIndicator(context, subject, at),
  );
  const plans = plansAt(context, at).filter((plan) => all.some((one) => one.plan.id === plan.id));
  const lines = plans.flatMap((plan) =>
    overviewOf(
      context,
      plan,
      at,
      all.filter((one) => one.plan.id === plan.id),
    ),
  );
  if (lines.length === 0) return textAnswer([nothing.plan]);
  const answer = textAnswer(
    [...firstLines(lines, MOST_LINES), ...lightRuleLines(plans)],
    all.flatMap(citedBy),
  );
  return withBoard(answer, query, all, at);
}

function points({ progress }: Reading): number {
  return progress.differencePoints === null ? 0 : decimal(progress.differencePoints).toNumber();
}

/** One lagging indicator with its points. */
function laggingLine(reading: Reading): string {
  return `${shortLine(reading)}，${listParts([...paceParts(reading), lightText(reading)], '，')}。`;
}

/** Tasks that have been silent for two periods. */
export function silentTasks(context: AnswerContext, plans: readonly Plan[]): readonly string[] {
  const today = todayOf(context);
  return plans.flatMap((plan) =>
    plan.tasks
      .filter((task) => taskStanding(context.ledger, plan, task, today).isSilent)
      .map((task) => `任务${task.no}`),
  );
}

/** `lagging`: what is 红 or 黄, worst first, and what cannot be judged. */
export function answerLagging(query: UnderstoodQuery, context: AnswerContext): Answer {
  const at = dayAsked(query, context);
  const all = subjectsAsked(query, context, at).map((subject) =>
    readIndicator(context, subject, at),
  );
  const behind = ['red', 'yellow'].flatMap((light) =>
    all.filter(({ progress }) => progress.light === light).sort((a, b) => points(a) - points(b)),
  );
  const red = behind.filter(({ progress }) => progress.light === 'red').length;
  const grey = all.filter(({ progress }) => progress.light === 'grey');
  const day = formatDate(at, todayOf(context));
  const head =
    behind.length === 0
      ? `截至${day}，${nothing.lagging}`
      : `截至${day}，红灯${red}项、黄灯${behind.length - red}项：`;
  const unjudged =
    grey.length === 0
      ? []
      : [
          `另有${grey.length}项未报或无法判断：${grey.map(({ indicator }) => indicator.shortName).join('、')}。`,
        ];
  const isGeneral = query.indicatorIds.length + query.tasks.length + query.units.length === 0;
  const silent = isGeneral ? silentTasks(context, plansAt(context, at)) : [];
  return textAnswer(
    [
      head,
      ...firstLines(behind.map(laggingLine), MOST_LAGGING),
      ...unjudged,
      ...(silent.length > 0 ? [`连续两期无进展：${silent.join('、')}。`] : []),
      ...lightNote(behind),
    ],
    behind.flatMap(citedBy),
  );
}
