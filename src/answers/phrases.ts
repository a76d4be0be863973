/** Joins what there is of several parts. */
export function listParts(parts: readonly (string | null)[], separator: string): string {
  return parts.filter((part) => part !== null && part !== '').join(separator);
}

/** One sentence of several clauses. */
export function sentence(clauses: readonly (string | null)[]): string {
  return `${listParts(clauses, '，')}。`;
}

/** The first of a long list, and how many more there are: a reply stays under a screen. */
export function firstLines(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most), `（共${lines.length}条，其余从略）`];
}

/** In quotation marks; those within it become single ones (GB/T 15834-2011, 4.8). */
export function quoted(text: string): string {
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

/** Shortened with an ellipsis, counted in characters rather than code units. */
export function clip(text: string, most: number): string {
  const characters = Array.from(text.replace(/\s+/gu, ' ').trim());
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('')}…`;
}
