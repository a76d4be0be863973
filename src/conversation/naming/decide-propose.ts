import { wordKey } from '../../kernel/word-key.js';
import type { LedgerEvent, NamedThing } from '../../ledger/ledger-entry.js';
import type { LedgerState } from '../../ledger/ledger-state.js';
import { isSameThing, openNameProposals } from '../../ledger/name-book.js';
import type { NameProposal } from '../../ledger/name-book.js';
import type { Reply } from '../../message/reply.js';
import { entryHere } from '../decide-adopt.js';
import { applyEvents } from '../figure-events.js';
import { justSay, silence, textReply } from '../outcome.js';
import { choosePosting, postingsOf } from '../posting.js';
import { here } from '../situation.js';
import type { BoundSituation, Situation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import { mayTeach } from './naming-context.js';
import { namingTexts } from './naming-texts.js';
import { thingWords } from './named-things.js';

/** More than an office will ever look through; the ledger is no place for jokes. */
const MAX_OPEN = 30;

interface Proposed {
  readonly word: string;
  readonly target: NamedThing;
}

/** Whether it waits for the office or was refused by it; `null`: neither. */
function fateOf({ word, target }: Proposed, { names }: LedgerState): 'open' | 'declined' | null {
  const same = names.proposals.findLast(
    (old) => wordKey(old.word) === wordKey(word) && isSameThing(old.target, target),
  );
  if (same === undefined || same.closed === 'learned') return null;
  return same.closed ?? 'open';
}

/** What the office is asked, with the number that answers it. */
export function proposalText(
  { no, how, word, target, raised }: NameProposal,
  { view }: Pick<Situation, 'view'>,
): string {
  const thing = thingWords(target, view.plans);
  const why =
    how === 'repeated'
      ? namingTexts.repeated(word, thing)
      : namingTexts.toOffice(raised.unit ?? '', word, thing);
  return why + namingTexts.askRemember(String(no));
}

/** Tells the office privately of proposals that were not there before: a group need not hear of it. */
export function notifyNameProposals(
  { ledger: before, view }: Pick<Situation, 'ledger' | 'view'>,
  after: LedgerState,
): readonly Reply[] {
  const known = new Set(before.names.proposals.map(({ no }) => no));
  const raised = openNameProposals(after.names).filter(({ no }) => !known.has(no));
  const office = view.members.filter(mayTeach);
  return raised.flatMap((proposal) => {
    const text = proposalText(proposal, { view });
    const buttons = [`记住${proposal.no}`, `不用记${proposal.no}`];
    return office.map(({ id }) => textReply({ kind: 'member', memberId: id }, text, buttons));
  });
}

/** A liaison's lessons, put before the office. */
export function decidePropose(
  situation: BoundSituation,
  lessons: readonly Proposed[],
  notes: readonly string[],
): Outcome {
  const { ledger, member, now, view } = situation;
  const say = (lines: readonly string[]): Outcome =>
    justSay(textReply(here(situation), [...lines, ...notes].join('\n')));
  const fresh = lessons.filter((lesson) => fateOf(lesson, ledger) === null);
  const known = lessons.flatMap((lesson) => {
    const fate = fateOf(lesson, ledger);
    if (fate === null) return [];
    return fate === 'open'
      ? [namingTexts.proposedAlready(lesson.word)]
      : [namingTexts.declinedBefore(lesson.word)];
  });
  if (fresh.length === 0) return say(known);
  if (openNameProposals(ledger.names).length + fresh.length > MAX_OPEN) {
    return say([namingTexts.tooManyProposals]);
  }
  const unit = (choosePosting(situation) ?? postingsOf(member)[0])?.unit ?? '';
  const events = fresh.map(({ word, target }): LedgerEvent => ({
    kind: 'name-proposed',
    word,
    target,
  }));
  const entries = events.map((event) => entryHere(situation, event, unit));
  const after = applyEvents(ledger, events, { at: now, unit });
  const told = fresh.map(({ word, target }) =>
    namingTexts.proposed(word, thingWords(target, view.plans)),
  );
  return {
    ...silence,
    replies: [
      textReply(here(situation), [...told, ...known, ...notes].join('\n')),
      ...notifyNameProposals(situation, after),
    ],
    entries,
    retention: { kind: 'keep', text: situation.text },
  };
}
