import type { DingtalkLog, DingtalkNotice } from '../dingtalk-deps.js';
import { texts } from '../texts.js';
import type { QuotaKind, QuotaMeter } from './quota-meter.js';
import { MONTHLY_QUOTA } from './quota-meter.js';

/** Early enough to do something about it. */
const WARN_SHARE = 0.8;

interface WatchDeps {
  readonly quota: QuotaMeter;
  readonly log: DingtalkLog;
  readonly onNotice: (notice: DingtalkNotice) => void;
}

/** Counts what costs something, and warns once a month when little is left. */
export class QuotaWatch {
  readonly #deps: WatchDeps;
  readonly #warned = new Set<string>();

  constructor(deps: WatchDeps) {
    this.#deps = deps;
  }

  /** Never keeps a caller waiting, and never fails one. */
  count(kind: QuotaKind): void {
    this.#count(kind).catch((error: unknown) => {
      this.#deps.log.error({ kind, err: error }, 'the monthly quota could not be counted');
    });
  }

  /** Whether so much of it is gone that only what must be done should be. */
  async isScarce(kind: QuotaKind): Promise<boolean> {
    try {
      return (await this.#deps.quota.read())[kind] >= MONTHLY_QUOTA[kind] * WARN_SHARE;
    } catch {
      return false;
    }
  }

  /** The platform itself said that nothing is left. */
  usedUp(quota: QuotaKind | null, month: string): void {
    const key = `used-up:${quota ?? 'any'}:${month}`;
    if (this.#warned.has(key)) return;
    this.#warned.add(key);
    this.#deps.log.error({ quota, month }, 'DingTalk says that the monthly quota is used up');
    this.#deps.onNotice({ key, kind: 'quota-used-up', quota, text: texts.quotaUsedUp(quota) });
  }

  async #count(kind: QuotaKind): Promise<void> {
    await this.#deps.quota.count(kind, 1);
    const usage = await this.#deps.quota.read();
    const used = usage[kind];
    const limit = MONTHLY_QUOTA[kind];
    const key = `warning:${kind}:${usage.month}`;
    if (used < limit * WARN_SHARE || this.#warned.has(key)) return;
    this.#warned.add(key);
    this.#deps.log.warn({ kind, used, limit, month: usage.month }, 'the monthly quota runs out');
    this.#deps.onNotice({
      key,
      kind: 'quota-warning',
      quota: kind,
      text: texts.quotaWarning(kind, used, limit),
    });
  }
}
