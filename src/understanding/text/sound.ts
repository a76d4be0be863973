import { pinyin } from 'pinyin-pro';

/** Syllables by number, in the order in which they were met. */
const numbers = new Map<string, number>();
/** More than there are syllables. */
export const MAX_SOUNDS = 2048;

/** Sounds of the characters seen so far, so that each is looked up once. */
const known = new Map<number, readonly number[]>();

/** What speech input and typing confuse sounds the same: zh and z, ch and c, sh and s, ing and in, eng and en. */
function blurred(syllable: string): number {
  const sound = syllable.replace(/^([zcs])h/, '$1').replace(/([ie]n)g$/, '$1');
  const number = numbers.get(sound) ?? numbers.size;
  numbers.set(sound, number);
  return number;
}

const HAN = /^\p{Script=Han}$/u;

/** All ways to say one character, without tone and blurred, each as a number; empty when it is no Han character. */
export function soundsOf(code: number): readonly number[] {
  const seen = known.get(code);
  if (seen !== undefined) return seen;
  const char = String.fromCodePoint(code);
  const said = HAN.test(char)
    ? pinyin(char, { multiple: true, toneType: 'none', type: 'array', v: true })
    : [];
  const sounds = [...new Set(said.map(blurred))];
  known.set(code, sounds);
  return sounds;
}

/** How a name is said, one sound a character; `null` when it holds anything but Han characters. */
export function soundOfName(name: string): readonly number[] | null {
  if (!Array.from(name).every((char) => HAN.test(char))) return null;
  const said = pinyin(name, { toneType: 'none', type: 'array', v: true });
  return said.length === name.length ? said.map(blurred) : null;
}
