import type { Fields, Speaker } from './member-message.js';

/** What happened to the bot's conversation partner: decides which replies are allowed. */
export interface Occasion {
  readonly kind: 'message' | 'enter_chat' | 'template_card_event' | 'feedback_event';
  readonly speaker: Speaker;
  readonly msgId: string;
  readonly atMs: number;
  /** The clicked card. */
  readonly taskId: string | null;
}

/** One of the two ways to a bot: the long connection or its callback address. */
export interface BotLine {
  readonly mode: 'socket' | 'callback';
  /** Hands over a message or an event; what the bot makes of it comes later. */
  deliver(body: Fields, occasion: Occasion): void;
  /** Why nothing can be handed over at all; empty when it can. */
  unready(): string;
  /** Messages of this member whose handing over has not ended. */
  inWork(userId: string): number;
}
