import { supervisionLetter } from '../../digest/documents/supervision-letter.js';
import { dateOf } from '../../kernel/dates.js';
import { OFFICE_UNIT } from '../../ledger/current-figure.js';
import type { LedgerState } from '../../ledger/ledger-state.js';
import type { Supervision } from '../../ledger/supervision.js';
import { rendering, type Rendering } from '../../digest/rendering.js';
import { draftTexts } from './letter-texts.js';
import { letterName, matterName, matterOf, standingWords } from './letter-words.js';

/** The letter to print, sign and number, with the figures that it was issued with. */
export function letterFile(
  { steps: [issued], ...letter }: Supervision,
  ledger: LedgerState,
  demand: string | null,
): Rendering {
  const issuedOn = dateOf(issued.by.at);
  const matter = matterOf(ledger.plans, letter);
  const subject = matterName(matter);
  const at = { figure: letter.figure, beside: issuedOn };
  const standing = matter === null ? [] : [`${subject}：${standingWords(ledger, matter, at)}。`];
  const { year, no } = letter.letter;
  const content = {
    serial: `${year}年第${no}号`,
    planTitle: matter?.plan.title ?? '',
    recipient: letter.unit,
    matters: [demand ?? draftTexts.defaultMatter(subject)],
    figures: standing,
    deadline: issued.deadline,
    signer: OFFICE_UNIT,
    issuedOn,
  };
  const name = draftTexts.fileName(letterName(letter.letter, issuedOn), letter.unit);
  return rendering({ letter: content }, async () => [
    { type: 'file', name, content: await supervisionLetter(content) },
  ]);
}
