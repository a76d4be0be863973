import type { Lexicon } from '../../../../src/plan/lexicon.js';
import { yearOf } from '../../../../src/kernel/dates.js';
import { corrections } from './corrections.js';
import { messageDay } from './days.js';
import type { Phenomenon } from './frame.js';
import { layouts } from './layouts.js';
import type { Variation } from './message-text.js';
import { Random } from './random.js';
import { relations } from './relations.js';
import { speech } from './speech.js';
import { subjectsOf } from './subject.js';

/** All ways of writing that messages are made of. */
export const phenomena: readonly Phenomenon[] = [
  ...layouts,
  ...speech,
  ...relations,
  ...corrections,
];

/** Draws that fit nothing of the plan are tried again this often. */
const TRIES = 8;

/** `count` messages of every phenomenon about a plan; the same for the same seed. */
export function varietyOf(
  lexicon: Lexicon,
  { seed, count }: { readonly seed: number; readonly count: number },
): readonly Variation[] {
  const subjects = subjectsOf(lexicon);
  const year = yearOf(lexicon.indicators[0]?.period.from ?? '2023-01-01');
  const unit = lexicon.units[0]?.name ?? '';
  return phenomena.flatMap((phenomenon, kind) => {
    const random = new Random(seed * 1009 + kind);
    return Array.from({ length: count }, () => {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const frame = { random, today: messageDay(random, year), subjects, lexicon, unit };
        const made = phenomenon.make(frame);
        if (made !== null) return [made];
      }
      return [];
    }).flat();
  });
}
