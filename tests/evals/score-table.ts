import { f1, ratio, trapsFired } from './score.js';
import type { Overlap, Scores, Share } from './score.js';

export interface Row {
  readonly name: string;
  readonly scores: Scores;
  /** Only the facts of the messages are known. */
  readonly factsOnly?: boolean;
}

function share({ right, of }: Share): string {
  return of === 0 ? '–' : `${ratio({ right, of }).toFixed(3)} ${right}/${of}`;
}

function overlap(value: Overlap): string {
  const { hits, extra, missed } = value;
  return hits + extra + missed === 0 ? '–' : `${f1(value).toFixed(3)} ${hits}+${extra}-${missed}`;
}

const HEAD = [
  '',
  'n',
  'intent',
  'fact F1 hits+extra-missed',
  'traps fired',
  'chatter stored',
  'narrative task',
  'query kind',
  'slot F1',
  'whole',
];

/** One line of figures for each set or slice, each with its counts. */
export function scoreRows(rows: readonly Row[]): readonly (readonly string[])[] {
  return [
    HEAD,
    ...rows.map(({ name, scores, factsOnly }) => [
      name,
      String(scores.intent.of),
      factsOnly === true ? '–' : share(scores.intent),
      overlap(scores.facts),
      share(trapsFired(scores)),
      share(scores.storedChatter),
      share(scores.taskTop1Narrative),
      share(scores.queryKind),
      overlap(scores.querySlots),
      factsOnly === true ? '–' : share(scores.whole),
    ]),
  ];
}

const INTENTS = ['report', 'correction', 'query', 'confirm', 'cancel', 'help', 'other'];

/** Gold intents down, predicted ones across. */
export function confusionRows({ confusion }: Scores): readonly (readonly string[])[] {
  return [
    ['gold \\ said', ...INTENTS],
    ...INTENTS.map((gold) => [
      gold,
      ...INTENTS.map((said) => String(confusion[gold]?.[said] ?? 0)),
    ]),
  ];
}
