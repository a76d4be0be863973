import { seededRandom } from '../confidence/seeded-random.js';

/** A text by its runs of characters, with the class that people gave it. */
export interface Example<Class extends string> {
  readonly grams: readonly number[];
  readonly label: Class;
  /** How much it counts; 1 for a message that somebody wrote. */
  readonly weight: number;
}

export interface Fitted {
  readonly bias: readonly number[];
  /** By number of the run and class. */
  readonly weights: Float64Array;
}

const ROUNDS = 12;
const RATE = 0.05;
const BIAS_RATE = 0.01;
/** What keeps weights of rare runs small. */
const RIDGE = 2e-4;
const SEED = 7;

function shuffled(count: number, random: () => number): readonly number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

/** How far each class's chance is from the truth; a single class tells yes from no. */
function errors(sums: readonly number[], right: number): readonly number[] {
  const [only = 0] = sums;
  if (sums.length === 1) return [1 / (1 + Math.exp(-only)) - (right === 0 ? 1 : 0)];
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power, no) => power / total - (no === right ? 1 : 0));
}

/**
 * Logistic regression by stochastic gradients with a rate of its own for each weight (Adagrad: Duchi, Hazan and Singer,
 * 2011); the same for the same examples.
 */
export function fitLinear<Class extends string>(
  examples: readonly Example<Class>[],
  classes: readonly Class[],
  size: number,
): Fitted {
  const width = classes.length;
  const weights = new Float64Array(size * width);
  const squares = new Float64Array(size * width).fill(1e-6);
  const bias = classes.map(() => 0);
  const random = seededRandom(SEED);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const at of shuffled(examples.length, random)) {
      const example = examples[at];
      if (example === undefined) continue;
      const sums = bias.map((start, no) =>
        example.grams.reduce((sum, gram) => sum + (weights[gram * width + no] ?? 0), start),
      );
      const wrong = errors(sums, classes.indexOf(example.label));
      wrong.forEach((error, no) => {
        bias[no] = (bias[no] ?? 0) - BIAS_RATE * error * example.weight;
        for (const gram of example.grams) {
          const place = gram * width + no;
          const weight = weights[place] ?? 0;
          const slope = (error + RIDGE * weight) * example.weight;
          const square = (squares[place] ?? 0) + slope * slope;
          squares[place] = square;
          weights[place] = weight - (RATE * slope) / Math.sqrt(square);
        }
      });
    }
  }
  return { bias, weights };
}
