import { createHash } from 'node:crypto';

import type { Clock } from '../../../kernel/clock.js';
import type { MediaPart } from '../encode/part.js';

/** The platform keeps media for three days; ours end earlier, so that none ends under way. */
const LIFE_MS = 60 * 60 * 60_000;
const MAX_ENTRIES = 200;

interface Uploaded {
  readonly mediaId: string;
  readonly atMs: number;
}

/**
 * Media ids by content. A retried message then carries the same id as before, so that the platform
 * knows it again, and a digest for many groups is uploaded once.
 */
export class MediaMemory {
  readonly #uploaded = new Map<string, Uploaded>();

  constructor(private readonly clock: Clock) {}

  find(scope: string, media: MediaPart): string | null {
    const found = this.#uploaded.get(keyOf(scope, media));
    return found && found.atMs + LIFE_MS > this.clock.now().getTime() ? found.mediaId : null;
  }

  keep(scope: string, media: MediaPart, mediaId: string): void {
    this.#uploaded.set(keyOf(scope, media), { mediaId, atMs: this.clock.now().getTime() });
    const oldest = this.#uploaded.keys().next();
    if (this.#uploaded.size > MAX_ENTRIES && oldest.done !== true) {
      this.#uploaded.delete(oldest.value);
    }
  }

  /** The platform says that it does not know it (any more). */
  forget(scope: string, media: MediaPart): void {
    this.#uploaded.delete(keyOf(scope, media));
  }
}

function keyOf(scope: string, { kind, name, content }: MediaPart): string {
  const hash = createHash('sha256').update(content).digest('hex');
  return [scope, kind, name, hash].join('\n');
}
