import { sha256Hex } from '../../../kernel/sha256.js';

/** What the platform lets one custom robot say. */
const PER_MINUTE = 20;
const MINUTE_MS = 60_000;
/** Whoever is too fast is held back for up to ten minutes. */
const FIRST_HOLD_MS = MINUTE_MS;
const MAX_HOLD_MS = 10 * MINUTE_MS;

interface Robot {
  sentAtMs: number[];
  heldUntilMs: number;
  /** Doubles with each refusal, and starts again when one message goes through. */
  holdMs: number;
}

/** Keeps each custom robot below the platform's limit, which would silence it for minutes. */
export class WebhookPace {
  /** By hash: the address holds the token. */
  readonly #robots = new Map<string, Robot>();

  /** @returns 0 when it may be sent now (and counts it), else how long to wait. */
  take(address: string, nowMs: number): number {
    const robot = this.#robot(address);
    if (robot.heldUntilMs > nowMs) return robot.heldUntilMs - nowMs;
    robot.sentAtMs = robot.sentAtMs.filter((at) => at > nowMs - MINUTE_MS);
    const [oldest] = robot.sentAtMs;
    if (robot.sentAtMs.length >= PER_MINUTE && oldest !== undefined) {
      return oldest + MINUTE_MS - nowMs;
    }
    robot.sentAtMs.push(nowMs);
    return 0;
  }

  /** The platform said that it was too fast. @returns how long to wait. */
  refused(address: string, nowMs: number): number {
    const robot = this.#robot(address);
    const holdMs = robot.holdMs;
    robot.heldUntilMs = nowMs + holdMs;
    robot.holdMs = Math.min(holdMs * 2, MAX_HOLD_MS);
    return holdMs;
  }

  succeeded(address: string): void {
    this.#robot(address).holdMs = FIRST_HOLD_MS;
  }

  #robot(address: string): Robot {
    const key = sha256Hex(address);
    const known = this.#robots.get(key);
    if (known !== undefined) return known;
    const robot = { sentAtMs: [], heldUntilMs: 0, holdMs: FIRST_HOLD_MS };
    this.#robots.set(key, robot);
    return robot;
  }
}
