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

/** Numbers of runs, one by one. */
interface Numbers {
  readonly length: number;
  at(index: number): number | undefined;
}

/**
 * Logistic regression over runs of characters: the chance of each class is told by the sum of what each run speaks for.
 * See docs/adr/0016-classifier.md.
 */
export class LinearClassifier<Class extends string> {
  readonly #stored: StoredClassifier<Class>;
  #weights: Int8Array | null = null;
  /** For each class what the runs speak for it. */
  readonly #steps: Int32Array;

  constructor(stored: StoredClassifier<Class>) {
    this.#stored = stored;
    this.#steps = new Int32Array(stored.bias.length);
  }

  /** The chance of each class, in the order of the classes; with a single class that of yes. */
  chances(grams: Numbers): readonly number[] {
    const sums = this.#sums(grams);
    if (sums.length === 1) return sums.map((sum) => 1 / (1 + Math.exp(-sum)));
    const most = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp(sum - most));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return powers.map((power) => power / total);
  }

  /** Run by run, since the weights of one run lie side by side. */
  #sums(grams: Numbers): readonly number[] {
    const weights = (this.#weights ??= unpacked(this.#stored.weights));
    const { bias, step } = this.#stored;
    const steps = this.#steps.fill(0);
    for (let at = 0; at < grams.length; at += 1) {
      const row = (grams.at(at) ?? 0) * steps.length;
      for (let no = 0; no < steps.length; no += 1)
        steps[no] = (steps[no] ?? 0) + (weights[row + no] ?? 0);
    }
    return bias.map((start, no) => start + (steps[no] ?? 0) * step);
  }
}

function unpacked(weights: string): Int8Array {
  const bytes = inflateRawSync(Buffer.from(weights, 'base64'));
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
