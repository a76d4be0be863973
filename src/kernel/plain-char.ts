import { Converter } from 'opencc-js/t2cn';

const simplified = Converter({ from: 't', to: 'cn' });
/** Han characters seen so far, so that each is looked up once. */
const known = new Map<string, string>();

/** First and last of the Han characters that have a simple form. */
const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

/** The simplified form of one Han character (縣 is 县); anything else comes back as it is. Source: OpenCC's table. */
export function simpleChar(char: string): string {
  const code = char.charCodeAt(0);
  if (code < FIRST_HAN || code > LAST_HAN) return char;
  const seen = known.get(char);
  if (seen !== undefined) return seen;
  const simple = simplified(char);
  const plain = simple.length === 1 ? simple : char;
  known.set(char, plain);
  return plain;
}

/** First UTF-16 unit of mathematical letters and digits. */
export const HIGH_OF_MATHEMATICAL = 0xd835;

/** The plain letter or digit of a mathematical one, which takes two UTF-16 units (𝟔 is 6); `null` for all else. */
export function plainMathematical(pair: string): string | null {
  if (pair.charCodeAt(0) !== HIGH_OF_MATHEMATICAL) return null;
  const plain = pair.normalize('NFKC');
  return plain.length === 1 ? plain : null;
}
