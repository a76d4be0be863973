import type { Attachment, PictureOrder } from '../answers/answer.js';
import type { Outcome } from './workspace.js';

/** An outcome, and the file that has to be made before it is complete. */
export interface Decision {
  readonly outcome: Outcome;
  readonly attach: Attachment | null;
  /** Pictures that have to be drawn before it is complete. */
  readonly picture: PictureOrder | null;
}

export function decided(outcome: Outcome): Decision {
  return { outcome, attach: null, picture: null };
}
