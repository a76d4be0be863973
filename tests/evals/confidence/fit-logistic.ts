/** One observation: the items that were seen, whether it came out right, and how much it counts. */
export interface Observation<Item extends string> {
  readonly items: readonly Item[];
  readonly right: boolean;
  readonly weight: number;
}

export interface LogisticModel<Item extends string> {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<Item, number>>>;
}

const ROUNDS = 1500;
const RATE = 0.05;
/** Pull of every weight towards what was expected of it: an item seen a few times only says little. */
const PULL = 1.5;

function logOdds<Item extends string>(
  { bias, weights }: LogisticModel<Item>,
  items: readonly Item[],
): number {
  return items.reduce((sum, item) => sum + (weights[item] ?? 0), bias);
}

/** Chance that an observation with these items is right. */
export function chance<Item extends string>(
  model: LogisticModel<Item>,
  items: readonly Item[],
): number {
  return 1 / (1 + Math.exp(-logOdds(model, items)));
}

/** Adam, which needs no matrix: first and second moments of each coordinate's slope. */
class Descent {
  #first: number[];
  #second: number[];
  #round = 0;

  constructor(readonly values: number[]) {
    this.#first = values.map(() => 0);
    this.#second = values.map(() => 0);
  }

  step(slopes: readonly number[]): void {
    this.#round += 1;
    const firstScale = 1 - 0.9 ** this.#round;
    const secondScale = 1 - 0.999 ** this.#round;
    slopes.forEach((slope, at) => {
      const first = 0.9 * (this.#first[at] ?? 0) + 0.1 * slope;
      const second = 0.999 * (this.#second[at] ?? 0) + 0.001 * slope * slope;
      this.#first[at] = first;
      this.#second[at] = second;
      const move = (RATE * (first / firstScale)) / (Math.sqrt(second / secondScale) + 1e-8);
      this.values[at] = (this.values[at] ?? 0) - move;
    });
  }
}

/** Logistic regression with a pull towards the priors, else towards nothing; the bias is not pulled. Deterministic. */
export function fitLogistic<Item extends string>(
  observations: readonly Observation<Item>[],
  known: readonly Item[],
  priors: Readonly<Partial<Record<Item, number>>>,
): LogisticModel<Item> {
  const indexOf = new Map(known.map((item, at) => [item, at + 1]));
  const rows = observations.map(({ items, right, weight }) => ({
    at: [0, ...items.flatMap((item) => indexOf.get(item) ?? [])],
    right: right ? 1 : 0,
    weight,
  }));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const expected = [0, ...known.map((item) => priors[item] ?? 0)];
  const descent = new Descent([3, ...expected.slice(1)]);
  for (let round = 0; round < ROUNDS; round += 1) {
    const slopes = descent.values.map((value, at) =>
      at === 0 ? 0 : (PULL * (value - (expected[at] ?? 0))) / total,
    );
    for (const { at, right, weight } of rows) {
      const sum = at.reduce((odds, index) => odds + (descent.values[index] ?? 0), 0);
      const miss = ((1 / (1 + Math.exp(-sum)) - right) * weight) / total;
      for (const index of at) slopes[index] = (slopes[index] ?? 0) + miss;
    }
    descent.step(slopes);
  }
  const weights: Partial<Record<Item, number>> = {};
  known.forEach((item, at) => (weights[item] = round2(descent.values[at + 1] ?? 0)));
  return { bias: round2(descent.values[0] ?? 0), weights };
}

const round2 = (value: number): number => Math.round(value * 100) / 100;
