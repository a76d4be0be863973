import type { Clock } from '../../../kernel/clock.js';
import type { WecomLog } from '../wecom-deps.js';

/** Whoever likes may send nonsense to an address; the log tells of it once a minute. */
const PAUSE_MS = 60_000;

/** Logs refused callbacks, so that a flood of them does not become one of lines. */
export class RefusalLog {
  readonly #last = new Map<string, { atMs: number; silent: number }>();

  constructor(
    private readonly path: string,
    private readonly clock: Clock,
    private readonly log: WecomLog,
  ) {}

  /** @param reason one of a few fixed words */
  note(reason: string): void {
    const nowMs = this.clock.now().getTime();
    const last = this.#last.get(reason);
    if (last !== undefined && nowMs - last.atMs < PAUSE_MS) {
      last.silent += 1;
      return;
    }
    this.#last.set(reason, { atMs: nowMs, silent: 0 });
    const before = last?.silent ?? 0;
    this.log.warn({ path: this.path, reason, before }, 'A callback was refused');
  }
}
