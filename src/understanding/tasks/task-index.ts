import { CharTrie } from '../../kernel/char-trie.js';
import type { Lexicon } from '../../plan/lexicon.js';
import type { TaskRef } from '../../plan/model.js';
import { oncePer } from '../once-per.js';
import { normalizeName } from '../text/normalize.js';

/** Longest run of characters compared as one; the names of tasks and products are rarely longer. */
export const MAX_GRAM = 8;

/** A title names the subject, the text also what it touches on. */
const TITLE_WEIGHT = 1.3;
const NAME_WEIGHT = 1.2;
/** More than any weight. */
const MAX_WEIGHT = 2;

/** The tasks that hold a run of characters; runs that the same tasks hold share one. */
export interface Holders {
  /** By their place in the lexicon, in order. */
  readonly places: readonly number[];
  /** Of each the weight of its best source. */
  readonly weights: readonly number[];
}

export const UNKNOWN = 0;
export const COMMON = 1;
export const TELLING = 2;

export interface TaskIndex {
  readonly refs: readonly TaskRef[];
  /** Every run of 2 to `MAX_GRAM` characters of the tasks' words. */
  readonly grams: CharTrie<Holders>;
  /** By the runs' nodes: whether it is nothing but common words (`COMMON`), as far as somebody asked. */
  readonly common: Uint8Array;
  /** By how few tasks something is held: 1 for one, near 0 for all. */
  readonly rarity: Float64Array;
}

/** Runs of Han characters and letters; everything else parts them, figures too: they name no subject. */
function wordRuns(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{Script=Han}a-z]+/gu) ?? [];
}

const NOBODY: Holders = { places: [], weights: [] };

function added({ places, weights }: Holders, place: number, weight: number): Holders {
  if (places.at(-1) === place) return { places, weights: [...weights.slice(0, -1), weight] };
  return { places: [...places, place], weights: [...weights, weight] };
}

class IndexBuilder {
  readonly grams = new CharTrie<Holders>();
  /** What becomes of holders when a task is added to them, by the place and weight of that. */
  readonly #after = new Map<Holders, Map<number, Holders>>();

  /** Adds the words of a task's text, which counts `weight`; tasks come in the order of their places. */
  add(place: number, text: string, weight: number): void {
    const { grams } = this;
    for (const run of wordRuns(normalizeName(text))) {
      for (let start = 0; start < run.length; start += 1) {
        const last = Math.min(MAX_GRAM, run.length - start);
        let node = grams.grow(0, run.charCodeAt(start));
        for (let length = 2; length <= last; length += 1) {
          node = grams.grow(node, run.charCodeAt(start + length - 1));
          grams.values[node] = this.#with(grams.values[node] ?? NOBODY, place, weight);
        }
      }
    }
  }

  #with(holders: Holders, place: number, weight: number): Holders {
    const isHeld = holders.places.at(-1) === place;
    if (isHeld && weight <= (holders.weights.at(-1) ?? 0)) return holders;
    const known = this.#after.get(holders) ?? new Map<number, Holders>();
    this.#after.set(holders, known);
    const key = place + weight / MAX_WEIGHT;
    const made = known.get(key) ?? added(holders, place, weight);
    known.set(key, made);
    return made;
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

function rarities(among: number): Float64Array {
  return Float64Array.from(
    { length: among + 1 },
    (_, spread) => Math.log((among + 1) / spread) / Math.log(among + 1),
  );
}

/** The tasks' words, prepared once per lexicon. */
export const taskIndex = oncePer((lexicon: Lexicon): TaskIndex => {
  const builder = new IndexBuilder();
  const names = namesByTask(lexicon);
  lexicon.tasks.forEach(({ ref, text, title }, place) => {
    builder.add(place, text, 1);
    for (const name of names.get(keyOf(ref)) ?? []) builder.add(place, name, NAME_WEIGHT);
    builder.add(place, title, TITLE_WEIGHT);
  });
  const refs = lexicon.tasks.map(({ ref }) => ref);
  const { grams } = builder;
  return { refs, grams, common: new Uint8Array(grams.size), rarity: rarities(refs.length) };
});
