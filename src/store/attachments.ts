import { AppError } from '../kernel/errors.js';
import type { Block, FileBlock, PictureBlock } from '../message/reply.js';
import type { ShownBlock } from '../message/shown-reply.js';
import type { Transaction } from './transaction.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** The bytes of all pictures and files of these replies, by the reply and the block's place in it. */
export async function readAttachments(
  tx: Transaction,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<number, Bytes>>> {
  const rows = await tx.attachment.findMany({ where: { messageId: { in: [...messageIds] } } });
  const found = new Map<string, Map<number, Bytes>>();
  for (const { messageId, index, content } of rows) {
    const ofMessage = found.get(messageId) ?? new Map<number, Bytes>();
    found.set(messageId, ofMessage.set(index, content));
  }
  return found;
}

/** The block as it was made. @throws AppError `unreadable` when its bytes are gone */
export function withBytes(block: ShownBlock, bytes: Bytes | undefined): Block {
  if (block.type !== 'picture' && block.type !== 'file') return block;
  if (bytes === undefined) {
    throw new AppError('unreadable', `a stored ${block.type} has no content`);
  }
  return attachmentBlock(block, bytes);
}

/** A picture or a file with its bytes. */
export function attachmentBlock(
  block: Extract<ShownBlock, { readonly type: 'picture' | 'file' }>,
  bytes: Bytes,
): PictureBlock | FileBlock {
  const content = new Uint8Array(bytes);
  return block.type === 'picture'
    ? { type: block.type, name: block.name, alt: block.alt, png: content }
    : { type: block.type, name: block.name, content };
}
