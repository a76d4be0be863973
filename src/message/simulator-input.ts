import type { GroupId, MessageId } from '../kernel/ids.js';

/** What a visitor of the simulator's page says, before the channel makes an inbound message of it. */
export interface SimulatorInput {
  readonly id: MessageId;
  /** `null` is the private chat with the bot. */
  readonly group: GroupId | null;
  readonly userId: string;
  readonly displayName: string;
  readonly text: string;
  readonly quotedMessageId: MessageId | null;
  readonly quotedText: string | null;
}
