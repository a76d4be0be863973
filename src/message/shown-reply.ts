import type {
  Block,
  FileBlock,
  FiguresBlock,
  PictureBlock,
  Reply,
  TableBlock,
  TextBlock,
} from './reply.js';

/** A block as a chat window lists it: of pictures and files their size instead of their bytes. */
export type ShownBlock =
  | TextBlock
  | FiguresBlock
  | TableBlock
  | (Omit<PictureBlock, 'png'> & { readonly sizeBytes: number })
  | (Omit<FileBlock, 'content'> & { readonly sizeBytes: number });

/** A reply without the bytes of its pictures and files. */
export interface ShownReply extends Omit<Reply, 'blocks' | 'until'> {
  readonly blocks: readonly ShownBlock[];
}

/** The bytes that a block carries; `null` for one of words. */
export function bytesOf(block: Block): Uint8Array | null {
  if (block.type === 'picture') return block.png;
  return block.type === 'file' ? block.content : null;
}

/** The block without its bytes. */
export function shownBlock(block: Block): ShownBlock {
  switch (block.type) {
    case 'picture': {
      const { type, name, alt } = block;
      return { type, name, alt, sizeBytes: block.png.byteLength };
    }
    case 'file':
      return { type: block.type, name: block.name, sizeBytes: block.content.byteLength };
    case 'text':
    case 'figures':
    case 'table':
      return block;
  }
}
