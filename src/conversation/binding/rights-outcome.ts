import { OFFICE_UNIT } from '../../ledger/current-figure.js';
import type { Reply } from '../../message/reply.js';
import { entryHere } from '../decide-adopt.js';
import { silence } from '../outcome.js';
import type { BoundSituation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import { changedMembers } from './rights.js';
import type { Rights } from './rights.js';
import { runsOffice } from './runs-office.js';

/** Stores what moved and says it. In the ledger it is the office's doing, or that of the unit concerned. */
export function rightsOutcome(
  situation: BoundSituation,
  rights: Rights,
  replies: readonly Reply[],
): Outcome {
  const isOffice = runsOffice(situation.member);
  return {
    ...silence,
    replies,
    members: changedMembers(rights),
    entries: rights.events.map((event) => {
      const unit = 'unit' in event ? event.unit : OFFICE_UNIT;
      return entryHere(situation, event, isOffice ? OFFICE_UNIT : unit);
    }),
    retention: { kind: 'keep', text: situation.text },
  };
}

/** A private word to everyone of the office but those named. */
export function officeIds(
  { view }: Pick<BoundSituation, 'view'>,
  but: readonly string[],
): readonly BoundSituation['member']['id'][] {
  return view.members.filter(runsOffice).flatMap(({ id }) => (but.includes(id) ? [] : [id]));
}
