import type { SendWindow } from '../../../kernel/send-windows.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Replies and pushes of the bot together, per conversation; and messages of one application to one
 * member, of which the platform drops what is above without an error.
 */
export const CONVERSATION_WINDOWS: readonly SendWindow[] = [
  { max: 30, windowMs: MINUTE_MS },
  { max: 1_000, windowMs: HOUR_MS },
];
/** Messages of one group webhook. */
export const WEBHOOK_WINDOWS: readonly SendWindow[] = [{ max: 20, windowMs: MINUTE_MS }];
