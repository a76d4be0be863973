import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { EVIDENCE } from '../../../src/understanding/confidence/evidence.js';
import type { Evidence } from '../../../src/understanding/confidence/evidence.js';
import { crossValidate } from './cross-validate.js';
import { chance, fitLogistic } from './fit-logistic.js';
import type { LogisticModel } from './fit-logistic.js';
import type { Judged } from './reliability.js';
import { PRIORS, trainingRows } from './training-rows.js';
import type { TrainingRow } from './training-rows.js';

export interface FitReport {
  readonly rows: readonly TrainingRow[];
  /** Facts at first contact, each judged by weights fitted without its message. */
  readonly validated: readonly Judged[];
}

/** The rules get better, so how often they err is taken from the newest sets and only what errs from all. */
function isNewest({ set }: TrainingRow): boolean {
  return set.startsWith('benchmark/');
}

/** The same weights with the bias that makes the mean confidence of the newest rows their share of right ones. */
function calibrated(
  model: LogisticModel<Evidence>,
  rows: readonly TrainingRow[],
): LogisticModel<Evidence> {
  const newest = rows.filter(isNewest);
  const right = newest.filter((row) => row.right).length;
  let [low, high] = [model.bias - 3, model.bias + 3];
  for (let round = 0; round < 40; round += 1) {
    const bias = (low + high) / 2;
    const sum = newest.reduce((total, { items }) => total + chance({ ...model, bias }, items), 0);
    if (sum < right) low = bias;
    else high = bias;
  }
  return { ...model, bias: Math.round(low * 100) / 100 };
}

function source({ bias, weights }: LogisticModel<Evidence>, rows: readonly TrainingRow[]): string {
  const count = (of: TrainingRow['source']): string => {
    const some = rows.filter((row) => row.source === of);
    return `${some.length} (${some.filter(({ right }) => !right).length} wrong)`;
  };
  const lines = EVIDENCE.map((item) => `'${item}': ${weights[item] ?? 0},`);
  return `import type { Evidence } from './evidence.js';

/**
 * Written by \`npm run eval -- --fit\`: log-odds that a fact is right, by logistic regression over facts read at first
 * contact: ${count('first-contact')}, ways of writing that had been misread: ${count('hard')}, messages
 * learned from since: ${count('learned')}, and messages with slips made on purpose: ${count('perturbed')}. Facts of one message are never split in the cross-validation, which
 * docs/evaluation.md tells of together with the limits.
 */
export const CONFIDENCE_WEIGHTS: {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<Evidence, number>>>;
} = {
  bias: ${bias},
  weights: {
${lines.join('\n')}
  },
};
`;
}

/** Fits the weights anew and stores them. */
export async function fitConfidence(): Promise<FitReport> {
  const rows = trainingRows();
  const model = calibrated(fitLogistic(rows, EVIDENCE, PRIORS), rows);
  const file = new URL(
    '../../../src/understanding/confidence/confidence-weights.ts',
    import.meta.url,
  );
  const text = await format(source(model, rows), {
    parser: 'typescript',
    singleQuote: true,
    printWidth: 100,
  });
  writeFileSync(file, text);
  return { rows, validated: crossValidate(rows).filter((row) => row.source === 'first-contact') };
}
