import type { Attachment } from '../answers/answer.js';
import type { Outcome } from './workspace.js';

/** An outcome, and the file that has to be made before it is complete. */
export interface Decision {
  readonly outcome: Outcome;
  readonly attach: Attachment | null;
}

export function decided(outcome: Outcome): Decision {
  return { outcome, attach: null };
}
