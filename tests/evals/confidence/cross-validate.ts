import { EVIDENCE } from '../../../src/understanding/confidence/evidence.js';
import { chance, fitLogistic } from './fit-logistic.js';
import type { Judged } from './reliability.js';
import { PRIORS } from './training-rows.js';
import type { TrainingRow } from './training-rows.js';

const FOLDS = 5;

function foldOf(message: string): number {
  let sum = 0;
  for (const char of message) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % FOLDS;
}

/** Each natural row judged by weights that were fitted without its message. */
export function crossValidate(rows: readonly TrainingRow[]): readonly (Judged & TrainingRow)[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = fitLogistic(
      rows.filter(({ message }) => foldOf(message) !== fold),
      EVIDENCE,
      PRIORS,
    );
    return rows
      .filter(({ message, source }) => source !== 'perturbed' && foldOf(message) === fold)
      .map((row) => ({ ...row, confidence: chance(model, row.items) }));
  }).flat();
}
