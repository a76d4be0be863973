import type { MemberId } from '../kernel/ids.js';
import type { Provenance } from '../ledger/tracked.js';
import { personNameGoes } from './access.js';
import type { AnswerContext } from './answer.js';

/** Where names are read: in the answer itself, or in what follows to the asker alone. */
export type NamePlace = 'here' | 'privately';

/** 报送人: who sent the message an entry goes back to; `null` for the system. */
export function senderOf(by: Provenance): MemberId | null {
  return by.source?.memberId ?? by.memberId;
}

function confirmerOf(by: Provenance): MemberId | null {
  return by.memberId === senderOf(by) ? null : by.memberId;
}

/** The unit of who confirmed: the reporting one when he speaks for it, else his own. */
function confirmingUnit(id: MemberId, by: Provenance, context: AnswerContext): string | null {
  const units = context.memberUnits(id);
  return by.unit !== null && units.includes(by.unit) ? by.unit : (units[0] ?? by.unit);
}

function nameIn(
  id: MemberId,
  unit: string | null,
  { context, place }: { readonly context: AnswerContext; readonly place: NamePlace },
): string | null {
  const goes = personNameGoes(context.asker, unit);
  return goes === 'here' || goes === place ? context.memberName(id) : null;
}

/**
 * 报送人甲, and 确认人乙 apart when another person confirmed; each as far as the asker may know it
 * at that place. A confirmer of another unit whose name is not shown is given by his unit.
 * Source: semantics, "Who may know what"; design, "Every number has a birth certificate".
 */
export function personWords(
  by: Provenance,
  context: AnswerContext,
  place: NamePlace,
): { readonly sender: string | null; readonly confirmer: string | null } {
  const sender = senderOf(by);
  const sent = sender === null ? null : nameIn(sender, by.unit, { context, place });
  return {
    sender: sent === null ? null : `报送人${sent}`,
    confirmer: confirmerWords(by, context, place),
  };
}

function confirmerWords(by: Provenance, context: AnswerContext, place: NamePlace): string | null {
  const confirmer = confirmerOf(by);
  if (confirmer === null) return null;
  const unit = confirmingUnit(confirmer, by, context);
  const name = nameIn(confirmer, unit, { context, place });
  const isOther = unit !== null && unit !== by.unit;
  if (name === null) return isOther ? `由${unit}确认` : null;
  return `确认人${name}${isOther ? `（${unit}）` : ''}`;
}

/** Whether names of an entry are left out here and follow privately. */
export function hasPrivateNames(by: Provenance, context: AnswerContext): boolean {
  const here = personWords(by, context, 'here');
  const inPrivate = personWords(by, context, 'privately');
  return here.sender !== inPrivate.sender || here.confirmer !== inPrivate.confirmer;
}
