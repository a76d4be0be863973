import type { MessageId } from '../kernel/ids.js';
import type { Outgoing } from './outgoing.js';

/**
 * What was answered to a message, for platforms that fetch answers instead of getting them. Shared by
 * all processes: the one that is asked need not be the one that handled the message.
 */
export interface ReplyShelf {
  /**
   * The replies to the chat that the message came from. Collecting marks them as sent `via`; asking
   * again gives the same, since the platform asks until it has got them.
   * @returns `null` while the message is still worked on.
   */
  collect(messageId: MessageId, via: string): Promise<readonly Outgoing[] | null>;
}
