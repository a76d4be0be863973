import { decimalText, decimal } from '../../kernel/decimal.js';
import type { Span } from '../understanding.js';
import { CharClass } from './char-class.js';
import { readNumberAt } from './chinese-number.js';
import type { NumberToken } from './number-token.js';
import { Pattern } from './pattern.js';

const DIGIT = /^[零一二两三四五六七八九](?=[，。、;!\n \t)]|$)/;

const digits = new CharClass((char) => /[零一二两三四五六七八九]/.test(char));

/** 成果转化：目标四，完成二: told of the name before it in the sentence. */
const TOLD = new Pattern(
  /(?:完成|实际|累计|达到|现有|目标|已有)(?:了|是|为)?(?=[零一二两三四五六七八九](?:[，。;!\n)]|$))/g,
);
const SENTENCE_END = /[。;!?\n]/;

/** Where a numeral may stand alone: right behind a name, or behind such a word in the sentence of a name. */
function places(text: string, names: readonly { readonly span: Span }[]): readonly number[] {
  const behind = names.map(({ span }) => span.end);
  if (behind.length === 0) return behind;
  const told = TOLD.findAll(text)
    .map((match) => match.index + match[0].length)
    .filter((at) => {
      const name = behind.findLast((end) => end < at);
      return name !== undefined && !SENTENCE_END.test(text.slice(name, at));
    });
  return told.length === 0 ? behind : [...new Set([...behind, ...told])].sort((a, b) => a - b);
}

/** 瞪羚一，小巨人七: one numeral right after a name, or after what is told of it, at the end of its clause, too little to be seen elsewhere. */
export function singleDigits(
  text: string,
  names: readonly { readonly span: Span }[],
): readonly NumberToken[] {
  const found: NumberToken[] = [];
  for (const start of places(text, names)) {
    if (!digits.has(text, start) || !DIGIT.test(text.slice(start, start + 2))) continue;
    const reading = readNumberAt(text, start);
    found.push({
      value: reading?.value ?? decimalText(decimal(0)),
      span: { start, end: start + 1 },
      unit: null,
      scaled: false,
      percent: false,
      approx: false,
      bound: false,
      sign: null,
      unclear: false,
    });
  }
  return found;
}
