import type { ReplyHandle } from '../../message/arrival.js';
import type { InboundAttachment } from '../../message/inbound-message.js';
import { fromJson, toJson } from '../json/storable.js';
import type { SecretBox } from '../secret-box.js';
import { handleSchema } from './arrival-record.js';

interface Key {
  readonly channel: string;
  readonly id: string;
}

function purpose(what: string, { channel, id }: Key): string {
  return JSON.stringify([what, channel, id]);
}

export function sealHandle(box: SecretBox, key: Key, handle: ReplyHandle): Uint8Array<ArrayBuffer> {
  const text = JSON.stringify(toJson(handleSchema, handle, 'reply handle'));
  return box.seal(text, purpose('handle', key));
}

/** @throws AppError when the key is another one now */
export function openHandle(box: SecretBox, key: Key, sealed: Uint8Array): ReplyHandle {
  return fromJson(handleSchema, JSON.parse(box.open(sealed, purpose('handle', key))), 'handle');
}

/** The attachment with its ticket sealed: with it the file can be had from the platform. */
export function sealTicket(
  box: SecretBox,
  key: Key,
  attachment: InboundAttachment,
): InboundAttachment {
  const sealed = box.seal(attachment.ticket, purpose('ticket', key));
  return { ...attachment, ticket: Buffer.from(sealed).toString('base64') };
}

/** @throws AppError when the key is another one now */
export function openTicket(
  box: SecretBox,
  key: Key,
  attachment: InboundAttachment,
): InboundAttachment {
  const sealed = Buffer.from(attachment.ticket, 'base64');
  return { ...attachment, ticket: box.open(sealed, purpose('ticket', key)) };
}
