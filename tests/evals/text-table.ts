/** Chinese characters take two columns of a terminal. */
function width(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);
}

const gap = (text: string, size: number): string => ' '.repeat(Math.max(0, size - width(text)));

/** Rows as lines of aligned columns: the first to the left, the others to the right. */
export function textTable(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const sizes = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((row) => width(row[at] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, at) =>
        at === 0 ? cell + gap(cell, sizes[at] ?? 0) : gap(cell, sizes[at] ?? 0) + cell,
      )
      .join('  ')
      .trimEnd(),
  );
}

/** The same rows in Markdown; the first is the heading. */
export function markdownTable(rows: readonly (readonly string[])[]): readonly string[] {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...body.map(line)];
}
