import type { Outgoing } from '../../../message/outgoing.js';
import type { Part } from '../encode/part.js';

export type WayName = 'session' | 'card' | 'robot' | 'webhook';

/** What one of the platform's messages came to on one way. */
export type WayOutcome =
  | { readonly kind: 'sent'; readonly platformId: string | null }
  /** Nothing is wrong with this way: come back to it. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly reason: string }
  /** Not this way; the next one may do. */
  | {
      readonly kind: 'not-here';
      readonly reason: string;
      readonly isBindingBroken: boolean;
      /** When it may be right again by somebody's doing; `null` where trying again is no use. */
      readonly healsAfterMs: number | null;
    }
  /** It may be there or not. No other way may be tried, or it might be there twice. */
  | { readonly kind: 'unknown'; readonly reason: string };

export interface PartJob {
  readonly part: Part;
  /** From 0. */
  readonly index: number;
  readonly outgoing: Outgoing;
  /** Stands before the text: this was perhaps read already. */
  readonly isRepeat: boolean;
}

/** One way to bring one of the platform's messages into a chat. */
export interface Way {
  readonly name: WayName;
  /** Whether it is there for this message at all. */
  canTake(job: PartJob): boolean;
  send(job: PartJob): Promise<WayOutcome>;
}

export function notHere(reason: string, healsAfterMs: number | null = null): WayOutcome {
  return { kind: 'not-here', reason, isBindingBroken: false, healsAfterMs };
}
