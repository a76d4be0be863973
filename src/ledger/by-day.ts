import type { IsoDate } from '../kernel/dates.js';

/** Place of the first item that lies at or after a point; the items stand in that order. */
export function firstFrom<Item, Point extends string | number>(
  items: readonly Item[],
  point: Point,
  pointOf: (item: Item) => Point,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && pointOf(item) < point) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of the first item that lies after a point. */
export function firstAfter<Item, Point extends string | number>(
  items: readonly Item[],
  point: Point,
  pointOf: (item: Item) => Point,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && pointOf(item) <= point) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Earlier days first; those of one day stay in their order. */
export function sortedByDay<Item>(
  items: readonly Item[],
  dayOf: (item: Item) => IsoDate,
): readonly Item[] {
  return [...items].sort((a, b) => {
    const [one, other] = [dayOf(a), dayOf(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}
