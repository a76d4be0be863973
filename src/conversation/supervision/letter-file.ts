import { supervisionLetter } from '../../digest/documents/supervision-letter.js';
import { dateOf } from '../../kernel/dates.js';
import { OFFICE_UNIT } from '../../ledger/current-figure.js';
import type { LedgerState } from '../../ledger/ledger-state.js';
import type { Supervision } from '../../ledger/supervision.js';
import type { FileBlock } from '../../message/reply.js';
import { draftTexts } from './letter-texts.js';
import { letterName, matterName, matterOf, standingWords } from './letter-words.js';

/** The letter to print, sign and number, with the figures that it was issued with. */
export async function letterFile(
  { steps: [issued], ...letter }: Supervision,
  ledger: LedgerState,
  demand: string | null,
): Promise<FileBlock> {
  const issuedOn = dateOf(issued.by.at);
  const matter = matterOf(ledger.plans, letter);
  const name = matterName(matter);
  const at = { figure: letter.figure, beside: issuedOn };
  const standing = matter === null ? [] : [`${name}：${standingWords(ledger, matter, at)}。`];
  const { year, no } = letter.letter;
  const content = await supervisionLetter({
    serial: `${year}年第${no}号`,
    planTitle: matter?.plan.title ?? '',
    recipient: letter.unit,
    matters: [demand ?? draftTexts.defaultMatter(name)],
    figures: standing,
    deadline: issued.deadline,
    signer: OFFICE_UNIT,
    issuedOn,
  });
  const file = draftTexts.fileName(letterName(letter.letter, issuedOn), letter.unit);
  return { type: 'file', name: file, content };
}
