import { oncePerMessage } from '../once-per.js';
import type { ReadMessage } from '../read-message.js';
import type { Intent, QueryKind } from '../understanding.js';
import { HashedGrams } from './hashed-grams.js';
import { INTENT } from './intent-weights.js';
import { LinearClassifier } from './linear-classifier.js';
import type { StoredClassifier } from './linear-classifier.js';
import { maskedText } from './masked-text.js';
import { QUERY_KIND } from './query-kind-weights.js';

/** Longer messages show by then what they are. */
const MOST_CHARACTERS = 160;
const LONGEST = 4;
export const MESSAGE_GRAMS = 1 << 15;

/** What a whole message is judged by: its words, its first and last ones, who sent it and whether others came before it. */
export function addMessageGrams(grams: HashedGrams, message: ReadMessage): void {
  const { text } = maskedText(message);
  const { sender, context } = message.input;
  grams.addAll('', text.slice(0, MOST_CHARACTERS), LONGEST);
  for (let length = 1; length <= LONGEST; length += 1) {
    grams.add('first', text.slice(0, length));
    grams.add('last', text.slice(-length));
  }
  grams.add('role', sender.role);
  const size = String(Math.min(8, Math.floor(Math.log2(text.length + 2))));
  grams.add('length', size);
  if (context.length > 0) grams.add('context', '');
}

/** A class with its chance. */
export interface Likely<Class extends string> {
  readonly chanceOf: (one: Class) => number;
  readonly best: Class;
}

const grams = new HashedGrams(MESSAGE_GRAMS);

/** Both classifiers go by the same runs. */
const gramsOf = oncePerMessage((message: ReadMessage): Uint32Array => {
  grams.clear();
  addMessageGrams(grams, message);
  return grams.numbers.slice();
});

function likely<Class extends string>(
  classifier: LinearClassifier<Class>,
  { classes }: StoredClassifier<Class>,
  message: ReadMessage,
): Likely<Class> {
  const chances = classifier.chances(gramsOf(message));
  const at = chances.indexOf(Math.max(...chances));
  return {
    best: classes[at] as Class,
    chanceOf: (one) => chances[classes.indexOf(one)] ?? 0,
  };
}

const intents = new LinearClassifier(INTENT);
const queryKinds = new LinearClassifier(QUERY_KIND);

/** What a message is for, as in messages that people have labelled. */
export function likelyIntent(message: ReadMessage): Likely<Intent> {
  return likely(intents, INTENT, message);
}

/** What a question asks for, as in questions that people have labelled. */
export function likelyQueryKind(message: ReadMessage): Likely<QueryKind> {
  return likely(queryKinds, QUERY_KIND, message);
}
