import type { MessageId } from '../../src/kernel/ids.js';
import type { Outgoing } from '../../src/message/outgoing.js';
import type { ReplyShelf } from '../../src/message/reply-shelf.js';

/** A shelf on which a test puts the replies. */
export class FixedReplyShelf implements ReplyShelf {
  readonly collected: { readonly messageId: MessageId; readonly via: string }[] = [];
  readonly #replies = new Map<MessageId, readonly Outgoing[]>();

  put(messageId: MessageId, replies: readonly Outgoing[]): void {
    this.#replies.set(messageId, replies);
  }

  collect(messageId: MessageId, via: string): Promise<readonly Outgoing[] | null> {
    const replies = this.#replies.get(messageId) ?? null;
    if (replies !== null) this.collected.push({ messageId, via });
    return Promise.resolve(replies);
  }
}
