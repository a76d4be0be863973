import type { IsoDate } from '../kernel/dates.js';
import type { FactId, IndicatorId } from '../kernel/ids.js';

/** Questions instead of silent acceptance (semantics, section of that name). */
export type FigureQuestion =
  | { readonly kind: 'overlap'; readonly otherFactId: FactId | null }
  | { readonly kind: 'unit-jump'; readonly factor: number }
  | { readonly kind: 'falling-flow' }
  | { readonly kind: 'falling-stock' }
  | { readonly kind: 'far-above-target' }
  | { readonly kind: 'above-limit' }
  | { readonly kind: 'fraction' }
  | { readonly kind: 'negative' }
  /** Written with a minus (-5家): a fall, or a slip. */
  | { readonly kind: 'minus-sign' }
  /** An increase of a ratio says nothing of its value; the current figure is asked for. */
  | { readonly kind: 'ratio-delta' }
  | { readonly kind: 'approx-over-exact' }
  | { readonly kind: 'future-date' }
  | { readonly kind: 'county-or-part' }
  | { readonly kind: 'which-plan'; readonly indicatorId: IndicatorId }
  | { readonly kind: 'no-plan-for-date'; readonly asOf: IsoDate };
