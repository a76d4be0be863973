import { CharClass } from './char-class.js';

const raised = new CharClass((char) => char.toLowerCase() !== char);

/** The text in small letters; the same text where there are no others, which is so in nearly every message. */
export function lowerCase(text: string): string {
  for (let at = 0; at < text.length; at += 1) if (raised.has(text, at)) return text.toLowerCase();
  return text;
}
