import type { Block } from '../../../message/reply.js';
import { notCarried } from '../texts.js';
import { neutralMarkdown, neutralPlain, visibleName } from './neutral-text.js';
import type { TextFormat } from './part.js';
import type { TextPiece } from './split-text.js';
import { tableList, tableMarkdown } from './table-text.js';

export interface Wording {
  readonly format: TextFormat;
  readonly showsTables: boolean;
  readonly ownUrl: string | null;
}

/** The words of a block in the given format, with nothing in them that acts. */
export function textPiece(block: Block, { format, showsTables, ownUrl }: Wording): TextPiece {
  const neutral = (text: string): string =>
    format === 'text' ? neutralPlain(text, ownUrl) : neutralMarkdown(text, ownUrl);
  const lines = (text: string): TextPiece => ({
    head: [],
    lines: neutral(text).split('\n'),
    apart: false,
  });
  switch (block.type) {
    case 'text':
      return lines(block.text);
    case 'figures':
      return lines(block.lines.join('\n'));
    case 'table':
      return showsTables
        ? tableMarkdown(block, neutral)
        : tableList(block, neutral, format !== 'text');
    case 'picture':
      return lines(notCarried('picture', visibleName(block.alt)));
    case 'file':
      return lines(notCarried('file', visibleName(block.name)));
  }
}
