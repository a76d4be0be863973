import { createHash, timingSafeEqual } from 'node:crypto';

import { decrypt, encrypt, getSignature } from '@wecom/crypto';

import type { Clock } from '../../../kernel/clock.js';
import type { CallbackSecrets } from '../wecom-config.js';

/** The platform names no window; ten minutes forgive a bad clock and keep replays short. */
export const TOLERANCE_MS = 10 * 60_000;

const SECOND_MS = 1_000;

export interface SignedQuery {
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
}

export type Opened =
  | { readonly kind: 'opened'; readonly message: string }
  /** For the log; the sender is told nothing. */
  | { readonly kind: 'refused'; readonly reason: string };

export interface SealedAnswer {
  readonly encrypt: string;
  readonly signature: string;
  readonly timestampSeconds: number;
  readonly nonce: string;
}

/** The encryption of callbacks, with the checks that the library leaves to its users. */
export class CallbackSeal {
  constructor(
    private readonly secrets: CallbackSecrets,
    /** The corporation's id for an application; empty for a bot. */
    private readonly receiveId: string,
    private readonly clock: Clock,
  ) {}

  open(query: SignedQuery, encrypted: string): Opened {
    const refused = (reason: string): Opened => ({ kind: 'refused', reason });
    const { token, aesKey } = this.secrets;
    // All four as texts: the library sorts what it is given.
    const right = getSignature(token, query.timestamp, query.nonce, encrypted);
    if (!isSame(right, query.signature)) return refused('signature');
    if (!this.#isFresh(query.timestamp)) return refused('timestamp');
    try {
      const { message, id } = decrypt(aesKey, encrypted);
      return isSame(id, this.receiveId) ? { kind: 'opened', message } : refused('receive id');
    } catch {
      return refused('decryption');
    }
  }

  seal(message: string, nonce: string): SealedAnswer {
    const { token, aesKey } = this.secrets;
    const encrypted = encrypt(aesKey, message, this.receiveId);
    const timestampSeconds = Math.floor(this.clock.now().getTime() / SECOND_MS);
    const signature = getSignature(token, String(timestampSeconds), nonce, encrypted);
    return { encrypt: encrypted, signature, timestampSeconds, nonce };
  }

  #isFresh(timestamp: string): boolean {
    if (!/^\d{1,12}$/.test(timestamp)) return false;
    const distanceMs = Math.abs(Number(timestamp) * SECOND_MS - this.clock.now().getTime());
    return distanceMs <= TOLERANCE_MS;
  }
}

/** Compared by digest, so that neither the place of a difference nor the length shows in the time. */
function isSame(right: string, given: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(right), digest(given));
}
