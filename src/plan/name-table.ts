import { CharTrie } from '../kernel/char-trie.js';

/** Names with what they stand for, to be found in a text in time linear in its length, however many names there are. */
export type NameTable<Value> = CharTrie<Value[]>;

export interface NameHit<Value> {
  readonly name: string;
  readonly values: readonly Value[];
  readonly start: number;
  readonly end: number;
}

/** Builds a table once; several values of one name are kept in the order given. Empty names are passed over. */
export function nameTable<Value>(entries: Iterable<readonly [string, Value]>): NameTable<Value> {
  const table = new CharTrie<Value[]>();
  for (const [name, value] of entries) {
    if (name === '') continue;
    const node = table.at(name);
    const known = table.values[node];
    if (known === undefined) table.values[node] = [value];
    else if (!known.includes(value)) known.push(value);
  }
  return table;
}

const NONE: readonly never[] = [];

/** All names of two characters and more that start at `at`, longest first. */
export function namesAt<Value>(
  table: NameTable<Value>,
  text: string,
  at: number,
): readonly NameHit<Value>[] {
  if (!table.begins(text.charCodeAt(at))) return NONE;
  const hits: NameHit<Value>[] = [];
  let node = 0;
  for (let next = at; next < text.length; next += 1) {
    node = table.next(node, text.charCodeAt(next));
    if (node === 0) break;
    const values = table.values[node];
    if (values !== undefined && next > at)
      hits.unshift({ name: text.slice(at, next + 1), values, start: at, end: next + 1 });
  }
  return hits;
}

/** The longest name that starts at `at`, or `null`. */
function nameAt<Value>(table: NameTable<Value>, text: string, at: number): NameHit<Value> | null {
  if (!table.begins(text.charCodeAt(at))) return null;
  let values: Value[] | undefined;
  let end = at;
  let node = 0;
  for (let next = at; next < text.length; next += 1) {
    node = table.next(node, text.charCodeAt(next));
    if (node === 0) break;
    const here = table.values[node];
    if (here === undefined) continue;
    values = here;
    end = next + 1;
  }
  return values === undefined ? null : { name: text.slice(at, end), values, start: at, end };
}

/** All names in a text: the longest at each place, left to right, never overlapping. */
export function scanNames<Value>(table: NameTable<Value>, text: string): NameHit<Value>[] {
  const hits: NameHit<Value>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const hit = nameAt(table, text, at);
    if (hit === null) continue;
    hits.push(hit);
    at = hit.end - 1;
  }
  return hits;
}
