import { isOpen, readSupervisions, type Supervision } from '../../ledger/supervision.js';
import { justSay, textReply } from '../outcome.js';
import type { Round } from '../periodic/round.js';
import { here, type BoundSituation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import { actTexts } from './letter-texts.js';
import { letterName, matterName, matterOf, shortName } from './letter-words.js';
import type { LetterName } from './read-supervision-command.js';

/** The letter meant, several that can be, or a sentence on why there is none. */
export type PickedLetter =
  | { readonly kind: 'one'; readonly letter: Supervision }
  | { readonly kind: 'several'; readonly letters: readonly Supervision[] }
  | { readonly kind: 'none'; readonly text: string };

function numbered(letters: readonly Supervision[], { year, no }: LetterName): Supervision | null {
  const same = letters.filter(
    ({ letter }) => letter.no === no && (year === null || letter.year === year),
  );
  return same.findLast(isOpen) ?? same.at(-1) ?? null;
}

/**
 * Picks the letter of a number, of several years an open one before the others; without a number the
 * one for which the act is possible.
 * @param isKnown whether the speaker may know of the letter
 */
export function pickLetter(
  round: Round,
  name: LetterName,
  {
    isKnown,
    canAct,
  }: {
    readonly isKnown: (letter: Supervision) => boolean;
    readonly canAct: (letter: Supervision) => boolean;
  },
): PickedLetter {
  if (name.unread !== null) return { kind: 'none', text: actTexts.noNumber(name.unread) };
  const known = readSupervisions(round.ledger.entries).filter(isKnown);
  if (name.no !== null) {
    const letter = numbered(known, name);
    if (letter !== null) return { kind: 'one', letter };
    const { no } = name;
    const year = name.year ?? Number(round.today.slice(0, 4));
    return { kind: 'none', text: actTexts.noSuch(letterName({ year, no }, round.today)) };
  }
  const possible = known.filter(canAct);
  const [only, another] = possible;
  if (only === undefined) return { kind: 'none', text: actTexts.none };
  return another === undefined
    ? { kind: 'one', letter: only }
    : { kind: 'several', letters: possible };
}

/** Which letter, said by its number; words have to be said again where there were any. */
export function askWhichLetter(
  situation: BoundSituation,
  { ledger, today }: Round,
  letters: readonly Supervision[],
  orderOf: (shortName: string) => string,
): Outcome {
  const orders = letters.map(({ letter }) => orderOf(shortName(letter, today)));
  const lines = letters.map((letter, index) => {
    return `${orders[index] ?? ''}：${matterName(matterOf(ledger.plans, letter))}，${letter.unit}`;
  });
  return justSay(textReply(here(situation), [actTexts.which, ...lines].join('\n'), orders));
}
