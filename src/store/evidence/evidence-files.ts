import { createHash } from 'node:crypto';
import { AppError } from '../../kernel/errors.js';

/** Where the bytes of pictures and files lie, under their own hash. */
export interface EvidenceFiles {
  /**
   * Keeps the content; what is there already changes nothing.
   * @returns its SHA-256 in hex
   * @throws AppError `store` when it was not kept
   */
  put(content: Uint8Array): Promise<string>;
  /**
   * @throws AppError `not-found` when it is not there; `store` when it cannot be read or is not any
   *   more what was kept
   */
  get(sha256: string): Promise<Uint8Array>;
  /** Lets every connection go; nothing is put or got afterwards. */
  close(): void;
}

const HASH = /^[0-9a-f]{64}$/;

export function contentHash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** `ab/cdef…`: no folder gets too many entries. @throws AppError `not-found` for what is no hash */
export function evidencePath(sha256: string): string {
  if (!HASH.test(sha256)) throw new AppError('not-found', 'not the hash of a file');
  return `${sha256.slice(0, 2)}/${sha256.slice(2)}`;
}

/** @throws AppError `store` when the bytes are not those of the hash */
export function verified(content: Uint8Array, sha256: string): Uint8Array {
  if (contentHash(content) === sha256) return content;
  throw new AppError('store', `evidence ${sha256} was changed since it was kept`);
}
