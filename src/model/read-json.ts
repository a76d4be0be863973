import { ModelFailure } from './model-failure.js';
import { withoutThoughts } from './without-thoughts.js';

/**
 * The one JSON object of a model's answer, with or without a fence or some words around it.
 * @throws ModelFailure `malformed`
 */
export function readJson(answer: string): unknown {
  const plain = withoutThoughts(answer);
  const start = plain.indexOf('{');
  const end = plain.lastIndexOf('}');
  if (start === -1 || end < start) throw new ModelFailure('malformed');
  try {
    return JSON.parse(plain.slice(start, end + 1));
  } catch (error) {
    throw new ModelFailure('malformed', { cause: error });
  }
}
