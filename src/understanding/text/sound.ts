import { pinyin } from 'pinyin-pro';

/** Sounds of the characters seen so far, so that each is looked up once. */
const known = new Map<string, readonly string[]>();

/** What speech input and typing confuse sounds the same: zh and z, ch and c, sh and s, ing and in, eng and en. */
function blurred(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/([ie]n)g$/, '$1');
}

const HAN = /^\p{Script=Han}$/u;

/** All ways to say one character, without tone and blurred; empty when it is no Han character. */
export function soundsOf(char: string): readonly string[] {
  const seen = known.get(char);
  if (seen !== undefined) return seen;
  const said = HAN.test(char)
    ? pinyin(char, { multiple: true, toneType: 'none', type: 'array', v: true })
    : [];
  const sounds = [...new Set(said.map(blurred))];
  known.set(char, sounds);
  return sounds;
}

/** How a name is said, one sound a character; `null` when it holds anything but Han characters. */
export function soundOfName(name: string): readonly string[] | null {
  if (!Array.from(name).every((char) => HAN.test(char))) return null;
  const said = pinyin(name, { toneType: 'none', type: 'array', v: true });
  return said.length === name.length ? said.map(blurred) : null;
}
