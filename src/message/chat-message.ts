import type { GroupId, MessageId } from '../kernel/ids.js';
import type { FileBlock, PictureBlock } from './reply.js';
import type { ShownReply } from './shown-reply.js';

/** One bubble of a chat: what a person said, or one reply of the bot. */
export type ChatMessage = SaidMessage | ReplyMessage;

interface Bubble {
  /** Rises with every message; the cursor for reading on. */
  readonly seq: number;
  readonly id: MessageId;
  /** `null` is the private chat of `userId` with the bot. */
  readonly group: GroupId | null;
  readonly at: Date;
  /** The message that this one quotes or answers. */
  readonly quotedId: MessageId | null;
}

export interface SaidMessage extends Bubble {
  readonly kind: 'said';
  readonly userId: string;
  /** `null` when it was not kept. */
  readonly text: string | null;
}

export interface ReplyMessage extends Bubble {
  readonly kind: 'replied';
  /** To whom, in a private chat. */
  readonly userId: string | null;
  readonly reply: ShownReply;
}

/** What a channel's chats have seen, group and private ones together. */
export interface ChatLog {
  /** Messages with `seq` above `afterSeq`, oldest first, perhaps not all at once. */
  readAfter(afterSeq: number): Promise<readonly ChatMessage[]>;
  /** The newest ones, oldest first. */
  readNewest(): Promise<readonly ChatMessage[]>;
  read(id: MessageId): Promise<ChatMessage | null>;
  /** The picture or file that stands at this place (from 0) among the blocks of a reply. */
  readAttachment(id: MessageId, index: number): Promise<PictureBlock | FileBlock | null>;
}
