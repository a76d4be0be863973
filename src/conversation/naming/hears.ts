import { normalizeText } from '../../understanding/text/normalize.js';
import { soundsOf } from '../../understanding/text/sound.js';

const soundsIn = (character: string): readonly number[] => soundsOf(character.codePointAt(0) ?? 0);

/**
 * Whether a text holds a word as written or as it sounds (邓玲 for 瞪羚): a rough first look, which takes
 * no more time than the text is long.
 */
export function hears(word: string): (text: string) => boolean {
  const characters = Array.from(normalizeText(word).text.toUpperCase());
  const sounds = characters.map((character) => new Set(soundsIn(character)));
  const fits = (said: string, at: number): boolean =>
    said === characters[at] || soundsIn(said).some((sound) => sounds[at]?.has(sound) ?? false);
  return (text) => {
    const said = Array.from(normalizeText(text).text.toUpperCase());
    return said.some((_, start) => characters.every((__, at) => fits(said[start + at] ?? '', at)));
  };
}
