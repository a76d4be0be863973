import { FIGURE_GRAMS } from '../../../src/understanding/facts/chance-of-progress.js';
import { MESSAGE_GRAMS } from '../../../src/understanding/classifier/message-kind.js';
import type { Intent, QueryKind } from '../../../src/understanding/understanding.js';
import { allSets } from '../evaluation-sets.js';
import type { LabelledMessage } from '../labelled-message.js';
import { figureExamples, intentExample, queryKindExamples } from './examples.js';
import type { FigureLabel } from './examples.js';
import { fitLinear } from './fit-linear.js';
import {
  kindMessages,
  madeMessages,
  madeQuestions,
  nameMessages,
  talkMessages,
} from './made-messages.js';
import { storeClassifier } from './store-classifier.js';

const INTENTS: readonly Intent[] = [
  ...(['report', 'correction', 'query', 'confirm', 'cancel', 'help', 'other'] as const),
];
const KINDS: readonly QueryKind[] = [
  ...(['status', 'gap', 'overview', 'lagging', 'unit', 'missing', 'trend'] as const),
  ...(['owner', 'history', 'ranking', 'target', 'detail', 'export', 'digest'] as const),
];
const FIGURE_CLASSES: readonly FigureLabel[] = ['progress'];
/** Made messages are much alike. */
const MADE_WEIGHT = 0.5;

/** Labelled by people, and read: nothing frozen. */
function writtenMessages(without: string | null): readonly LabelledMessage[] {
  return allSets()
    .filter(({ part, name }) => part === 'development' && name !== without)
    .flatMap(({ messages }) => messages);
}

/**
 * Fits the classifiers anew from all labelled messages that are no frozen ones, and stores them.
 * @param without the name of a set that is left out, so that it can be measured as if nobody had seen it
 */
export async function trainClassifiers(without: string | null): Promise<readonly string[]> {
  const written = writtenMessages(without);
  const figures = [
    ...written.flatMap((message) => figureExamples(message, 1)),
    ...[...kindMessages(), ...nameMessages()].flatMap((message) => figureExamples(message, 1)),
    ...madeMessages().flatMap((message) => figureExamples(message, MADE_WEIGHT)),
  ];
  const asked = madeQuestions();
  const intents = [
    ...written.map((message) => intentExample(message, 1)),
    ...[...asked, ...talkMessages()].map((message) => intentExample(message, MADE_WEIGHT)),
  ];
  const kinds = [
    ...written.flatMap((message) => queryKindExamples(message, 1)),
    ...asked.flatMap((message) => queryKindExamples(message, MADE_WEIGHT)),
  ];
  await storeClassifier(
    {
      file: 'figure-use-weights.ts',
      constant: 'FIGURE_USE',
      type: `'progress'`,
      importLine: '',
      classes: FIGURE_CLASSES,
      size: FIGURE_GRAMS,
    },
    fitLinear(figures, FIGURE_CLASSES, FIGURE_GRAMS),
    figures.length,
  );
  await storeClassifier(
    {
      file: 'intent-weights.ts',
      constant: 'INTENT',
      type: 'Intent',
      importLine: `import type { Intent } from '../understanding.js';`,
      classes: INTENTS,
      size: MESSAGE_GRAMS,
    },
    fitLinear(intents, INTENTS, MESSAGE_GRAMS),
    intents.length,
  );
  await storeClassifier(
    {
      file: 'query-kind-weights.ts',
      constant: 'QUERY_KIND',
      type: 'QueryKind',
      importLine: `import type { QueryKind } from '../understanding.js';`,
      classes: KINDS,
      size: MESSAGE_GRAMS,
    },
    fitLinear(kinds, KINDS, MESSAGE_GRAMS),
    kinds.length,
  );
  return [
    `figures: ${figures.length}, ${figures.filter(({ label }) => label === 'progress').length} of progress`,
    `messages: ${intents.length}`,
    `questions: ${kinds.length}`,
  ];
}
