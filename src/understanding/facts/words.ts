import type { Token } from './tokens.js';

/** What tokens say; put together in a loop, since this is asked of every figure many times. */
export function words(tokens: readonly Token[]): string {
  let said = '';
  for (const { text } of tokens) said += text;
  return said;
}
