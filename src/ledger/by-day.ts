import type { IsoDate } from '../kernel/dates.js';

/** Place of the first item that is not before; all that are stand in front of the others. */
function firstNot<Item>(items: readonly Item[], isBefore: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of the first item that lies at or after a point; the items stand in that order. */
export function firstFrom<Item, Point extends string | number>(
  items: readonly Item[],
  point: Point,
  pointOf: (item: Item) => Point,
): number {
  return firstNot(items, (item) => pointOf(item) < point);
}

/** Place of the first item that lies after a point. */
export function firstAfter<Item, Point extends string | number>(
  items: readonly Item[],
  point: Point,
  pointOf: (item: Item) => Point,
): number {
  return firstNot(items, (item) => pointOf(item) <= point);
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
