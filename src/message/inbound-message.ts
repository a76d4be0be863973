import type { GroupId, MessageId } from '../kernel/ids.js';

/** One message from a chat platform, the same for every channel. */
export interface InboundMessage {
  /** The platform's id; a redelivery carries the same one. Unique within `channel`. */
  readonly id: MessageId;
  /** Which channel it came through, for replies and idempotence; never branched on. */
  readonly channel: string;
  /** `null` is a private chat with the bot. */
  readonly group: GroupId | null;
  /** The group's name; absent where the platform does not tell. Never trusted. */
  readonly groupName?: string;
  readonly sender: Sender;
  /** As sent, with any @mention of the bot. Never trusted: any length, any characters. */
  readonly text: string;
  readonly sentAt: Date;
  /** The bot's message that this one quotes, when the platform tells. */
  readonly quotedMessageId: MessageId | null;
  /** The text of the quoted message, when the platform tells. */
  readonly quotedText: string | null;
  /** Pictures and files that came with it or stand in what it quotes; absent where there are none. */
  readonly attachments?: readonly InboundAttachment[];
}

export interface Sender {
  /** The platform's id of the person, unique within the channel. */
  readonly userId: string;
  readonly displayName: string;
}

/** A picture or file that still lies with the platform. */
export interface InboundAttachment {
  readonly kind: 'picture' | 'file';
  /** As the platform names it; `null` when it gives no name. Never trusted. */
  readonly name: string | null;
  /** What the channel needs to fetch it, readable by that channel only. Lives minutes, never logged. */
  readonly ticket: string;
}
