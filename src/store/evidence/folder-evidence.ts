import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../kernel/errors.js';
import { writeDurably } from '../write-durably.js';
import type { EvidenceFiles } from './evidence-files.js';
import { contentHash, evidencePath, verified } from './evidence-files.js';

/** Evidence under `<dataDir>/evidence/`, for an installation on one machine. */
export class FolderEvidence implements EvidenceFiles {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'evidence');
  }

  async put(content: Uint8Array): Promise<string> {
    const sha256 = contentHash(content);
    const path = join(this.#folder, evidencePath(sha256));
    try {
      if ((await sizeOf(path)) !== content.byteLength) {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeDurably(path, content);
      }
    } catch (cause) {
      throw new AppError('store', 'evidence cannot be written', { cause });
    }
    return sha256;
  }

  async get(sha256: string): Promise<Uint8Array> {
    const path = join(this.#folder, evidencePath(sha256));
    try {
      return verified(new Uint8Array(await readFile(path)), sha256);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      const isGone = (cause as NodeJS.ErrnoException).code === 'ENOENT';
      throw new AppError(isGone ? 'not-found' : 'store', `evidence ${sha256} cannot be read`, {
        cause,
      });
    }
  }

  /** A folder is not held open. */
  close(): void {
    return;
  }
}

/** `null` when there is no such file. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
