import type { Lexicon } from '../plan/lexicon.js';
import type { TaskRef } from '../plan/model.js';
import { numberedTasks } from './query/task-numbers.js';
import { indicatorOf, taskOf } from './lexicon-lookup.js';
import { plainWords } from './intent/plain-words.js';
import { oncePer } from './once-per.js';
import type { ReadMessage } from './read-message.js';
import { tasksByItem } from './tasks/numbered-items.js';
import { CLEAR_SUBJECT, messageScores, scoreTasks, type TaskScore } from './tasks/score-tasks.js';
import type { OmittedFigure, Understanding, UnderstoodFact } from './understanding.js';

/** Beside figures, a second subject is named only when a long run of its own words stands there. */
const BESIDE_FACTS = { score: 4, longest: 4 };
/** Beside a main subject, another one counts from this share of its score (see `FAINT_SHARE` of `score-tasks.ts`). */
const SECOND_SHARE = 0.5;

function sameTask(a: TaskRef, b: TaskRef): boolean {
  return a.planId === b.planId && a.no === b.no;
}

function withoutRepeats(refs: readonly TaskRef[]): readonly TaskRef[] {
  return refs.filter((ref, index) => refs.findIndex((other) => sameTask(ref, other)) === index);
}

/** Tasks of the facts' indicators: most facts first, then order of mention. */
function byFacts(message: ReadMessage, facts: readonly UnderstoodFact[]): readonly TaskRef[] {
  const counts: { ref: TaskRef; count: number }[] = [];
  for (const fact of [...facts].sort((a, b) => a.span.start - b.span.start)) {
    const task = indicatorOf(message.lexicon, fact.indicatorId)?.task;
    if (!task) continue;
    const known = counts.find(({ ref }) => sameTask(ref, task));
    if (known) known.count += 1;
    else counts.push({ ref: task, count: 1 });
  }
  return counts.sort((a, b) => b.count - a.count).map(({ ref }) => ref);
}

/** Of two subjects that stand close, the one which the sender's unit carries. */
const OWNER_LEAD = 1.15;

/** By unit: the tasks that it leads or shares in. */
const carriedTasks = oncePer((lexicon: Lexicon): ReadonlyMap<string, ReadonlySet<TaskRef>> => {
  const byUnit = new Map<string, Set<TaskRef>>();
  for (const { ref } of lexicon.tasks)
    for (const unit of taskOf(lexicon, ref)?.units ?? [])
      byUnit.set(unit, (byUnit.get(unit) ?? new Set()).add(ref));
  return byUnit;
});

const NONE: ReadonlySet<TaskRef> = new Set();

function carriedBy({ input: { sender }, lexicon }: ReadMessage): ReadonlySet<TaskRef> {
  return (sender.unit === null ? undefined : carriedTasks(lexicon).get(sender.unit)) ?? NONE;
}

/** 8家企业的高企申报书: a figure that does not count yet still says of which indicator's task the work is. */
const PENDING_SCORE = 3;

function pendingTasks(
  { lexicon }: ReadMessage,
  omitted: readonly OmittedFigure[],
): readonly TaskRef[] {
  const refs: TaskRef[] = [];
  for (const { reason, indicatorId } of omitted) {
    if (reason !== 'pending' || indicatorId === null) continue;
    const task = indicatorOf(lexicon, indicatorId)?.task ?? null;
    const known = task === null ? null : taskOf(lexicon, task);
    if (known !== null) refs.push(known.ref);
  }
  return refs;
}

function withPending(
  message: ReadMessage,
  omitted: readonly OmittedFigure[],
): readonly TaskScore[] {
  const tasks = new Set(pendingTasks(message, omitted));
  if (tasks.size === 0) return messageScores(message);
  return scoreTasks(plainWords(message), message.lexicon, tasks).map((told) =>
    tasks.has(told.ref) ? { ...told, score: told.score + PENDING_SCORE } : told,
  );
}

function byOwner(message: ReadMessage, scores: readonly TaskScore[]): readonly TaskScore[] {
  const own = carriedBy(message);
  return scores
    .map((item) => ({ item, weight: item.score * (own.has(item.ref) ? OWNER_LEAD : 1) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ item }) => item);
}

/** What is told in words that no task knows belongs to the unit's task when it has but one. */
function onlyTask(message: ReadMessage): readonly TaskRef[] {
  const carried = carriedBy(message);
  const own = message.lexicon.tasks.filter(({ ref }) => carried.has(ref));
  return own.length === 1 ? own.map(({ ref }) => ref) : [];
}

/**
 * The tasks that a report belongs to, most relevant first: those of its figures, then those that its words are
 * about. Empty when the words are about none. Source: evaluation README, section 3.
 */
export function readTasks(
  message: ReadMessage,
  { facts, omitted }: Pick<Understanding, 'facts' | 'omitted'>,
): readonly TaskRef[] {
  const figures = byFacts(message, facts);
  const numbered = numberedTasks(message).flatMap(({ refs }) => refs);
  const scores = byOwner(message, withPending(message, omitted));
  const best = scores[0]?.score ?? 0;
  const told = scores.filter(({ score, longest }, rank) => {
    if (figures.length > 0) return score >= BESIDE_FACTS.score && longest >= BESIDE_FACTS.longest;
    return rank === 0 || (score >= CLEAR_SUBJECT && score >= best * SECOND_SHARE);
  });
  const items = figures.length > 0 ? [] : tasksByItem(plainWords(message), message.lexicon);
  const all = withoutRepeats([...figures, ...numbered, ...items, ...told.map(({ ref }) => ref)]);
  return all.length > 0 ? all : onlyTask(message);
}
