import { namedMembers } from './named-members.js';
import { namedUnits } from './named-units.js';
import { rightsTexts } from './rights-texts.js';
import type { Situation } from '../situation.js';
import type { Member } from '../workspace.js';

/** The one member that the words name, or the text that says why none is. */
export function pickPerson({ view, lexicon }: Situation, who: string): Member | string {
  const named = namedMembers(view.members, who).filter(({ accounts }) => accounts.length > 0);
  const units = namedUnits(lexicon, who);
  const ofUnit = named.filter(({ postings, requested }) =>
    [...postings, requested].some((posting) => units.includes(posting?.unit ?? '')),
  );
  const meant = ofUnit.length > 0 ? ofUnit : named;
  const bound = meant.filter(({ postings }) => postings.length > 0);
  const [only] = meant.length > 1 && bound.length === 1 ? bound : meant;
  if (only === undefined) return rightsTexts.noSuchPerson(who);
  return meant.length > 1 && bound.length !== 1 ? rightsTexts.severalPersons(meant) : only;
}
