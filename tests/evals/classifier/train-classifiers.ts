import { FIGURE_GRAMS } from '../../../src/understanding/facts/chance-of-progress.js';
import { MESSAGE_GRAMS } from '../../../src/understanding/classifier/message-kind.js';
import type { Intent, QueryKind } from '../../../src/understanding/understanding.js';
import { allSets } from '../evaluation-sets.js';
import type { LabelledMessage } from '../labelled-message.js';
import { figureExamples, intentExample, queryKindExamples } from './examples.js';
import type { FigureLabel } from './examples.js';
import { fitLinear } from './fit-linear.js';
import type { Example } from './fit-linear.js';
import {
  kindMessages,
  madeMessages,
  madeQuestions,
  nameMessages,
  talkMessages,
} from './made-messages.js';
import { storeClassifier } from './store-classifier.js';
import type { Target } from './store-classifier.js';

const FIGURES: Target<FigureLabel> = {
  file: 'figure-use-weights.ts',
  constant: 'FIGURE_USE',
  type: `'progress'`,
  importLine: '',
  classes: ['progress'],
  size: FIGURE_GRAMS,
};
const INTENTS: Target<Intent> = {
  file: 'intent-weights.ts',
  constant: 'INTENT',
  type: 'Intent',
  importLine: `import type { Intent } from '../understanding.js';`,
  classes: ['report', 'correction', 'query', 'confirm', 'cancel', 'help', 'other'],
  size: MESSAGE_GRAMS,
};
const KINDS: Target<QueryKind> = {
  file: 'query-kind-weights.ts',
  constant: 'QUERY_KIND',
  type: 'QueryKind',
  importLine: `import type { QueryKind } from '../understanding.js';`,
  classes: [
    ...(['status', 'gap', 'overview', 'lagging', 'unit', 'missing', 'trend'] as const),
    ...(['owner', 'history', 'ranking', 'target', 'detail', 'export', 'digest'] as const),
  ],
  size: MESSAGE_GRAMS,
};
/** Made messages are much alike. */
const MADE_WEIGHT = 0.5;

/** Labelled by people, and read: nothing frozen. */
function writtenMessages(without: string | null): readonly LabelledMessage[] {
  return allSets()
    .filter(({ part, name }) => part === 'development' && name !== without)
    .flatMap(({ messages }) => messages);
}

/** What tells figures by themselves, without a turn before it, is a report. */
function isPlainReport({ context = [], expect }: LabelledMessage): boolean {
  return context.length === 0 && (expect.facts ?? []).length > 0;
}

async function fitAndStore<Class extends string>(
  target: Target<Class>,
  examples: readonly Example<Class>[],
): Promise<void> {
  const fitted = fitLinear(examples, target.classes, target.size);
  await storeClassifier(target, fitted, examples.length);
}

/**
 * Fits the classifiers anew from all labelled messages that are no frozen ones, and stores them.
 * @param without the name of a set that is left out, so that it can be measured as if nobody had seen it
 */
export async function trainClassifiers(without: string | null): Promise<readonly string[]> {
  const written = writtenMessages(without);
  const learned = [...kindMessages(), ...nameMessages()];
  const reports = madeMessages();
  const asked = madeQuestions();
  const figures = [
    ...[...written, ...learned].flatMap((message) => figureExamples(message, 1)),
    ...reports.flatMap((message) => figureExamples(message, MADE_WEIGHT)),
  ];
  const intents = [
    ...[...written, ...learned.filter(isPlainReport)].map((message) => intentExample(message, 1)),
    ...[...asked, ...talkMessages(), ...reports.filter(isPlainReport)].map((message) =>
      intentExample(message, MADE_WEIGHT),
    ),
  ];
  const kinds = [
    ...written.flatMap((message) => queryKindExamples(message, 1)),
    ...asked.flatMap((message) => queryKindExamples(message, MADE_WEIGHT)),
  ];
  await fitAndStore(FIGURES, figures);
  await fitAndStore(INTENTS, intents);
  await fitAndStore(KINDS, kinds);
  return [
    `figures: ${figures.length}, ${figures.filter(({ label }) => label === 'progress').length} of progress`,
    `messages: ${intents.length}`,
    `questions: ${kinds.length}`,
  ];
}
