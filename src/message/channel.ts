import type { GroupId } from '../kernel/ids.js';
import type { InboundMessage } from './inbound-message.js';
import type { Reply } from './reply.js';

/** What a channel can do. Code outside `channels/` decides by these fields, never by a name. */
export interface ChannelCapabilities {
  readonly canMention: boolean;
  readonly markdown: boolean;
  /** Longest text of one outgoing message in UTF-8 bytes; longer ones are split on lines. */
  readonly maxTextBytes: number;
  /** Whether the bot may speak without having been spoken to. */
  readonly canPush: boolean;
  readonly cards: boolean;
}

/** Where an outgoing message goes, in the channel's own ids. */
export type Address =
  | { readonly kind: 'group'; readonly groupId: GroupId }
  | { readonly kind: 'person'; readonly userId: string };

export type InboundHandler = (message: InboundMessage) => Promise<readonly Reply[]>;

/** A way in and out: verify, decode, encode, send. */
export interface Channel {
  readonly name: string;
  readonly capabilities: ChannelCapabilities;
  start(handle: InboundHandler): Promise<void>;
  /** @returns the platform's id of the sent message, when it gives one. */
  send(to: Address, reply: Reply): Promise<string | null>;
  stop(): Promise<void>;
}
