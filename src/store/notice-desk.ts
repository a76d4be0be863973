import { doEach } from '../kernel/do-each.js';
import type { Notice } from './tell-once.js';

/** Notices of this process until they are told; what failed is tried again when it is next looked at. */
export class NoticeDesk {
  readonly #untold = new Map<string, Notice>();
  readonly #tell: (notice: Notice) => Promise<void>;

  constructor(tell: (notice: Notice) => Promise<void>) {
    this.#tell = tell;
  }

  /** @throws as `tell` does; the notice is kept then */
  async add(notice: Notice): Promise<void> {
    this.#untold.set(notice.key, notice);
    await this.tellAll();
  }

  async tellAll(): Promise<void> {
    await doEach([...this.#untold.values()], async (notice) => {
      await this.#tell(notice);
      this.#untold.delete(notice.key);
    });
  }
}
