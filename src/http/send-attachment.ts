import type { Context } from 'koa';
import { AppError } from '../kernel/errors.js';
import type { FileBlock, PictureBlock } from '../message/reply.js';

/** Answers with the bytes of a picture or a file of a message. */
export function sendAttachment(context: Context, block: PictureBlock | FileBlock | null): void {
  if (block?.type === 'picture') {
    context.type = 'image/png';
    context.body = Buffer.from(block.png);
  } else if (block !== null) {
    context.attachment(block.name);
    // Never opened by the browser in the name of this site, whatever the file holds.
    context.type = 'application/octet-stream';
    context.body = Buffer.from(block.content);
  } else {
    throw new AppError('not-found', 'message has no such attachment');
  }
}
