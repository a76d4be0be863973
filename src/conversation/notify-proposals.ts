import { saidValue } from '../answers/said-value.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import { mayAdopt } from '../ledger/standing.js';
import type { Reply } from '../message/reply.js';
import { formatDate } from '../plan/format-figure.js';
import { proposalNo } from './open-items.js';
import { textReply } from './outcome.js';
import { postingsOf } from './posting.js';
import type { Receipt } from './receipt.js';
import type { Situation } from './situation.js';

/**
 * Tells the owner and the office of proposals that were confirmed in private; in a group they can
 * read it there.
 */
export function notifyProposals(
  situation: Situation,
  receipt: Receipt,
  ledger: LedgerState,
): readonly Reply[] {
  const { member: speaker, message, today, view } = situation;
  if (message.group !== null) return [];
  const indicators = view.plans.flatMap((plan) => plan.indicators);
  return receipt.figures.flatMap(({ fact }): Reply[] => {
    const indicator = indicators.find(({ id }) => id === fact.indicatorId);
    if (fact.standing !== 'proposal' || indicator === undefined) return [];
    const value = saidValue(fact, indicator.unit);
    const no = proposalNo(ledger, fact.id);
    const text = `${fact.unit}报${indicator.shortName}${value}（截至${formatDate(fact.asOf, today)}），列为建议数${no}。认可请回“采纳${no}”。`;
    return view.members
      .filter((member) => member.id !== speaker?.id)
      .filter((member) => postingsOf(member).some((who) => mayAdopt(who, indicator)))
      .map((member) => textReply({ kind: 'member', memberId: member.id }, text, [`采纳${no}`]));
  });
}
