import { asId } from '../../../kernel/ids.js';
import type { GroupId, MessageId } from '../../../kernel/ids.js';
import type { Address } from '../../../message/outgoing.js';

const FORM = /^(.{1,200})\.(\d{1,4})r?\.(p|g[\w-]{1,800})$/s;

/** What a card's `outTrackId` says, so that a click needs no memory to be understood. */
export interface CardTrack {
  /** Our outgoing message. */
  readonly messageId: MessageId;
  readonly part: number;
  /** `null` for a private chat. */
  readonly group: GroupId | null;
}

/**
 * Our message, the part of it and the chat it went to. An id is taken once: when the end of the first
 * attempt is not known, the second one needs another.
 */
export function cardTrackId(
  messageId: MessageId,
  part: number,
  to: Address,
  isRepeat: boolean,
): string {
  const place = to.kind === 'group' ? `g${Buffer.from(to.groupId).toString('base64url')}` : 'p';
  return `${messageId}.${part}${isRepeat ? 'r' : ''}.${place}`;
}

/** @returns `null` for a card that is not ours. */
export function readCardTrackId(outTrackId: string): CardTrack | null {
  const [, messageId, part, place] = FORM.exec(outTrackId) ?? [];
  if (messageId === undefined || part === undefined || place === undefined) return null;
  const group = place === 'p' ? null : Buffer.from(place.slice(1), 'base64url').toString('utf8');
  return {
    messageId: asId<MessageId>(messageId),
    part: Number(part),
    group: group === null ? null : asId<GroupId>(group),
  };
}
