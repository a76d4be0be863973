import type { UnderstoodQuery } from '../understanding/understanding.js';
import { textAnswer, type Answer, type AnswerContext } from './answer.js';
import { targetText } from './figure-lines.js';
import { clip, firstLines, quoted, sentence } from './phrases.js';
import {
  dayAsked,
  findSubjects,
  findTasks,
  plansAt,
  type Subject,
  type TaskSubject,
} from './subjects.js';
import { nothing, OWNER_UNDECIDED } from './texts.js';

const MOST_LINES = 26;
/** A paragraph of a plan fits a screen up to about this length; several share it. */
const TEXT_CHARACTERS = 600;
const ITEM_CHARACTERS = 60;

function unitsText(leads: readonly string[], responsibles: readonly string[]): string {
  return sentence([
    leads.length > 0 ? `牵头单位：${leads.join('、')}` : '牵头单位未定',
    responsibles.length > 0 ? `责任单位：${responsibles.join('、')}` : null,
  ]).replace('，责任单位', '；责任单位');
}

function itemLines({ task }: TaskSubject): readonly string[] {
  return task.workItems.map(
    (item) =>
      `  · ${clip(item.text, ITEM_CHARACTERS)}（${unitsText(item.leads, item.responsibles).slice(0, -1)}）`,
  );
}

function taskOwner(subject: TaskSubject): readonly string[] {
  const { task } = subject;
  const head = `任务${task.no}${quoted(task.title)}：${unitsText(task.leads, task.responsibles)}`;
  const isSplit =
    task.workItems.length > 1 ||
    task.workItems.some(({ leads }) => leads.join() !== task.leads.join());
  return isSplit ? [head, '  清单分工：', ...itemLines(subject)] : [head];
}

function indicatorOwner({ plan, indicator }: Subject): string {
  const task = plan.tasks.find(({ no }) => no === indicator.taskNo);
  const owner = indicator.ownerUnit === null ? OWNER_UNDECIDED : `由${indicator.ownerUnit}负责报数`;
  const place =
    task === undefined
      ? '方案未列入任务。'
      : `属任务${task.no}${quoted(task.title)}，${unitsText(task.leads, task.responsibles)}`;
  return `${indicator.shortName}：${owner}；${place}`;
}

/** `owner`: who leads, who is responsible, whose figure it is, by text and by table. */
export function answerOwner(query: UnderstoodQuery, context: AnswerContext): Answer {
  const at = dayAsked(query, context);
  const indicators = findSubjects(context, query.indicatorIds, at).map(indicatorOwner);
  const tasks = findTasks(context, query.tasks).flatMap(taskOwner);
  const named = [...indicators, ...tasks];
  if (named.length > 0) return textAnswer(firstLines(named, MOST_LINES));
  const all = plansAt(context, at).flatMap((plan) =>
    plan.tasks.map((task) => `任务${task.no}${quoted(task.title)}：牵头${task.leads.join('、')}。`),
  );
  return textAnswer(firstLines(all.length > 0 ? all : [nothing.plan], MOST_LINES));
}

function detailLines(subject: TaskSubject, share: number): readonly string[] {
  const { plan, task } = subject;
  const goals = plan.indicators
    .filter(({ taskNo }) => taskNo === task.no)
    .map((indicator) => `${indicator.shortName}${targetText(indicator)}`);
  return [
    `任务${task.no}${quoted(task.title)}：${clip(task.text, share)}`,
    unitsText(task.leads, task.responsibles),
    ...(task.workItems.length > 0 ? ['任务清单：', ...itemLines(subject)] : []),
    ...(goals.length > 0 ? [`量化目标：${goals.join('、')}。`] : []),
  ];
}

/** `detail`: what the plan says of a task. */
export function answerDetail(query: UnderstoodQuery, context: AnswerContext): Answer {
  const at = dayAsked(query, context);
  const byIndicator = findSubjects(context, query.indicatorIds, at).flatMap(({ plan, indicator }) =>
    plan.tasks.filter(({ no }) => no === indicator.taskNo).map((task) => ({ plan, task })),
  );
  const named = [...findTasks(context, query.tasks), ...byIndicator];
  const tasks = named.filter(
    ({ task }, index) => named.findIndex((other) => other.task === task) === index,
  );
  if (tasks.length === 0) {
    const titles = plansAt(context, at).flatMap((plan) =>
      plan.tasks.map((task) => `${task.no}. ${task.title}`),
    );
    return textAnswer(
      firstLines(['方案共有以下任务，可问“第3项任务原文”：', ...titles], MOST_LINES),
    );
  }
  const share = Math.floor(TEXT_CHARACTERS / tasks.length);
  const plan = tasks[0]?.plan;
  const source = plan === undefined ? [] : [`来源：${plan.title}（第${plan.version}版）。`];
  return textAnswer([...tasks.flatMap((task) => detailLines(task, share)), ...source]);
}
