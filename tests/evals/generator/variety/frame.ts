import type { IsoDate } from '../../../../src/kernel/dates.js';
import type { Lexicon } from '../../../../src/plan/lexicon.js';
import { MessageText } from './message-text.js';
import type { Variation } from './message-text.js';
import type { Random } from './random.js';
import { someValue } from './subject.js';
import type { Subject } from './subject.js';

/** What a message is made of: draws, the day, and what a plan can speak of. */
export interface Frame {
  readonly random: Random;
  readonly today: IsoDate;
  readonly subjects: readonly Subject[];
  readonly lexicon: Lexicon;
  /** Unit of the sender. */
  readonly unit: string;
}

/** One way to make messages; `null` when the plan holds nothing that fits. */
export interface Phenomenon {
  readonly name: string;
  readonly make: (frame: Frame) => Variation | null;
}

/** A subject with a name and a value drawn for it. */
export interface Drawn {
  readonly subject: Subject;
  readonly name: string;
  readonly value: number;
}

export function draw({ random, subjects }: Frame, count: number): readonly Drawn[] {
  const values = new Set<number>();
  return random.some(subjects, count).map((subject) => {
    let value = someValue(random, subject);
    while (values.has(value)) value = someValue(random, subject);
    values.add(value);
    return { subject, name: random.pick(subject.names), value };
  });
}

export const startText = ({ today }: Frame): MessageText => new MessageText(today);
