import type { Span } from '../understanding.js';

interface Placed {
  readonly span: Span;
}

/** Index of the first of `items`, which are in the order of the text, that starts at `start` or after. */
export function firstFrom(items: readonly Placed[], start: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.span.start ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first of `items`, which are in the order of the text, that lies within `outer`; `null` when none does. */
export function firstWithin<Item extends Placed>(items: readonly Item[], outer: Span): Item | null {
  const item = items[firstFrom(items, outer.start)];
  return item !== undefined && item.span.end <= outer.end ? item : null;
}
