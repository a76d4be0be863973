/** A straight border line: `at` is its fixed coordinate, `from`..`to` its extent, in points. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Rules {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

/** What a page draws, as the PDF library lists it. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Numbers of the operators that matter here. */
export interface OperatorCodes {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  readonly clip: number;
  readonly eoClip: number;
  readonly endPath: number;
}

type Matrix = readonly [number, number, number, number, number, number];
type Point = readonly [number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** Thicker is a filled area, shorter a stroke of a drawing, in points. */
const MAX_THICKNESS = 2.5;
const MIN_LENGTH = 6;

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function apply(m: Matrix, [x, y]: Point): Point {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return typeof value === 'object' && value !== null && 'length' in value;
}

/** Path commands of the library: 0 move, 1 line, 2 curve (6 numbers), 3 quadratic (4), 4 close. */
const STEPS: Record<number, number> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 };

function segmentsOf(path: ArrayLike<number>): [Point, Point][] {
  const segments: [Point, Point][] = [];
  let start: Point = [0, 0];
  let last: Point = [0, 0];
  for (let at = 0; at < path.length;) {
    const command = path[at] ?? 4;
    const size = STEPS[command] ?? 0;
    const point: Point = [path[at + size - 1] ?? 0, path[at + size] ?? 0];
    if (command === 0) start = point;
    if (command === 1) segments.push([last, point]);
    if (command === 4) segments.push([last, start]);
    last = command === 4 ? start : point;
    at += size + 1;
  }
  return segments;
}

function addRule(a: Point, b: Point, horizontal: Rule[], vertical: Rule[]): void {
  const width = Math.abs(a[0] - b[0]);
  const height = Math.abs(a[1] - b[1]);
  if (height <= MAX_THICKNESS && width >= MIN_LENGTH) {
    horizontal.push({
      at: (a[1] + b[1]) / 2,
      from: Math.min(a[0], b[0]),
      to: Math.max(a[0], b[0]),
    });
  } else if (width <= MAX_THICKNESS && height >= MIN_LENGTH) {
    vertical.push({ at: (a[0] + b[0]) / 2, from: Math.min(a[1], b[1]), to: Math.max(a[1], b[1]) });
  }
}

/** Horizontal and vertical lines that a page draws. */
export function rulesOf(list: OperatorList, codes: OperatorCodes): Rules {
  const horizontal: Rule[] = [];
  const vertical: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix = IDENTITY;
  list.fnArray.forEach((code, index) => {
    const args = list.argsArray[index];
    if (code === codes.save) stack.push(matrix);
    else if (code === codes.restore) matrix = stack.pop() ?? IDENTITY;
    else if (code === codes.transform && isNumbers(args)) {
      matrix = multiply(matrix, Array.from(args).slice(0, 6) as unknown as Matrix);
    } else if (code === codes.constructPath && Array.isArray(args)) {
      const [paint, paths] = args as [number, unknown];
      if (paint === codes.clip || paint === codes.eoClip || paint === codes.endPath) return;
      for (const path of Array.isArray(paths) ? (paths as unknown[]) : []) {
        if (!isNumbers(path)) continue;
        for (const [a, b] of segmentsOf(path))
          addRule(apply(matrix, a), apply(matrix, b), horizontal, vertical);
      }
    }
  });
  return { horizontal, vertical };
}
