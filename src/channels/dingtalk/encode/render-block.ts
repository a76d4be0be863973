import type { Block } from '../../../message/reply.js';
import { texts } from '../texts.js';
import { withPlainMarks } from './plain-marks.js';

/** A line end that the platform's markdown keeps. */
export const MARKDOWN_LINE = '  \n';

/** One block in the platform's markdown, which has no tables: a row becomes an item of a list. */
export function blockAsMarkdown(block: Block): string {
  switch (block.type) {
    case 'text':
      return markdownLines(block.text.split('\n'));
    case 'figures':
      return markdownLines(block.lines);
    case 'table':
      return block.rows.map((row) => markdownItem(block.header, row)).join(MARKDOWN_LINE);
    case 'picture':
      return withPlainMarks(texts.picture(block.alt));
    case 'file':
      return withPlainMarks(texts.file(block.name));
  }
}

/** One block as plain text, for replies that need no markdown. */
export function textOf(block: Block): string | null {
  return block.type === 'text' ? block.text : null;
}

function markdownLines(lines: readonly string[]): string {
  return lines.map((line) => withPlainMarks(line)).join(MARKDOWN_LINE);
}

/** `- **office** target: 58; reached: 50`: each item says what its figures are, wherever a cut falls. */
function markdownItem(header: readonly string[], row: readonly string[]): string {
  const [first = '', ...rest] = row.map(oneLine);
  const cells = rest.flatMap((cell, index) => {
    const name = oneLine(header[index + 1] ?? '');
    if (cell === '') return [];
    return [name === '' ? cell : `${name}：${cell}`];
  });
  return `- **${first}**${cells.length === 0 ? '' : ` ${cells.join('；')}`}`;
}

function oneLine(cell: string): string {
  return withPlainMarks(cell.replaceAll(/\s*\n\s*/g, ' ').trim());
}
