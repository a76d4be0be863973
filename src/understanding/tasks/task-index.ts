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

/** The tasks that hold a run of characters. */
interface Holders {
  /** By their place in the lexicon, in order. */
  readonly places: readonly number[];
  /** Of each the weight of its best source. */
  readonly weights: readonly number[];
}

/** A run of characters that tasks hold. */
export interface Gram {
  /** Counts up from 0. */
  readonly no: number;
  readonly length: number;
  holders: Holders;
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
  /** Most runs stand in one task only: those share what says so. */
  readonly #alone = new Map<string, Holders>();
  #count = 0;

  /** Adds the words of a task's text, which counts `weight`; tasks come in the order of their places. */
  add(place: number, text: string, weight: number): void {
    for (const run of wordRuns(normalizeText(text).text)) {
      for (let start = 0; start < run.length; start += 1) {
        const last = Math.min(MAX_GRAM, run.length - start);
        let node = this.grams.grow(run.charCodeAt(start));
        for (let length = 2; length <= last; length += 1) {
          node = node.grow(run.charCodeAt(start + length - 1));
          if (node.value === undefined) node.value = this.#gram(length, place, weight);
          else node.value.holders = this.#with(node.value.holders, place, weight);
        }
      }
    }
  }

  #gram(length: number, place: number, weight: number): Gram {
    const no = this.#count;
    this.#count += 1;
    return { no, length, holders: this.#only(place, weight), common: null };
  }

  #only(place: number, weight: number): Holders {
    const key = `${place} ${weight}`;
    const known = this.#alone.get(key);
    if (known !== undefined) return known;
    const made = { places: [place], weights: [weight] };
    this.#alone.set(key, made);
    return made;
  }

  #with(holders: Holders, place: number, weight: number): Holders {
    const { places, weights } = holders;
    const isNew = places.at(-1) !== place;
    if (isNew) return { places: [...places, place], weights: [...weights, weight] };
    if (weight <= (weights.at(-1) ?? 0)) return holders;
    if (places.length === 1) return this.#only(place, weight);
    return { places, weights: [...weights.slice(0, -1), weight] };
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
