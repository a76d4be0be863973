import type { CardPart } from '../encode/part.js';

/** Of one variable of a card. */
const MAX_VALUE_BYTES = 1_024;
/** How many buttons the template of the guide has. */
export const MAX_BUTTONS = 6;

export function valueFits(value: string): boolean {
  return Buffer.byteLength(value, 'utf8') <= MAX_VALUE_BYTES;
}

export function cardFits({ title, content, buttons }: CardPart): boolean {
  if (buttons.length > MAX_BUTTONS) return false;
  const values = [title, content, ...buttons.flatMap(({ label, text }) => [label, text])];
  return values.every(valueFits);
}

/** As much of a text as a card's variable takes, cut between characters. */
export function clipValue(value: string): string {
  let clipped = '';
  let bytes = 0;
  for (const char of value) {
    bytes += Buffer.byteLength(char, 'utf8');
    if (bytes > MAX_VALUE_BYTES) break;
    clipped += char;
  }
  return clipped;
}
