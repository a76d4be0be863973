import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { AppError } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import type { MessageId } from '../../kernel/ids.js';
import { fromJson, toJson } from '../json/storable.js';
import type { SecretBox } from '../secret-box.js';
import { DRAFT, writeDurably } from '../write-durably.js';
import type { ArrivalRecord } from './arrival-record.js';
import { recordSchema } from './arrival-record.js';

const SEALED = /\.sealed$/;
/** Some hours of a county's messages; more would hide that nobody mends the database. */
const MAX_FILES = 2000;
const PURPOSE = 'spool';

/**
 * Arrivals that the database could not take, on disk, for platforms that never deliver again. One file
 * an arrival, sealed; their names sort as they came.
 */
export class Spool {
  readonly #folder: string;
  readonly #box: SecretBox;
  readonly #maxFiles: number;
  /** Files that stand on the disk, as far as this process knows. */
  readonly #standing = new Set<string>();
  /** Counted apart: what has no name on the disk yet is in no listing of the folder. */
  #writing = 0;
  #lastMs = 0;

  private constructor(folder: string, box: SecretBox, maxFiles: number) {
    this.#folder = folder;
    this.#box = box;
    this.#maxFiles = maxFiles;
  }

  static async open(dataDir: string, box: SecretBox, maxFiles = MAX_FILES): Promise<Spool> {
    const spool = new Spool(join(dataDir, 'spool'), box, maxFiles);
    await mkdir(spool.#folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(spool.#folder)) {
      if (DRAFT.test(name)) await rm(join(spool.#folder, name), { force: true });
    }
    await spool.names();
    return spool;
  }

  /** What came while the database was away has to be taken in before what comes now. */
  get isEmpty(): boolean {
    return this.#standing.size + this.#writing === 0;
  }

  /** @throws AppError `store` when it is full or the disk takes nothing: then nothing was kept */
  async put(record: ArrivalRecord): Promise<void> {
    const isFull = this.#standing.size + this.#writing >= this.#maxFiles;
    if (isFull) throw new AppError('store', 'the spool is full');
    const json = JSON.stringify(toJson(recordSchema, record, 'arrival'));
    // One name after the other, also within a millisecond and when the clock was set back.
    this.#lastMs = Math.max(Date.now(), this.#lastMs + 1);
    const name = `${`${this.#lastMs}`.padStart(15, '0')}-${newId<MessageId>()}.sealed`;
    this.#writing += 1;
    try {
      await writeDurably(join(this.#folder, name), this.#box.seal(json, PURPOSE));
      this.#standing.add(name);
    } catch (cause) {
      throw new AppError('store', 'the spool could not be written', { cause });
    } finally {
      this.#writing -= 1;
    }
  }

  /** Oldest first. */
  async names(): Promise<readonly string[]> {
    // What is written while the folder is read may be missing in what is read of it.
    const known = [...this.#standing];
    const names = (await readdir(this.#folder)).filter((name) => SEALED.test(name)).sort();
    const found = new Set(names);
    for (const name of known) if (!found.has(name)) this.#standing.delete(name);
    for (const name of names) this.#standing.add(name);
    return names;
  }

  /**
   * @returns `null` when the file is gone: another process may have taken it in
   * @throws AppError when it cannot be opened
   */
  async read(name: string): Promise<ArrivalRecord | null> {
    const sealed = await readFile(join(this.#folder, name)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    });
    if (sealed === null) return null;
    return fromJson(recordSchema, JSON.parse(this.#box.open(sealed, PURPOSE)), 'spooled arrival');
  }

  /** To be called once its row stands. */
  async remove(name: string): Promise<void> {
    await rm(join(this.#folder, name), { force: true });
  }

  /** Out of the way of those that can be read, for somebody to look at. */
  async setAside(name: string): Promise<void> {
    await rename(join(this.#folder, name), join(this.#folder, `${name}.unreadable`));
  }
}
