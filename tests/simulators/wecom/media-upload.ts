import { checkContent, checkSize } from './file-kinds.js';
import type { Answer, Call } from '../shared/http-surface.js';
import { mediaPart } from '../shared/multipart.js';
import { codes, Refusal } from './refusal.js';
import type { World } from './world.js';

/** 20 MB and what is around it. */
export const uploadMaxBytes = 21 * 1024 * 1024;

/** media/upload of the application and upload_media of a webhook (A4, A5). */
export function takeUpload(
  world: World,
  call: Call,
  product: 'app' | 'webhook',
  scope: string,
): Answer {
  const type = call.query.get('type') ?? '';
  const part = mediaPart(call.contentType, call.body);
  if (typeof part === 'string') throw new Refusal(codes.emptyMedia, part);
  const { fileName, fileLength, bytes } = part;
  const doubts = checkSize(product, type, bytes.length);
  checkContent(type, bytes);
  if (fileLength !== null && fileLength !== bytes.length) {
    throw new Refusal(codes.badParameter, `filelength ${fileLength}, but ${bytes.length} bytes`);
  }
  const noLength =
    product === 'webhook' && fileLength === null ? ['upload_media without filelength'] : [];
  const { media_id, created_at } = world.media.store({ scope, type, name: fileName, bytes });
  return {
    body: { type, media_id, created_at: String(created_at) },
    doubts: [...doubts, ...noLength],
  };
}
