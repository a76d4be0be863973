import type { GroupId, MessageId } from '../kernel/ids.js';

/** One message from a chat platform, the same for every channel. */
export interface InboundMessage {
  /** The platform's id; a redelivery carries the same one. Unique within `channel`. */
  readonly id: MessageId;
  /** Which channel instance it came through, for replies and idempotence; never branched on. */
  readonly channel: string;
  /** `null` is a private chat with the bot. */
  readonly group: GroupId | null;
  readonly sender: Sender;
  /** As sent, with any @mention of the bot. Never trusted: any length, any characters. */
  readonly text: string;
  readonly sentAt: Date;
  /** The bot's message that this one quotes, when the platform tells. */
  readonly quotedMessageId: MessageId | null;
  /** The text of the quoted message, when the platform tells. */
  readonly quotedText: string | null;
}

export interface Sender {
  /** The platform's id of the person, unique within the channel. */
  readonly userId: string;
  readonly displayName: string;
}
