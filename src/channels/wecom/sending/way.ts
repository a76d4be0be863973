import type { CodeAct } from '../codes.js';
import type { Part } from '../encode/part.js';
import type { Style } from '../encode/style.js';

/** How one message of the platform went. */
export type PartResult =
  | { readonly kind: 'sent'; readonly platformId: string | null }
  /** This way does not take it; another one may. */
  | { readonly kind: 'refused'; readonly act: CodeAct; readonly reason: string }
  /** This way would take it at another time; until then another one may. */
  | { readonly kind: 'unavailable'; readonly afterMs: number; readonly reason: string }
  /** To be waited for. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** One way to where a message is to go. */
export interface Way {
  /**
   * Kept with what was sent. Ways of one family, the word before the colon, word messages alike, so
   * that one of them goes on where another has stopped.
   */
  readonly via: string;
  /** For the office. */
  readonly label: string;
  readonly style: Style;
  sendPart(part: Part, index: number): Promise<PartResult>;
}

export const familyOf = (via: string): string => via.split(':', 1)[0] ?? via;
