import { linesOf } from './pdf-lines.js';
import type { TextRun } from './pdf-lines.js';
import type { Rule, Rules } from './pdf-rules.js';
import { isUnitName } from './unit-names.js';

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

/** A line that leaves less room than this many characters is full and goes on in the next. */
const FULL_LINE = 2.5;

/** Lines of a cell: a full one goes on in the next, unless both are names of units. */
function cellText(runs: readonly TextRun[], right: number): string {
  return linesOf(runs).reduce((text, line, index, all) => {
    const before = all[index - 1];
    const own = line.text.trim();
    if (before === undefined) return own;
    const full = before.right > right - before.size * FULL_LINE;
    const names = isUnitName(before.text.trim()) && isUnitName(own);
    return text + (full && !names ? '' : '\n') + own;
  }, '');
}

/** The smallest cells that the borders cut, and which of them a missing border joins. */
class Grid {
  readonly #xs: readonly number[];
  readonly #ys: readonly number[];
  readonly #sets: Sets;
  readonly width: number;
  readonly height: number;

  constructor(rules: Rules) {
    this.#xs = distinct(rules.vertical.map(({ at }) => at));
    this.#ys = distinct(rules.horizontal.map(({ at }) => at));
    this.width = Math.max(0, this.#xs.length - 1);
    this.height = Math.max(0, this.#ys.length - 1);
    this.#sets = new Sets(this.width * this.height);
    for (let cell = 0; cell < this.width * this.height; cell += 1) this.#join(cell, rules);
  }

  #join(cell: number, rules: Rules): void {
    const column = cell % this.width;
    const row = Math.floor(cell / this.width);
    const right = this.#xs[column + 1] ?? 0;
    const above = this.#ys[row + 1] ?? 0;
    const middleX = ((this.#xs[column] ?? 0) + right) / 2;
    const middleY = ((this.#ys[row] ?? 0) + above) / 2;
    if (column + 1 < this.width && !covered(rules.vertical, right, middleY)) {
      this.#sets.join(cell, cell + 1);
    }
    if (row + 1 < this.height && !covered(rules.horizontal, above, middleX)) {
      this.#sets.join(cell, cell + this.width);
    }
  }

  /** Number of the joined cell at a place, counted from the bottom; -1 outside. */
  cellAt(x: number, y: number): number {
    const column = indexOf(this.#xs, x);
    const row = indexOf(this.#ys, y);
    return column < 0 || row < 0 ? -1 : this.cell(row, column);
  }

  cell(row: number, column: number): number {
    return this.#sets.find(row * this.width + column);
  }

  rightOf(cell: number): number {
    let right = 0;
    for (let at = 0; at < this.width * this.height; at += 1) {
      if (this.#sets.find(at) === cell)
        right = Math.max(right, this.#xs[(at % this.width) + 1] ?? 0);
    }
    return right;
  }

  get area(): Pick<RuledTable, 'top' | 'bottom' | 'left' | 'right'> {
    return {
      top: this.#ys.at(-1) ?? 0,
      bottom: this.#ys[0] ?? 0,
      left: this.#xs[0] ?? 0,
      right: this.#xs.at(-1) ?? 0,
    };
  }
}

/** More columns or rows are a drawing or a form of squares, not a plan's table. */
const MAX_COLUMNS = 40;
const MAX_ROWS = 400;

function tableOf(rules: Rules, runs: readonly TextRun[]): RuledTable | null {
  const grid = new Grid(rules);
  const { width, height } = grid;
  if (width < 2 || height < 1 || width > MAX_COLUMNS || height > MAX_ROWS) return null;
  const content = new Map<number, TextRun[]>();
  for (const run of runs) {
    const cell = grid.cellAt(run.x + Math.min(run.width, run.size) / 2, run.y + run.size * 0.3);
    if (cell >= 0) content.set(cell, [...(content.get(cell) ?? []), run]);
  }
  const texts = new Map(
    [...content].map(([cell, own]) => [cell, cellText(own, grid.rightOf(cell))]),
  );
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from(
      { length: width },
      (__, column) => texts.get(grid.cell(height - 1 - row, column)) ?? '',
    ),
  );
  return { rows, ...grid.area };
}

/** Tables that a page draws with borders, from top to bottom. */
export function ruledTables(rules: Rules, runs: readonly TextRun[]): RuledTable[] {
  return clusters(rules)
    .flatMap((cluster) => tableOf(cluster, runs) ?? [])
    .filter(({ rows }) => rows.flat().some((cell) => cell !== ''))
    .sort((a, b) => b.top - a.top);
}
