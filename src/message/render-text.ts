import type { Block, Reply } from './reply.js';
import type { ShownBlock, ShownReply } from './shown-reply.js';

function blockText(block: Block | ShownBlock): string {
  switch (block.type) {
    case 'text':
      return block.text;
    case 'figures':
      return block.lines.join('\n');
    case 'table':
      return [block.header, ...block.rows].map((row) => row.join(' | ')).join('\n');
    case 'picture':
      return `［图］${block.alt}`;
    case 'file':
      return `［文件］${block.name}`;
  }
}

/** The reply as plain text, for terminals and channels without markdown. */
export function renderText(reply: Reply | ShownReply): string {
  return reply.blocks.map(blockText).join('\n');
}
