import type { Agent } from 'node:http';

import type { Clock } from '../../kernel/clock.js';
import type { GroupId } from '../../kernel/ids.js';

type LogLine = (fields: Record<string, unknown>, message: string) => void;

/** The part of a pino logger that is used here. */
export interface WecomLog {
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
}

/** Real durations; tests give short ones. */
export interface WecomTimings {
  /** A lost connection is opened again at once, spread over so long: what is said meanwhile is lost. */
  readonly reconnectAtOnceMs: number;
  /** The wait before the second attempt; doubles up to `reconnectMaxMs`. */
  readonly reconnectMs: number;
  readonly reconnectMaxMs: number;
  /** A connection that lived so long was a good one: the waits start again. */
  readonly settledMs: number;
  /** Wait after another connection took over: long enough for a real successor to show itself. */
  readonly takenOverMs: number;
  /** Wait after too many subscriptions; the platform blocks for at least a minute. */
  readonly tooManyMs: number;
  /** A subscription that is not answered by then has failed. */
  readonly subscribeMs: number;
  /**
   * The platform asks for a ping every 30 s and the client gives up after two without an answer; half
   * of it finds a dead connection in 45 s instead of 90 s.
   */
  readonly heartbeatMs: number;
  /** A connection on which a ping is not answered by then is dead. */
  readonly probeMs: number;
  /** Longest wait for an answer over HTTP. */
  readonly requestMs: number;
  /** For how long a lost connection is waited for, before a message takes another way. */
  readonly patienceMs: number;
}

export const WECOM_TIMINGS: WecomTimings = {
  reconnectAtOnceMs: 100,
  reconnectMs: 1_000,
  reconnectMaxMs: 30_000,
  settledMs: 3_000,
  takenOverMs: 60_000,
  tooManyMs: 60_000,
  subscribeMs: 10_000,
  heartbeatMs: 15_000,
  probeMs: 5_000,
  requestMs: 10_000,
  patienceMs: 30_000,
};

export interface WecomDeps {
  readonly clock: Clock;
  readonly log: WecomLog;
  /** Honours the proxy and the certificates of the site. */
  readonly fetch: typeof globalThis.fetch;
  /** For the long connection, where a proxy is needed. */
  readonly socketAgent: Agent | null;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
  /** Said when somebody opens the private chat for the first time on a day. */
  readonly welcomeText: string;
  readonly botName: string;
  /**
   * Whether the default webhook belongs to this group: it does where only one group is bound. With
   * several, a message would end up in the wrong group.
   */
  readonly isDefaultWebhookOf: (group: GroupId) => Promise<boolean>;
  /** Whether another process holds the bot's connection now; subscribing would end it. */
  readonly isBotHeldElsewhere: () => Promise<boolean>;
  readonly timings: WecomTimings;
}
