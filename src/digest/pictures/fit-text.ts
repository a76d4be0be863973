/** From here on characters are as wide as high: ideographs, kana, full-width forms. */
const FIRST_WIDE = 0x2e80;
/** Widths in the bundled font, as shares of its size. */
const DIGIT_WIDTH = 0.56;
const WIDE_LATIN = 0.86;
const LATIN_WIDTH = 0.6;
/** Quotation marks and dots that Chinese sets on a whole square. */
const FULL_PUNCTUATION = /[“”‘’…—·]/u;

function widthOf(character: string): number {
  if ((character.codePointAt(0) ?? 0) >= FIRST_WIDE || FULL_PUNCTUATION.test(character)) return 1;
  if (/[0-9. ,:]/u.test(character)) return DIGIT_WIDTH;
  return /[A-Z%@mw]/u.test(character) ? WIDE_LATIN : LATIN_WIDTH;
}

/** About how wide a text is, never less than it is. */
export function textWidth(text: string, sizePx: number): number {
  return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0) * sizePx;
}

/** The text in one line, shortened with an ellipsis where it is too long. */
export function clipText(text: string, sizePx: number, widthPx: number): string {
  if (textWidth(text, sizePx) <= widthPx) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, sizePx) > widthPx) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Punctuation that must not begin a line. */
const CLOSING = /[，。；：、！？）》”’…%]/u;

/** The place before which a line is broken: a closing mark takes what it closes along. */
function breakBefore(line: string, next: string): number {
  if (!CLOSING.test(next)) return line.length;
  const kept = Array.from(line);
  while (kept.length > 1 && CLOSING.test(kept.at(-1) ?? '')) kept.pop();
  return kept.length > 1 ? kept.slice(0, -1).join('').length : line.length;
}

/** The text in as many lines as it needs, at most so many; the last one is shortened. */
export function wrapText(
  text: string,
  sizePx: number,
  widthPx: number,
  mostLines: number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const characters = Array.from(text);
  for (const [index, character] of characters.entries()) {
    const isFull = textWidth(line + character, sizePx) > widthPx;
    if (isFull && lines.length + 1 === mostLines) {
      const rest = characters.slice(index).join('');
      return [...lines, clipText(line + rest, sizePx, widthPx)];
    }
    if (isFull) {
      const end = breakBefore(line, character);
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
    line += character;
  }
  return [...lines, line];
}
