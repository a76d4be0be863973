/** Names with what they stand for, to be found in a text in time linear in its length, however many names there are. */
export interface NameTable<Value> {
  readonly values: ReadonlyMap<string, readonly Value[]>;
  /** First characters (UTF-16 units) of the names: at most places of a text none of them stands. */
  readonly firsts: ReadonlySet<number>;
  /** Lengths of the names that start with these two characters (or are this one), longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

export interface NameHit<Value> {
  readonly name: string;
  readonly values: readonly Value[];
  readonly start: number;
  readonly end: number;
}

const HEAD = 2;

/** Builds a table once; several values of one name are kept in the order given. Empty names are passed over. */
export function nameTable<Value>(entries: Iterable<readonly [string, Value]>): NameTable<Value> {
  const values = new Map<string, Value[]>();
  const lengths = new Map<string, number[]>();
  for (const [name, value] of entries) {
    if (name === '') continue;
    const known = values.get(name);
    if (known !== undefined) {
      if (!known.includes(value)) known.push(value);
      continue;
    }
    values.set(name, [value]);
    const head = name.slice(0, HEAD);
    const list = lengths.get(head) ?? [];
    if (!list.includes(name.length)) list.push(name.length);
    lengths.set(head, list);
  }
  for (const list of lengths.values()) list.sort((a, b) => b - a);
  const firsts = new Set([...values.keys()].map((name) => name.charCodeAt(0)));
  return { values, firsts, lengths };
}

/** The longest name that starts at `at`, or `null`. */
export function nameAt<Value>(
  table: NameTable<Value>,
  text: string,
  at: number,
): NameHit<Value> | null {
  if (!table.firsts.has(text.charCodeAt(at))) return null;
  const heads = [text.slice(at, at + HEAD), text.charAt(at)];
  for (const head of heads) {
    for (const length of table.lengths.get(head) ?? []) {
      const name = text.slice(at, at + length);
      const values = name.length === length ? table.values.get(name) : undefined;
      if (values !== undefined) return { name, values, start: at, end: at + length };
    }
  }
  return null;
}

/** All names that start at `at`, longest first. */
export function namesAt<Value>(
  table: NameTable<Value>,
  text: string,
  at: number,
): readonly NameHit<Value>[] {
  if (!table.firsts.has(text.charCodeAt(at))) return [];
  const lengths = table.lengths.get(text.slice(at, at + HEAD)) ?? [];
  return lengths.flatMap((length) => {
    const name = text.slice(at, at + length);
    const values = name.length === length ? table.values.get(name) : undefined;
    return values === undefined ? [] : [{ name, values, start: at, end: at + length }];
  });
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
