import { oncePerMessage } from '../once-per.js';
import type { ReadMessage } from '../read-message.js';
import { CharClass } from '../text/char-class.js';
import { coreWords } from './core-words.js';

const MENTION = /@[^\s@，。,:;!?]{1,20}(?:[\s]|$|(?=[，。,:;!?]))/gu;
/** What is left of a mention once the bot's name is out. */
const BARE_AT = /@(?=\s|$)/gu;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d]+|\[[\p{Script=Han}]{1,3}\]/gu;

/** What an emoji can begin with, and most of them hold: nothing else need be searched for one. */
const emojiParts = new CharClass((char) =>
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Cs}\u200d[]/u.test(char),
);

function holdsEmoji(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (emojiParts.has(text, at)) return true;
  return false;
}

/** Blanks out a stretch and keeps the length, so that spans stay true. */
function blank(text: string): string {
  return ' '.repeat(text.length);
}

/**
 * The normalised text with @mentions, the bot's name and emoji blanked out: what is said, without
 * whom it is said to. Same length as `message.text.text`.
 */
export const plainWords = oncePerMessage((message: ReadMessage): string => {
  const { botName } = message.lexicon;
  const text = message.text.text;
  const isNamed = botName.length >= 2 && text.includes(botName);
  const unnamed = isNamed ? text.replaceAll(botName, blank) : text;
  const unaddressed = unnamed.includes('@')
    ? unnamed.replace(BARE_AT, blank).replace(MENTION, blank)
    : unnamed;
  return holdsEmoji(unaddressed) ? unaddressed.replace(EMOJI, blank) : unaddressed;
});

/** `plainWords` without manners (`coreWords`), at the same length. */
export const plainCore = oncePerMessage((message: ReadMessage): string =>
  coreWords(plainWords(message)),
);
