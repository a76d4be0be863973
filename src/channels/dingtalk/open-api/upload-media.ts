import { randomUUID } from 'node:crypto';

import type { Answer } from './answer.js';
import type { OpenApi } from './open-api.js';

/** Of pictures and files alike. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
/** 20 MB over a slow line of a county. */
const TIMEOUT_MS = 120_000;

interface Media {
  readonly kind: 'image' | 'file';
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type UploadAnswer = { readonly kind: 'uploaded'; readonly mediaId: string } | Answer;

/** Brings a picture or file to the platform, from where messages take it. */
export async function uploadMedia(
  api: OpenApi,
  { kind, name, bytes }: Media,
): Promise<UploadAnswer> {
  const boundary = `zhanbao-${randomUUID()}`;
  const answer = await api.call({
    host: 'oapi',
    path: '/media/upload',
    query: { type: kind },
    body: null,
    raw: {
      contentType: `multipart/form-data; boundary=${boundary}`,
      bytes: multipart(boundary, name, bytes),
    },
    isCounted: true,
    timeoutMs: TIMEOUT_MS,
  });
  if (answer.kind !== 'ok') return answer;
  const mediaId = answer.body['media_id'];
  return typeof mediaId === 'string' && mediaId !== ''
    ? { kind: 'uploaded', mediaId }
    : { kind: 'unclear', reason: 'the answer holds no media id' };
}

function multipart(boundary: string, name: string, bytes: Uint8Array): Uint8Array {
  // As browsers write names in forms.
  const safeName = name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const head =
    `--${boundary}\r\n` +
    `Content-Disposition: form-data; name="media"; filename="${safeName}"\r\n` +
    'Content-Type: application/octet-stream\r\n\r\n';
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}
