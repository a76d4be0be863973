import { createHash } from 'node:crypto';

import type { Clock } from '../../../kernel/clock.js';
import { ExpiringCache } from '../../../kernel/expiring-cache.js';
import type { MediaPart } from '../encode/part.js';

/** The platform keeps media for three days; ours end earlier, so that none ends under way. */
const LIFE_MS = 60 * 60 * 60_000;
const MAX_ENTRIES = 200;

/**
 * Media ids by content. A retried message then carries the same id as before, so that the platform
 * knows it again, and a digest for many groups is uploaded once.
 */
export class MediaMemory {
  readonly #mediaIds: ExpiringCache<string, string>;

  constructor(clock: Clock) {
    this.#mediaIds = new ExpiringCache(clock, MAX_ENTRIES);
  }

  find(scope: string, media: MediaPart): string | null {
    return this.#mediaIds.get(keyOf(scope, media))?.value ?? null;
  }

  keep(scope: string, media: MediaPart, mediaId: string): void {
    this.#mediaIds.set(keyOf(scope, media), mediaId, LIFE_MS);
  }

  /** The platform says that it does not know it (any more). */
  forget(scope: string, media: MediaPart): void {
    this.#mediaIds.forget(keyOf(scope, media));
  }
}

function keyOf(scope: string, { kind, name, content }: MediaPart): string {
  const hash = createHash('sha256').update(content).digest('hex');
  return [scope, kind, name, hash].join('\n');
}
