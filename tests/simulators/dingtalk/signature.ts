import { createHmac } from 'node:crypto';

/**
 * Signatures, written from the fact sheet with node:crypto alone: no code is shared with the product,
 * so that both sides cannot have the same bug.
 */

const hmac = (key: string, message: string): string =>
  createHmac('sha256', key).update(message).digest('base64');

/** Robot callbacks over HTTP (B2) and custom webhooks (B6), before any URL encoding. */
export const signWithSecret = (timestamp: string, secret: string): string =>
  hmac(secret, `${timestamp}\n${secret}`);

/** Card callbacks over HTTP, when an apiSecret was registered. */
export const signCardCall = (timestamp: string, apiSecret: string): string =>
  hmac(apiSecret, timestamp);

/** Both ways: a timestamp from the future is refused as one from the past. */
export const skewMaxMs = 60 * 60_000;
