import type { Lexicon, LexiconTask } from '../../plan/lexicon.js';
import type { TaskRef } from '../../plan/model.js';
import { normalizeText } from '../text/normalize.js';

/** Longest run of characters compared as one; the names of tasks and products are rarely longer. */
export const MAX_GRAM = 8;

/** A title names the subject, the text also what it touches on. */
const TITLE_WEIGHT = 1.3;
const NAME_WEIGHT = 1.2;

interface IndexedTask {
  readonly ref: TaskRef;
  /** Every run of 2 to `MAX_GRAM` characters of the task's words, with the weight of its source. */
  readonly grams: ReadonlyMap<string, number>;
}

export interface TaskIndex {
  readonly tasks: readonly IndexedTask[];
  /** In how many tasks a run of characters stands. */
  readonly spread: ReadonlyMap<string, number>;
}

const cache = new WeakMap<Lexicon, TaskIndex>();

/** Runs of Han characters and letters; everything else parts them, figures too: they name no subject. */
export function wordRuns(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{Script=Han}a-z]+/gu) ?? [];
}

function addGrams(grams: Map<string, number>, text: string, weight: number): void {
  for (const run of wordRuns(normalizeText(text).text)) {
    for (let start = 0; start < run.length; start += 1) {
      const last = Math.min(MAX_GRAM, run.length - start);
      for (let length = 2; length <= last; length += 1) {
        const gram = run.slice(start, start + length);
        grams.set(gram, Math.max(weight, grams.get(gram) ?? 0));
      }
    }
  }
}

function indexTask(task: LexiconTask, lexicon: Lexicon): IndexedTask {
  const grams = new Map<string, number>();
  addGrams(grams, task.text, 1);
  for (const indicator of lexicon.indicators) {
    if (indicator.task?.planId === task.ref.planId && indicator.task.no === task.ref.no)
      for (const name of indicator.names) addGrams(grams, name, NAME_WEIGHT);
  }
  addGrams(grams, task.title, TITLE_WEIGHT);
  return { ref: task.ref, grams };
}

/** The tasks' words, prepared once per lexicon. */
export function taskIndex(lexicon: Lexicon): TaskIndex {
  const known = cache.get(lexicon);
  if (known) return known;
  const tasks = lexicon.tasks.map((task) => indexTask(task, lexicon));
  const spread = new Map<string, number>();
  for (const task of tasks)
    for (const gram of task.grams.keys()) spread.set(gram, (spread.get(gram) ?? 0) + 1);
  const index = { tasks, spread };
  cache.set(lexicon, index);
  return index;
}
