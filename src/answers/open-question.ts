import type { Answer, AnswerContext } from './answer.js';

/** A question that goes beyond the kinds of `QueryKind`. */
export interface OpenQuestion {
  /** The question, as far as the privacy screen let it through. */
  readonly text: string;
  /** Whose rights the answer keeps, and what it is made from. */
  readonly context: AnswerContext;
}

/**
 * Answers an open question by figures of the ledger alone.
 * @returns `null` when there is no such answer: the caller then answers by rules; never rejects
 */
export type AnswerOpenQuestion = (question: OpenQuestion) => Promise<Answer | null>;
