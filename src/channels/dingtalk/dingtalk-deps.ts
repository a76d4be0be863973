import type { Agent } from 'node:http';

import type { Clock } from '../../kernel/clock.js';
import type { QuotaKind, QuotaMeter } from './open-api/quota-meter.js';

type LogLine = (details: object, message: string) => void;

/** The part of a pino logger that is used here. */
export interface DingtalkLog {
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
}

/** Something the office or the operator must hear of. */
export interface DingtalkNotice {
  /** The same for the same matter, so that it can be told once: kind and month. */
  readonly key: string;
  readonly kind: 'quota-warning' | 'quota-used-up';
  /** `null` where the platform does not say which. */
  readonly quota: QuotaKind | null;
  /** Official Chinese, ready to be shown. */
  readonly text: string;
}

/** Waiting times that tests shorten. */
export interface DingtalkTimings {
  /** Between protocol pings: often enough for NAT tables, seldom enough to be no load. */
  readonly pingEveryMs: number;
  /** A socket without any sign of life for so long is dead. */
  readonly idleMs: number;
  /** The platform closes a socket about 10 s after its `disconnect`; then we do. */
  readonly drainMs: number;
  /** A lost connection is opened again at once, spread over so long. */
  readonly atOnceMs: number;
  /** The wait before the second attempt; doubles up to `backOffMaxMs`. */
  readonly backOffMinMs: number;
  readonly backOffMaxMs: number;
  /** A connection that lived so long was a good one: the back-off starts again. */
  readonly settledMs: number;
  readonly handshakeMs: number;
  readonly requestMs: number;
  /** The platform waits 2 s for the answer to a click. */
  readonly cardDeadlineMs: number;
  /** How far the time of a signed request may be off, either way; the platform asks for one hour. */
  readonly maxSkewMs: number;
}

export const DEFAULT_TIMINGS: DingtalkTimings = {
  pingEveryMs: 25_000,
  idleMs: 60_000,
  drainMs: 15_000,
  atOnceMs: 100,
  backOffMinMs: 1_000,
  backOffMaxMs: 30_000,
  settledMs: 3_000,
  handshakeMs: 10_000,
  requestMs: 10_000,
  cardDeadlineMs: 1_700,
  maxSkewMs: 3_600_000,
};

/** Everything that the channel takes from outside. */
export interface DingtalkDeps {
  readonly clock: Clock;
  readonly log: DingtalkLog;
  readonly fetch: typeof fetch;
  /** The way through a proxy; `null` is the direct way. */
  readonly webSocketAgent: Agent | null;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Answers a bare @ of the bot. */
  readonly welcomeText: string;
  readonly botName: string;
  readonly quota: QuotaMeter;
  readonly onNotice: (notice: DingtalkNotice) => void;
  /** Our own address, for card clicks in HTTP mode; `null` where none is configured. */
  readonly publicUrl: string | null;
  readonly timings?: Partial<DingtalkTimings>;
}
