import type { IsoDate } from '../../kernel/dates.js';
import type { DecimalText } from '../../kernel/decimal.js';
import type { LexiconIndicator } from '../../plan/lexicon.js';
import type { Evidence } from '../confidence/evidence.js';
import type { UnderstoodFact } from '../understanding.js';

/** Another indicator that the same figure could be of. */
export interface Rival {
  readonly indicator: LexiconIndicator;
  /** In its own unit. */
  readonly value: DecimalText;
}

/** A fact with what a correction may still take from the message it corrects. */
export interface DraftFact extends Omit<UnderstoodFact, 'confidence' | 'otherReadings'> {
  /** What was seen when it was read; its confidence follows from it. */
  readonly evidence: readonly Evidence[];
  readonly rivals: readonly Rival[];
  /** The text names the date. */
  readonly dated: boolean;
  /** The text says whether it is a total or new. */
  readonly measured: boolean;
  /** Told as a thing that happened (批了3家) or was added (今年新增5家), even where it counts as the total. */
  readonly happened: boolean;
  readonly bracketed: boolean;
  /** First day of the stretch (本周, 8月份) that it was told of, when it was. */
  readonly periodFrom: IsoDate | null;
}
