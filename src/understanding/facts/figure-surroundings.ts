import { CharClass } from '../text/char-class.js';
import type { Span } from '../understanding.js';

/** Longest phrase that is looked at on either side of a figure. */
const REACH = 22;
const BREAK = /[，。;:!?、()\t|\n"“”【】]/u;
const breaks = new CharClass((char) => BREAK.test(char));

/** Index of the first span that starts at or after `at`. */
function firstFrom(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isSorted(spans: readonly Span[]): boolean {
  return spans.every(({ start }, at) => at === 0 || (spans[at - 1]?.start ?? 0) <= start);
}

/** Stretches of text beside a figure, up to the next mark or the next thing that was read. */
export class FigureSurroundings {
  readonly #stops: readonly Span[];

  /**
   * @param stops what was read before: nothing reaches across it
   * @param skipped those of them that may stand between a name and its figure, in order
   */
  constructor(
    readonly text: string,
    stops: readonly Span[],
    readonly skipped: readonly Span[] = [],
  ) {
    this.#stops = isSorted(stops) ? stops : [...stops].sort((a, b) => a.start - b.start);
  }

  /** Where the stretch before a figure begins. */
  before({ start }: Span): number {
    let bound = Math.max(0, start - REACH);
    for (let at = bound; at < start; at += 1) if (breaks.has(this.text, at)) bound = at + 1;
    const last = this.#stops[firstFrom(this.#stops, start) - 1];
    return Math.max(bound, Math.min(last?.end ?? 0, start));
  }

  /** The thing to be skipped that ends here. */
  skippedAt(end: number): Span | null {
    const last = this.skipped[firstFrom(this.skipped, end) - 1];
    return last?.end === end ? last : null;
  }

  /** Where the stretch behind a figure ends. */
  after({ end }: Span): number {
    const last = Math.min(this.text.length, end + REACH);
    let bound = end;
    while (bound < last && !breaks.has(this.text, bound)) bound += 1;
    const next = this.#stops[firstFrom(this.#stops, end)];
    return Math.min(bound, next?.start ?? Infinity);
  }

  /** Whether one of the stops ends here. */
  endsAt(end: number): boolean {
    return this.#stops[firstFrom(this.#stops, end) - 1]?.end === end;
  }

  /** Whether one of the stops stands within a stretch. */
  holdsStop(stretch: Span): boolean {
    const next = this.#stops[firstFrom(this.#stops, stretch.start)];
    return next !== undefined && next.end <= stretch.end;
  }

  /** Whether a stop covers the span. */
  covers(span: Span): boolean {
    const last = this.#stops[firstFrom(this.#stops, span.start + 1) - 1];
    return last !== undefined && last.start <= span.start && span.end <= last.end;
  }
}
