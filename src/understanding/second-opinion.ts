import type { Lexicon } from '../plan/lexicon.js';
import type { FactReading, Span, UnderstandInput, Understanding } from './understanding.js';

/** A figure as a second reader understood it; its value was read by our own parsers from `span`. */
export interface OpinionFact extends FactReading {
  /** Where the number stands in the message's original text. */
  readonly span: Span;
}

/** What a second reader makes of a message that the rules are unsure of. */
export interface Opinion {
  readonly facts: readonly OpinionFact[];
}

/** What a second reader is asked about: only text that passed the privacy screen. */
export interface OpinionRequest {
  readonly input: UnderstandInput;
  readonly lexicon: Lexicon;
  /** The reading of the rules. */
  readonly understanding: Understanding;
}

/**
 * Asks a second reader.
 * @returns `null` when it was not asked, did not answer in time, or said nothing of use; never rejects
 */
export type SecondOpinion = (request: OpinionRequest) => Promise<Opinion | null>;
