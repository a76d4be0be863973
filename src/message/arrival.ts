import type { InboundMessage } from './inbound-message.js';

/**
 * A way of the platform to answer one certain message, such as a request id or a session address.
 * Only the channel that made it can read it. It may let its holder speak, so it is kept sealed.
 */
export interface ReplyHandle {
  /** The channel's own word for the kind of way. */
  readonly kind: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** What a channel hands over once it has verified and decoded a delivery. */
export interface Arrival {
  readonly message: InboundMessage;
  readonly replyHandle: ReplyHandle | null;
}

/** Where channels bring what arrives. */
export interface Intake {
  /**
   * Screens and stores the message, so that it may be acknowledged: from here on nothing loses it.
   * Resolves fast, whatever the handling takes. A message that is known already changes nothing.
   * @returns whether it is new, as far as can be told at once
   * @throws AppError `store` when it could not be stored; the delivery must then not be acknowledged
   */
  accept(arrival: Arrival): Promise<boolean>;
}
