import { addDays } from '../kernel/dates.js';
import { decimal, decimalText } from '../kernel/decimal.js';
import { currentFigure } from '../ledger/current-figure.js';
import { taskStanding } from '../ledger/task-standing.js';
import { formatChange, formatDate, formatFigure } from '../plan/format-figure.js';
import type { UnderstoodQuery } from '../understanding/understanding.js';
import { textAnswer, type Answer, type AnswerContext } from './answer.js';
import {
  certificateText,
  citedBy,
  formatGap,
  formatValue,
  shortLine,
  statusLines,
  targetText,
  unreportedText,
} from './figure-lines.js';
import { lightNote } from './light-notes.js';
import { firstLines, quoted, sentence } from './phrases.js';
import {
  dayAsked,
  findTasks,
  readIndicator,
  subjectsAsked,
  todayOf,
  type Reading,
  type TaskSubject,
} from './subjects.js';
import { DONE, TASK_STATE_WORDS } from './texts.js';

/** More indicators than this get one short line each. */
const FULL_LINES = 6;
/** About a screen of a phone. */
const MOST_LINES = 24;

function readings(query: UnderstoodQuery, context: AnswerContext): readonly Reading[] {
  const at = dayAsked(query, context);
  return subjectsAsked(query, context, at).map((subject) => readIndicator(context, subject, at));
}

/** 任务7“推动各类创新平台发展升级”：推进中，最近进展7月3日。 */
export function taskLine({ plan, task }: TaskSubject, context: AnswerContext): string {
  const today = todayOf(context);
  const standing = taskStanding(context.ledger, plan, task, today);
  const last =
    standing.lastProgress === null
      ? '尚无进展记录'
      : `最近进展${formatDate(standing.lastProgress, today)}`;
  return sentence([
    `任务${task.no}${quoted(task.title)}：${TASK_STATE_WORDS[standing.state]}`,
    last,
    standing.isSilent ? '灰灯（连续两期无进展）' : null,
    standing.openBlockers.length > 0 ? `待协调困难${standing.openBlockers.length}件` : null,
  ]);
}

/** What a named part of the year added: 6月1日至6月30日增加2家. */
function changeInPeriod(
  reading: Reading,
  query: UnderstoodQuery,
  context: AnswerContext,
): readonly string[] {
  const { period } = query;
  const { indicator, plan, figure, at, today } = reading;
  if (period === null || figure === null || period.from <= plan.period.from) return [];
  const before = currentFigure(context.ledger, indicator, addDays(period.from, -1));
  if (before === null) return [];
  const change = decimal(figure.value).minus(before.value);
  const days = `${formatDate(period.from, today)}至${formatDate(at, today)}`;
  if (change.isZero()) return [`  ${days}没有变化。`];
  return [
    `  ${days}变化${formatChange(decimalText(change), indicator.unit)}（此前${formatFigure(before.value, indicator.unit)}，截至${formatDate(before.asOf, today)}）。`,
  ];
}

/** Why there is nothing to say of any indicator. */
function noIndicators({ tasks, units }: UnderstoodQuery): string {
  if (tasks.length > 0) return '该任务没有量化指标';
  return units.length > 0 ? `${units.join('、')}没有负责的指标` : '方案没有量化指标';
}

/** `status`: how far an indicator or task is. */
export function answerStatus(query: UnderstoodQuery, context: AnswerContext): Answer {
  const read = readings(query, context);
  const tasks = findTasks(context, query.tasks).map((task) => taskLine(task, context));
  const lines =
    read.length > FULL_LINES
      ? read.map(shortLine)
      : read.flatMap((reading) => [
          ...statusLines(reading),
          ...changeInPeriod(reading, query, context),
        ]);
  const none = read.length === 0 ? [`${noIndicators(query)}。`] : [];
  // A short line shows no light.
  const note = read.length > FULL_LINES ? [] : lightNote(read);
  return textAnswer(
    [...firstLines([...tasks, ...lines, ...none], MOST_LINES), ...note],
    read.flatMap(citedBy),
  );
}

function gapLine(reading: Reading): string {
  const { indicator, figure, progress } = reading;
  const name = indicator.shortName;
  const target = targetText(indicator);
  if (figure === null) return `${name}：${unreportedText(reading)}，差额无法计算；目标${target}。`;
  const basis = `（现${formatValue(reading)}，目标${target}；${certificateText(reading)}）`;
  if (progress.gap === null) return `${name}：目标未定量，差额无法计算${basis}。`;
  if (indicator.comparator === '<=') {
    const over = decimal(figure.value).minus(indicator.target ?? figure.value);
    return over.gt(0)
      ? `${name}：已超控制数${formatGap(decimalText(over), indicator.unit)}${basis}。`
      : `${name}：距控制数还有${formatGap(progress.gap, indicator.unit)}${basis}。`;
  }
  if (progress.gap === '0') return `${name}：${DONE}，没有差额${basis}。`;
  const about = figure.approx ? '约' : '';
  return `${name}：还差${about}${formatGap(progress.gap, indicator.unit)}${basis}。`;
}

/** `gap`: how much is missing to the target. */
export function answerGap(query: UnderstoodQuery, context: AnswerContext): Answer {
  const read = readings(query, context);
  const lines = read.length === 0 ? [`${noIndicators(query)}，没有差额可算。`] : read.map(gapLine);
  return textAnswer(firstLines(lines, MOST_LINES), read.flatMap(citedBy));
}

function targetLine({ indicator, plan }: Reading): string {
  const worded =
    indicator.targetText === null || indicator.target === null
      ? ''
      : `（方案原文：${indicator.targetText}）`;
  const base =
    indicator.kind === 'stock' && indicator.base !== null
      ? `，年初数${formatFigure(indicator.base, indicator.unit)}`
      : '';
  const word = indicator.comparator === '<=' ? '控制在' : '目标';
  return `${indicator.shortName}：${plan.year}年${word}${targetText(indicator)}${worded}${base}。`;
}

/** `target`: what the goal is. */
export function answerTarget(query: UnderstoodQuery, context: AnswerContext): Answer {
  const read = readings(query, context);
  const lines = read.length === 0 ? [`${noIndicators(query)}。`] : read.map(targetLine);
  const [first] = read;
  const source =
    first === undefined ? [] : [`来源：${first.plan.title}（第${first.plan.version}版）。`];
  return textAnswer([...firstLines(lines, MOST_LINES), ...source]);
}
