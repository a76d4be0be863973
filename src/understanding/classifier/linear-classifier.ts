import { inflateRawSync } from 'node:zlib';

/** A classifier as it is stored: one byte for each weight, compressed. */
export interface StoredClassifier<Class extends string> {
  /** With a single class the classifier tells yes from no. */
  readonly classes: readonly Class[];
  /** How many numbers a run of characters may have (`HashedGrams`). */
  readonly size: number;
  readonly bias: readonly number[];
  /** What one step of a byte stands for. */
  readonly step: number;
  /** By number of the run and class: deflated, in base64. */
  readonly weights: string;
}

/**
 * Logistic regression over runs of characters: the chance of each class is told by the sum of what each run speaks for.
 * See docs/adr/0016-classifier.md.
 */
export class LinearClassifier<Class extends string> {
  readonly #stored: StoredClassifier<Class>;
  #weights: Int8Array | null = null;

  constructor(stored: StoredClassifier<Class>) {
    this.#stored = stored;
  }

  /** The chance of each class, in the order of the classes; with a single class that of yes. */
  chances(grams: ArrayLike<number>): readonly number[] {
    const sums = this.#sums(grams);
    if (sums.length === 1) return sums.map((sum) => 1 / (1 + Math.exp(-sum)));
    const most = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp(sum - most));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return powers.map((power) => power / total);
  }

  #sums(grams: ArrayLike<number>): readonly number[] {
    const weights = (this.#weights ??= unpacked(this.#stored.weights));
    const { bias, step } = this.#stored;
    return bias.map((start, no) => start + sumOf(weights, grams, no, bias.length) * step);
  }
}

/** What the runs speak for one of so many classes. */
function sumOf(weights: Int8Array, grams: ArrayLike<number>, no: number, classes: number): number {
  let sum = 0;
  for (let at = 0; at < grams.length; at += 1) sum += weights[(grams[at] ?? 0) * classes + no] ?? 0;
  return sum;
}

function unpacked(weights: string): Int8Array {
  const bytes = inflateRawSync(Buffer.from(weights, 'base64'));
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
