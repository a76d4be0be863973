import type { UnderstoodFact } from '../understanding.js';

/** A fact with what a correction may still take from the message it corrects. */
export interface DraftFact extends UnderstoodFact {
  /** The text names the date. */
  readonly dated: boolean;
  /** The text says whether it is a total or new. */
  readonly measured: boolean;
  /** Told as a thing that happened (批了3家) or was added (今年新增5家), even where it counts as the total. */
  readonly happened: boolean;
  readonly bracketed: boolean;
}
