import { oncePerMessage } from '../once-per.js';
import type { ReadMessage } from '../read-message.js';
import type { Intent, QueryKind } from '../understanding.js';
import { HashedGrams, seedOf } from './hashed-grams.js';
import { INTENT } from './intent-weights.js';
import { LinearClassifier } from './linear-classifier.js';
import type { StoredClassifier } from './linear-classifier.js';
import { maskedText } from './masked-text.js';
import { QUERY_KIND } from './query-kind-weights.js';

/** Longer messages show by then what they are. */
const MOST_CHARACTERS = 160;
const LONGEST = 4;
export const MESSAGE_GRAMS = 1 << 15;

const SEEDS = {
  words: seedOf(''),
  first: seedOf('first'),
  last: seedOf('last'),
  role: seedOf('role'),
  length: seedOf('length'),
  context: seedOf('context'),
};

/** What a whole message is judged by: its words, its first and last ones, who sent it and whether others came before it. */
export function addMessageGrams(grams: HashedGrams, message: ReadMessage): void {
  const { text } = maskedText(message);
  const { sender, context } = message.input;
  grams.addAll(SEEDS.words, text.slice(0, MOST_CHARACTERS), LONGEST);
  for (let length = 1; length <= LONGEST; length += 1) {
    grams.add(SEEDS.first, text.slice(0, length));
    grams.add(SEEDS.last, text.slice(-length));
  }
  grams.add(SEEDS.role, sender.role);
  const size = String(Math.min(8, Math.floor(Math.log2(text.length + 2))));
  grams.add(SEEDS.length, size);
  if (context.length > 0) grams.add(SEEDS.context, '');
}

/** A class with its chance. */
export interface Likely<Class extends string> {
  readonly chanceOf: (one: Class) => number;
  readonly best: Class;
}

const grams = new HashedGrams(MESSAGE_GRAMS);

function likely<Class extends string>(
  classifier: LinearClassifier<Class>,
  { classes }: StoredClassifier<Class>,
  message: ReadMessage,
): Likely<Class> {
  grams.clear();
  addMessageGrams(grams, message);
  const chances = classifier.chances(grams);
  const at = chances.indexOf(Math.max(...chances));
  return {
    best: classes[at] as Class,
    chanceOf: (one) => chances[classes.indexOf(one)] ?? 0,
  };
}

const intents = new LinearClassifier(INTENT);
const queryKinds = new LinearClassifier(QUERY_KIND);

/** What a message is for, as in messages that people have labelled. */
export const likelyIntent = oncePerMessage((message: ReadMessage): Likely<Intent> =>
  likely(intents, INTENT, message),
);

/** What a question asks for, as in questions that people have labelled. */
export const likelyQueryKind = oncePerMessage((message: ReadMessage): Likely<QueryKind> =>
  likely(queryKinds, QUERY_KIND, message),
);
