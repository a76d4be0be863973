import { randomBytes, randomUUID } from 'node:crypto';

import { encryptBytes } from '../shared/callback-crypto.js';
import { codes, Refusal } from './refusal.js';
import type { SimClock } from '../shared/sim-clock.js';

const mediaLifeMs = 3 * 24 * 60 * 60_000;
const linkLifeMs = 5 * 60_000;

interface StoredMedia {
  /** Who may use it: `corp` (bot and application), or a webhook's key. */
  readonly scope: string;
  readonly type: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly createdMs: number;
}

interface Link {
  readonly name: string | null;
  readonly encrypted: Buffer;
  readonly createdMs: number;
}

/** Uploaded media by media_id, and the short-lived links of what members sent. */
export class MediaVault {
  readonly #media = new Map<string, StoredMedia>();
  readonly #links = new Map<string, Link>();

  constructor(private readonly clock: SimClock) {}

  store(media: Omit<StoredMedia, 'createdMs'>): { media_id: string; created_at: number } {
    const mediaId = `media-${randomUUID()}`;
    this.#media.set(mediaId, { ...media, createdMs: this.clock.nowMs() });
    return { media_id: mediaId, created_at: this.clock.nowSeconds() };
  }

  /** Refuses an unknown, foreign or expired id, and one of another type unless `type` is null. */
  use(mediaId: string, scope: string, type: string | null): StoredMedia {
    const media = this.#media.get(mediaId);
    if (media?.scope !== scope || media.createdMs + mediaLifeMs <= this.clock.nowMs()) {
      throw new Refusal(codes.badMediaId, 'invalid media_id');
    }
    if (type !== null && media.type !== type) {
      throw new Refusal(codes.badMediaId, `media_id is of type ${media.type}`);
    }
    return media;
  }

  /** A path that serves the encrypted bytes for five minutes. A picture has no name. */
  link(bytes: Buffer, name: string | null, key: Buffer): string {
    const id = randomBytes(12).toString('hex');
    this.#links.set(id, {
      name,
      encrypted: encryptBytes(key, bytes),
      createdMs: this.clock.nowMs(),
    });
    return `/media/${id}`;
  }

  followLink(path: string): Link | null {
    const link = this.#links.get(path.slice('/media/'.length));
    return link && link.createdMs + linkLifeMs > this.clock.nowMs() ? link : null;
  }
}
