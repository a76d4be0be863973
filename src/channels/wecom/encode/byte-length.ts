/** How many bytes the platform counts: a Chinese character is three. */
export const byteLength = (text: string): number => Buffer.byteLength(text, 'utf8');

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The longest beginning of at most so many bytes that ends between characters, and what is left. */
export function takeBytes(text: string, maxBytes: number): readonly [string, string] {
  if (byteLength(text) <= maxBytes) return [text, ''];
  const end = wholeUnits(segments(text), maxBytes) || wholeUnits(text, maxBytes);
  return [text.slice(0, end), text.slice(end)];
}

function* segments(text: string): Generator<string> {
  for (const { segment } of graphemes.segment(text)) yield segment;
}

/** Length in UTF-16 units of as many whole units as fit. */
function wholeUnits(units: Iterable<string>, maxBytes: number): number {
  let bytes = 0;
  let end = 0;
  for (const unit of units) {
    bytes += byteLength(unit);
    if (bytes > maxBytes) return end;
    end += unit.length;
  }
  return end;
}

/** A beginning of at most so many bytes, with … where something was left out. */
export function cutToBytes(text: string, maxBytes: number): string {
  if (byteLength(text) <= maxBytes) return text;
  return `${takeBytes(text, maxBytes - byteLength('…'))[0]}…`;
}
