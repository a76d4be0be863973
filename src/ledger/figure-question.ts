import type { IsoDate } from '../kernel/dates.js';
import type { DecimalText } from '../kernel/decimal.js';
import type { FactId, IndicatorId } from '../kernel/ids.js';

/** One way to read a figure: complete, so that it can be taken as it stands. */
export interface FigureReading {
  readonly indicatorId: IndicatorId;
  /** The indicator's short name. */
  readonly indicator: string;
  readonly unit: string;
  readonly measure: 'total' | 'delta';
  readonly value: DecimalText;
  readonly from: IsoDate | null;
  readonly asOf: IsoDate;
  readonly approx: boolean;
}

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
  /** Not sure what was said: one of these readings, or no figure at all. The first is the one drafted. */
  | {
      readonly kind: 'which-reading';
      readonly readings: readonly FigureReading[];
      /** The sender's own words for it; empty when they stand in no one place. */
      readonly quote: string;
    }
  | { readonly kind: 'no-plan-for-date'; readonly asOf: IsoDate };
