import type { Block } from '../../../message/reply.js';
import { texts } from '../texts.js';
import { neutralText } from './neutral-text.js';

/** A line end that the platform's markdown keeps. */
export const MARKDOWN_LINE = '  \n';

/** One block in the platform's markdown, which has no tables: a row becomes an item of a list. */
export function blockAsMarkdown(block: Block, ownUrl: string | null): string {
  const clean = (text: string): string => neutralText(text, ownUrl);
  switch (block.type) {
    case 'text':
      return clean(block.text).split('\n').join(MARKDOWN_LINE);
    case 'figures':
      return block.lines.map(clean).join('\n').split('\n').join(MARKDOWN_LINE);
    case 'table': {
      const oneLine = (cell: string): string => clean(cell.replaceAll(/\s+/g, ' ').trim());
      const header = block.header.map(oneLine);
      return block.rows.map((row) => listItem(header, row.map(oneLine))).join(MARKDOWN_LINE);
    }
    case 'picture':
      return clean(texts.picture(block.alt));
    case 'file':
      return clean(texts.file(block.name));
  }
}

/** `- **office** target：58；reached：50`: an item says what its figures are, wherever a cut falls. */
function listItem(header: readonly string[], [first = '', ...rest]: readonly string[]): string {
  const cells = rest.flatMap((cell, index) => {
    const name = header[index + 1] ?? '';
    if (cell === '') return [];
    return [name === '' ? cell : `${name}：${cell}`];
  });
  return `- **${first}**${cells.length === 0 ? '' : ` ${cells.join('；')}`}`;
}
