import { oncePer } from '../once-per.js';
import type { ReadMessage } from '../read-message.js';
import { coreWords } from './core-words.js';

const MENTION = /@[^\s@，。,:;!?]{1,20}(?:[\s]|$|(?=[，。,:;!?]))/gu;
/** What is left of a mention once the bot's name is out. */
const BARE_AT = /@(?=\s|$)/gu;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d]+|\[[\p{Script=Han}]{1,3}\]/gu;

/** Blanks out a stretch and keeps the length, so that spans stay true. */
function blank(text: string): string {
  return ' '.repeat(text.length);
}

/**
 * The normalised text with @mentions, the bot's name and emoji blanked out: what is said, without
 * whom it is said to. Same length as `message.text.text`.
 */
export const plainWords = oncePer((message: ReadMessage): string => {
  const { botName } = message.lexicon;
  const text = message.text.text;
  const unnamed = botName.length < 2 ? text : text.replaceAll(botName, blank);
  const unaddressed = unnamed.includes('@')
    ? unnamed.replace(BARE_AT, blank).replace(MENTION, blank)
    : unnamed;
  return unaddressed.replace(EMOJI, blank);
});

/** `plainWords` without manners (`coreWords`), at the same length. */
export const plainCore = oncePer((message: ReadMessage): string => coreWords(plainWords(message)));
