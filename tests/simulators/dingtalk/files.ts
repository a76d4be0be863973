import { randomBytes, randomUUID } from 'node:crypto';

import type { SimClock } from '../shared/sim-clock.js';

export interface StoredFile {
  readonly name: string;
  readonly bytes: Buffer;
}

interface Link extends StoredFile {
  readonly expiryMs: number;
}

/** What members sent (by downloadCode), its temporary links, and what the bot uploaded (by mediaId). */
export class Files {
  readonly #sent = new Map<string, StoredFile>();
  readonly #links = new Map<string, Link>();
  readonly #uploaded = new Map<string, StoredFile & { readonly type: string }>();

  constructor(private readonly clock: SimClock) {}

  send(file: StoredFile): string {
    const code = randomBytes(48).toString('base64');
    this.#sent.set(code, file);
    return code;
  }

  /** A path that serves the file for a while; null for a code that nobody was given. */
  link(downloadCode: string, lifeMs: number): string | null {
    const file = this.#sent.get(downloadCode);
    if (!file) return null;
    const id = randomBytes(12).toString('hex');
    this.#links.set(id, { ...file, expiryMs: this.clock.nowMs() + lifeMs });
    return `/files/${id}`;
  }

  follow(path: string): StoredFile | null {
    const link = this.#links.get(path.slice('/files/'.length));
    return link && link.expiryMs > this.clock.nowMs() ? link : null;
  }

  upload(type: string, file: StoredFile): string {
    const mediaId = `@${randomUUID()}`;
    this.#uploaded.set(mediaId, { ...file, type });
    return mediaId;
  }

  uploaded(mediaId: string): (StoredFile & { readonly type: string }) | null {
    return this.#uploaded.get(mediaId) ?? null;
  }
}
