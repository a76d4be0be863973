import { linesOf } from './pdf-lines.js';
import type { TextRun } from './pdf-lines.js';
import type { Rule, Rules } from './pdf-rules.js';

/** A ruled table on a page: its cells as text, merged ones repeated, and the area that it covers. */
export interface RuledTable {
  readonly rows: readonly (readonly string[])[];
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Lines closer than this are one border, in points. */
const SNAP = 3;

function distinct(values: readonly number[]): number[] {
  const result: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (result.length === 0 || value - (result.at(-1) ?? 0) > SNAP) result.push(value);
  }
  return result;
}

class Sets {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, index) => index);
  }

  find(index: number): number {
    let at = index;
    while (this.#parent[at] !== at) at = this.#parent[at] ?? at;
    return at;
  }

  join(a: number, b: number): void {
    this.#parent[this.find(b)] = this.find(a);
  }
}

function touches(h: Rule, v: Rule): boolean {
  return (
    v.at >= h.from - SNAP && v.at <= h.to + SNAP && h.at >= v.from - SNAP && h.at <= v.to + SNAP
  );
}

/** Borders that hang together make one table. */
function clusters(rules: Rules): Rules[] {
  const { horizontal, vertical } = rules;
  const sets = new Sets(horizontal.length + vertical.length);
  horizontal.forEach((h, i) => {
    vertical.forEach((v, j) => {
      if (touches(h, v)) sets.join(i, horizontal.length + j);
    });
  });
  const groups = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>();
  const groupOf = (index: number): { horizontal: Rule[]; vertical: Rule[] } => {
    const root = sets.find(index);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, group);
    return group;
  };
  horizontal.forEach((h, i) => groupOf(i).horizontal.push(h));
  vertical.forEach((v, j) => groupOf(horizontal.length + j).vertical.push(v));
  return [...groups.values()].filter(
    (group) => group.horizontal.length >= 2 && group.vertical.length >= 2,
  );
}

function covered(rules: readonly Rule[], at: number, point: number): boolean {
  return rules.some(
    (rule) =>
      Math.abs(rule.at - at) <= SNAP && point >= rule.from - SNAP && point <= rule.to + SNAP,
  );
}

function indexOf(bounds: readonly number[], value: number): number {
  for (let index = 0; index + 1 < bounds.length; index += 1) {
    if (value >= (bounds[index] ?? 0) - 1 && value < (bounds[index + 1] ?? 0)) return index;
  }
  return -1;
}

/** Lines of a cell: one that fills the cell goes on in the next, a short one ends. */
function cellText(runs: readonly TextRun[], right: number): string {
  return linesOf(runs).reduce((text, line, index, all) => {
    const before = all[index - 1];
    const full = before !== undefined && before.right > right - before.size * 1.7;
    return text + (index === 0 || full ? '' : '\n') + line.text.trim();
  }, '');
}

function tableOf(rules: Rules, runs: readonly TextRun[]): RuledTable | null {
  const xs = distinct(rules.vertical.map(({ at }) => at));
  const ys = distinct(rules.horizontal.map(({ at }) => at));
  const width = xs.length - 1;
  const height = ys.length - 1;
  if (width < 2 || height < 1 || width > 40 || height > 400) return null;
  const sets = new Sets(width * height);
  const middle = (bounds: readonly number[], i: number): number =>
    ((bounds[i] ?? 0) + (bounds[i + 1] ?? 0)) / 2;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const cell = row * width + column;
      if (column + 1 < width && !covered(rules.vertical, xs[column + 1] ?? 0, middle(ys, row)))
        sets.join(cell, cell + 1);
      if (row + 1 < height && !covered(rules.horizontal, ys[row + 1] ?? 0, middle(xs, column)))
        sets.join(cell, cell + width);
    }
  }
  const content = new Map<number, TextRun[]>();
  const rightEdge = new Map<number, number>();
  for (const run of runs) {
    const column = indexOf(xs, run.x + Math.min(run.width, run.size) / 2);
    const row = indexOf(ys, run.y + run.size * 0.3);
    if (column < 0 || row < 0) continue;
    const root = sets.find(row * width + column);
    content.set(root, [...(content.get(root) ?? []), run]);
  }
  for (let cell = 0; cell < width * height; cell += 1) {
    const root = sets.find(cell);
    rightEdge.set(root, Math.max(rightEdge.get(root) ?? 0, xs[(cell % width) + 1] ?? 0));
  }
  const texts = new Map(
    [...content].map(([root, cell]) => [root, cellText(cell, rightEdge.get(root) ?? 0)]),
  );
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from(
      { length: width },
      (__, column) => texts.get(sets.find((height - 1 - row) * width + column)) ?? '',
    ),
  );
  return { rows, top: ys.at(-1) ?? 0, bottom: ys[0] ?? 0, left: xs[0] ?? 0, right: xs.at(-1) ?? 0 };
}

/** Tables that a page draws with borders, from top to bottom. */
export function ruledTables(rules: Rules, runs: readonly TextRun[]): RuledTable[] {
  return clusters(rules)
    .flatMap((cluster) => tableOf(cluster, runs) ?? [])
    .filter(({ rows }) => rows.flat().some((cell) => cell !== ''))
    .sort((a, b) => b.top - a.top);
}
