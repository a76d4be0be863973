import { ModelFailure } from './model-failure.js';

/** What some models say before they answer. */
const THOUGHT = /<think>[\s\S]{0,200000}?<\/think>/g;

/**
 * The one JSON object of a model's answer, with or without a fence or some words around it.
 * @throws ModelFailure `malformed`
 */
export function readJson(answer: string): unknown {
  const plain = answer.replace(THOUGHT, '');
  const start = plain.indexOf('{');
  const end = plain.lastIndexOf('}');
  if (start === -1 || end < start) throw new ModelFailure('malformed');
  try {
    return JSON.parse(plain.slice(start, end + 1));
  } catch (error) {
    throw new ModelFailure('malformed', { cause: error });
  }
}
