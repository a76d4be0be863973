import type { Answer } from '../answers/answer.js';
import type { FactId } from '../kernel/ids.js';
import type { Opinion } from '../understanding/second-opinion.js';

/** What a model had to say on a message before it was decided on. Rules decide what becomes of it. */
export interface Advice {
  /** On what the rules are unsure of. */
  readonly opinion: Opinion | null;
  /** To a question that no rule answers. */
  readonly answer: Answer | null;
  /**
   * What the answer to an earlier open question of the same sender rested on; `null` when there was
   * none, or it is too long ago.
   */
  citedFor(earlierText: string): readonly FactId[] | null;
}
