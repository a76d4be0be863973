import { reliabilityRows, tradeOffRows } from './confidence/confidence-table.js';
import { calibrationError } from './confidence/reliability.js';
import type { Judged } from './confidence/reliability.js';
import type { Measurement } from './measure.js';
import { confusionRows, scoreRows } from './score-table.js';

/** A table under its heading. */
export interface Table {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** How well confidence tells what came true, and what asking costs. */
export function confidenceTables(of: string, facts: readonly Judged[]): readonly Table[] {
  if (facts.length === 0) return [];
  const error = calibrationError(facts).toFixed(3);
  return [
    {
      title: `reliability, ${of}: mean distance of confidence and share right ${error}`,
      rows: reliabilityRows(facts),
    },
    { title: `trade-off of asking, ${of}`, rows: tradeOffRows(facts) },
  ];
}

/** All tables of a measurement, in the order in which they are printed. */
export function measurementTables(measured: Measurement): readonly Table[] {
  const sets = measured.sets.map((set) => ({ ...set, factsOnly: set.part === 'generated' }));
  const slices = measured.slices
    .filter((item) => item.slices.length > 0)
    .map(({ part, dimension, slices: values }) => ({
      title: `by ${dimension}, ${part}`,
      rows: scoreRows(values.map(({ value, scores }) => ({ name: value, scores }))),
    }));
  return [
    { title: 'sets', rows: scoreRows(sets) },
    ...slices,
    { title: 'intents of all labelled messages', rows: confusionRows(measured.all) },
    ...measured.confidence.flatMap(({ part, facts }) => confidenceTables(part, facts)),
  ];
}
