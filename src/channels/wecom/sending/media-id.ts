import type { MediaPart } from '../encode/part.js';
import type { CallResult } from './call-json.js';
import type { MediaMemory } from './media-memory.js';
import { notSentResult } from './part-result.js';
import type { PartResult } from './way.js';

/** A message ready to be sent, or why it cannot be made ready. */
export type Ready =
  | { readonly kind: 'ready'; readonly json: Readonly<Record<string, unknown>> }
  | { readonly kind: 'failed'; readonly result: PartResult };

export interface Uploading {
  readonly memory: MediaMemory;
  /** Where the id is valid: the corporation, or one webhook. */
  readonly scope: string;
  readonly upload: () => Promise<CallResult>;
  readonly refused: (errcode: number) => PartResult;
}

/** The message of an uploaded picture or file. Nobody sees an upload, so it can always be repeated. */
export async function mediaMessage(
  part: MediaPart,
  { memory, scope, upload, refused }: Uploading,
): Promise<Ready> {
  const known = memory.find(scope, part);
  if (known !== null) return { kind: 'ready', json: messageOf(part, known) };
  const call = await upload();
  if (call.kind === 'ok' && typeof call.body['media_id'] === 'string') {
    memory.keep(scope, part, call.body['media_id']);
    return { kind: 'ready', json: messageOf(part, call.body['media_id']) };
  }
  const result = call.kind === 'refused' ? refused(call.errcode) : notSentResult();
  return { kind: 'failed', result };
}

function messageOf({ kind }: MediaPart, mediaId: string): Readonly<Record<string, unknown>> {
  const type = mediaType(kind);
  return { msgtype: type, [type]: { media_id: mediaId } };
}

export const mediaType = (kind: MediaPart['kind']): 'image' | 'file' =>
  kind === 'picture' ? 'image' : 'file';
