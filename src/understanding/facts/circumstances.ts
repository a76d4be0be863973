import type { DatePhrase } from '../dates/date-phrase.js';
import type { LexiconIndicator } from '../../plan/lexicon.js';
import type { Measure } from '../understanding.js';
import type { Attachment } from './attach.js';
import type { Figure } from './figures.js';
import type { Token } from './tokens.js';

/** A decision whether a figure is a total or new, and whether figures that follow in the sentence take it over. */
export interface MeasureDecision {
  readonly measure: Measure;
  /** The word that decided stood before the indicator's name: 新增科小4家、高企2家. */
  readonly carries: boolean;
  /** A thing that happened is told. */
  readonly happened?: boolean;
}

/** A figure with what tells whether it is a total or new. */
export interface Circumstances {
  readonly figure: Figure;
  readonly indicator: LexiconIndicator;
  readonly rule: Attachment['rule'];
  readonly date: DatePhrase | null;
  /** The words of that date. */
  readonly dateWords: string;
  /** That date stood in an earlier sentence, where it dated another figure. */
  readonly dateOfEarlier: boolean;
  /** What stood before the name when no other figure came between. */
  readonly beforeName: readonly Token[];
  /** The decision for the figure before it, when that one was of the same sentence and without another date between. */
  readonly before: MeasureDecision | null;
  /** The figure goes on with the one before: 、 between them, or the twin of its indicator. */
  readonly goesOn: boolean;
}
