import type { Lexicon } from '../../plan/lexicon.js';
import type { TaskRef } from '../../plan/model.js';
import { oncePer } from '../once-per.js';
import { CharTrie } from '../text/char-trie.js';
import { normalizeText } from '../text/normalize.js';

/** Longest run of characters compared as one; the names of tasks and products are rarely longer. */
export const MAX_GRAM = 8;

/** A title names the subject, the text also what it touches on. */
const TITLE_WEIGHT = 1.3;
const NAME_WEIGHT = 1.2;

/** A run of characters that tasks hold. */
export interface Gram {
  /** Counts up from 0. */
  readonly no: number;
  readonly text: string;
  /** The tasks that hold it, by their place in the lexicon, each with the weight of its best source. */
  readonly places: number[];
  readonly weights: number[];
  /** Nothing but common words; `null` until somebody asks. */
  common: boolean | null;
}

export interface TaskIndex {
  readonly refs: readonly TaskRef[];
  /** Every run of 2 to `MAX_GRAM` characters of the tasks' words. */
  readonly grams: CharTrie<Gram>;
}

/** Runs of Han characters and letters; everything else parts them, figures too: they name no subject. */
export function wordRuns(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{Script=Han}a-z]+/gu) ?? [];
}

class IndexBuilder {
  readonly grams = new CharTrie<Gram>();
  #count = 0;

  /** Adds the words of a task's text, which counts `weight`; tasks come in the order of their places. */
  add(place: number, text: string, weight: number): void {
    for (const run of wordRuns(normalizeText(text).text)) {
      for (let start = 0; start < run.length; start += 1) {
        const last = Math.min(MAX_GRAM, run.length - start);
        let node = this.grams.grow(run.charCodeAt(start));
        for (let length = 2; length <= last; length += 1) {
          node = node.grow(run.charCodeAt(start + length - 1));
          node.value ??= this.#gram(run.slice(start, start + length));
          hold(node.value, place, weight);
        }
      }
    }
  }

  #gram(text: string): Gram {
    const no = this.#count;
    this.#count += 1;
    return { no, text, places: [], weights: [], common: null };
  }
}

function hold({ places, weights }: Gram, place: number, weight: number): void {
  const last = places.length - 1;
  if (places[last] === place) weights[last] = Math.max(weight, weights[last] ?? 0);
  else {
    places.push(place);
    weights.push(weight);
  }
}

/** Names of the indicators that count what each task is about. */
function namesByTask({ indicators }: Lexicon): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { task, names: own } of indicators) {
    if (task === null) continue;
    const key = keyOf(task);
    const list = names.get(key) ?? [];
    for (const name of own) list.push(name);
    names.set(key, list);
  }
  return names;
}

const keyOf = ({ planId, no }: TaskRef): string => `${planId} ${no}`;

/** The tasks' words, prepared once per lexicon. */
export const taskIndex = oncePer((lexicon: Lexicon): TaskIndex => {
  const builder = new IndexBuilder();
  const names = namesByTask(lexicon);
  lexicon.tasks.forEach(({ ref, text, title }, place) => {
    builder.add(place, text, 1);
    for (const name of names.get(keyOf(ref)) ?? []) builder.add(place, name, NAME_WEIGHT);
    builder.add(place, title, TITLE_WEIGHT);
  });
  return { refs: lexicon.tasks.map(({ ref }) => ref), grams: builder.grams };
});
