import type { LexiconIndicator } from '../../plan/lexicon.js';
import type { Span } from '../understanding.js';

/** A place where an indicator is named. */
export interface IndicatorMention {
  /** One, or both twins of a stem (技合: count and amount), told apart by the unit of the figure. */
  readonly candidates: readonly LexiconIndicator[];
  readonly name: string;
  readonly span: Span;
  /** Not written right, but said so (高起 for 高企): less sure. */
  readonly bySound: boolean;
  /** Its figure stands inside the name (裂变出1家新公司); the span is that of the first part. */
  readonly around: boolean;
}

/** A name as it is written. */
export function writtenMention(
  candidates: readonly LexiconIndicator[],
  name: string,
  span: Span,
): IndicatorMention {
  return { candidates, name, span, bySound: false, around: false };
}

/** A place where a unit of the plan is named. */
export interface UnitMention {
  /** Full name. */
  readonly unit: string;
  readonly span: Span;
}
