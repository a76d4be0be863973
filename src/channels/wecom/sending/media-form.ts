import { randomBytes } from 'node:crypto';

import type { MediaPart } from '../encode/part.js';

export interface MultipartForm {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/**
 * The multipart body of an upload. Written by hand because the webhook wants `filelength` beside the
 * file name, which no form builder puts there. Names have no quotes; the encoder saw to that.
 */
export function mediaForm({ name, content }: MediaPart): MultipartForm {
  const boundary = `zhanbao${randomBytes(16).toString('hex')}`;
  const head =
    `--${boundary}\r\n` +
    `Content-Disposition: form-data; name="media"; filename="${name}"; filelength=${content.length}\r\n` +
    'Content-Type: application/octet-stream\r\n\r\n';
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
