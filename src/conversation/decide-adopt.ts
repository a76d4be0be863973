import { saidValue } from '../answers/said-value.js';
import type { LedgerEvent, NewLedgerEntry } from '../ledger/ledger-entry.js';
import { mayAdopt } from '../ledger/standing.js';
import { formatDate } from '../plan/format-figure.js';
import { applyEvents } from './figure-events.js';
import { numberedProposals } from './open-items.js';
import type { Numbered, OpenProposal } from './open-items.js';
import { justSay, silence, textReply } from './outcome.js';
import { postingsOf } from './posting.js';
import { here, sourceOf } from './situation.js';
import type { BoundSituation } from './situation.js';
import { standsNow } from './stands-now.js';
import type { Outcome, Posting } from './workspace.js';
import { workTexts } from './work-texts.js';

/** An entry that this very message makes official. */
export function entryHere(
  situation: BoundSituation,
  event: LedgerEvent,
  unit: string,
): NewLedgerEntry {
  const { member, now } = situation;
  return {
    event,
    at: now,
    memberId: member.id,
    unit,
    source: sourceOf(situation),
    receiptId: null,
  };
}

function adopterOf(situation: BoundSituation, { item }: Numbered<OpenProposal>): Posting | null {
  return postingsOf(situation.member).find((who) => mayAdopt(who, item.indicator)) ?? null;
}

function proposalWords(situation: BoundSituation, { item }: Numbered<OpenProposal>): string {
  const { fact } = item.tracked;
  const value = saidValue(fact, item.indicator.unit);
  return `${item.indicator.shortName}${value}（${fact.unit}报，截至${formatDate(fact.asOf, situation.today)}）`;
}

/** 采纳: the owner or the office makes a proposal the county figure. */
export function decideAdopt(situation: BoundSituation, no: number | null): Outcome {
  const say = (text: string): Outcome => justSay(textReply(here(situation), text));
  const open = numberedProposals(situation.ledger, situation.today);
  if (no !== null) {
    const named = open.find((proposal) => proposal.no === no);
    if (named === undefined) return say(workTexts.noSuchProposal(no));
    return adopterOf(situation, named) === null
      ? say(workTexts.notYourProposal(named.item.indicator.ownerUnit))
      : adopt(situation, named);
  }
  const mine = open.filter((proposal) => adopterOf(situation, proposal) !== null);
  const [only] = mine;
  if (only === undefined) {
    const [foreign] = open;
    return say(
      foreign === undefined
        ? workTexts.noProposal
        : workTexts.notYourProposal(foreign.item.indicator.ownerUnit),
    );
  }
  if (mine.length === 1) return adopt(situation, only);
  const lines = mine.map((item) => `采纳${item.no}：${proposalWords(situation, item)}`);
  return justSay(
    textReply(
      here(situation),
      [workTexts.chooseProposal, ...lines].join('\n'),
      mine.map((item) => `采纳${item.no}`),
    ),
  );
}

function adopt(situation: BoundSituation, proposal: Numbered<OpenProposal>): Outcome {
  const who = adopterOf(situation, proposal);
  if (who === null) return silence;
  const { tracked, indicator } = proposal.item;
  const byOffice = who.role === 'office';
  const event: LedgerEvent = { kind: 'proposal-adopted', factId: tracked.fact.id, byOffice };
  const as = { at: situation.now, unit: who.unit };
  const ledger = applyEvents(situation.ledger, [event], as);
  const lines = [
    `已采纳建议数${proposal.no}：${proposalWords(situation, proposal)}${byOffice ? '，专班办公室核定' : ''}。`,
    ...standsNow({ ...situation, ledger }, [indicator.id]),
  ];
  return {
    ...silence,
    replies: [textReply(here(situation), lines.join('\n'))],
    entries: [entryHere(situation, event, who.unit)],
    retention: { kind: 'keep', text: situation.text },
  };
}
