import { readFileSync } from 'node:fs';
import type { Evidence } from '../../../src/understanding/confidence/evidence.js';
import { allSets, generatedSet } from '../evaluation-sets.js';
import type { LabelledMessage } from '../labelled-message.js';
import { factRows } from './fact-rows.js';
import type { Observation } from './fit-logistic.js';
import { perturbed } from './perturb.js';

export interface TrainingRow extends Observation<Evidence> {
  readonly message: string;
  readonly set: string;
  readonly source: 'first-contact' | 'hard' | 'learned' | 'perturbed';
}

/**
 * Errors made on purpose are far more frequent than natural ones, so each counts for less. What was learned from since
 * shows where today's rules no longer err, though not how often they err on new messages.
 */
const WEIGHTS: Readonly<Record<TrainingRow['source'], number>> = {
  'first-contact': 1,
  hard: 0.5,
  learned: 0.3,
  perturbed: 0.03,
};
/** What is too rare in the messages to be learned, though it is plain that it makes a reading doubtful. */
export const PRIORS: Readonly<Partial<Record<Evidence, number>>> = {
  'name-shared-either-fits': -4.5,
  'value-off-scale': -1,
  'name-heard': -0.5,
  hedged: -0.5,
  'unlike-progress': -1.5,
  'faintly-progress': -0.7,
};
const TIMES = 4;
const GENERATED = 400;

interface Recorded {
  readonly set: string;
  readonly message: string;
  readonly right: boolean;
  readonly evidence: readonly Evidence[];
}

/** Tables are read by other rules now than those that met the first sets. */
function isOutdated({ set, evidence }: Recorded): boolean {
  return evidence.includes('rule-table') && !set.startsWith('benchmark/');
}

/**
 * What the rules of the day made of each set of messages before anybody had learned from them: rules as they stood when
 * the messages arrived, with today's evidence. `kinds` holds only what had been misread, so it says little of rates.
 */
export function firstContactRows(): readonly TrainingRow[] {
  return readFileSync(new URL('./first-contact.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Recorded)
    .filter((row) => !isOutdated(row))
    .map(({ set, message, right, evidence }) => {
      const source = set === 'kinds' ? 'hard' : 'first-contact';
      return { message, set, items: evidence, right, weight: WEIGHTS[source], source };
    });
}

function rowsOf(
  source: 'learned' | 'perturbed',
  messages: readonly LabelledMessage[],
): readonly TrainingRow[] {
  return messages.flatMap(factRows).map(({ message, evidence, right }) => ({
    // Versions of one message stay together when the rows are split.
    message: message.split('~')[0] ?? message,
    set: source,
    items: evidence,
    right,
    weight: WEIGHTS[source],
    source,
  }));
}

/** All that the weights are fitted on; nothing of it is frozen. */
export function trainingRows(): readonly TrainingRow[] {
  const learned = allSets().filter(
    ({ part, name }) => part === 'development' && !name.startsWith('benchmark/'),
  );
  const benchmark = allSets().filter(
    ({ part, name }) => part === 'development' && name.startsWith('benchmark/'),
  );
  const messages = learned.flatMap((set) => set.messages);
  const slipped = perturbed(
    [...messages, ...benchmark.flatMap((set) => set.messages), ...generatedSet(GENERATED).messages],
    TIMES,
  );
  return [...firstContactRows(), ...rowsOf('learned', messages), ...rowsOf('perturbed', slipped)];
}
