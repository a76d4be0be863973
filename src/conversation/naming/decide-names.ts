import { wordKey } from '../../kernel/word-key.js';
import type { LedgerEvent } from '../../ledger/ledger-entry.js';
import { activeNames, isSameThing, openNameProposals } from '../../ledger/name-book.js';
import type { LearnedEntry, NameProposal } from '../../ledger/name-book.js';
import { OFFICE_UNIT } from '../../ledger/current-figure.js';
import { entryHere } from '../decide-adopt.js';
import { justSay, silence, textReply } from '../outcome.js';
import { here } from '../situation.js';
import type { BoundSituation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import { checkWord } from './check-word.js';
import { learn } from './decide-teach.js';
import { openLines } from './list-names.js';
import { tryNames } from './name-effect.js';
import { mayTeach } from './naming-context.js';
import type { NamingContext } from './naming-context.js';
import { namingTexts, usedBeforeLine } from './naming-texts.js';
import { takeEffect } from './naming-receipt.js';
import { problemText } from './problem-texts.js';
import type { NamingCommand } from './read-naming-command.js';
import { thingsNamed, thingWords } from './named-things.js';

type Forget = Extract<NamingCommand, { kind: 'forget' }>;
type Remember = Extract<NamingCommand, { kind: 'remember' }>;
type Decline = Extract<NamingCommand, { kind: 'decline' }>;

function say(situation: BoundSituation, text: string): Outcome {
  return justSay(textReply(here(situation), text));
}

function learnedAs({ no, word }: Forget, { ledger }: BoundSituation): LearnedEntry | undefined {
  const names = activeNames(ledger.names);
  if (no !== null) return names.find((entry) => entry.no === no);
  return names.find((entry) => word !== null && wordKey(entry.word) === wordKey(word));
}

/** Why nothing is forgotten; `null` where the phrase was about something else. */
function nothingToForget(command: Forget, situation: BoundSituation): Outcome | null {
  const { isSure, word } = command;
  if (!isSure) return null;
  const { lexicon, view } = situation;
  const isGiven = word !== null && thingsNamed(word, { plans: view.plans, lexicon }).length > 0;
  return say(situation, isGiven ? namingTexts.ofThePlan(word) : namingTexts.noSuchName);
}

/** 忘掉科小这个叫法, 撤销简称2: holds at once; what was stored stays, and it can be taught again. */
export async function decideForget(
  context: NamingContext,
  command: Forget,
): Promise<Outcome | null> {
  const { situation } = context;
  const entry = learnedAs(command, situation);
  if (entry === undefined) return nothingToForget(command, situation);
  if (!mayTeach(situation.member)) return say(situation, namingTexts.forgetOnlyOffice);
  const events: readonly LedgerEvent[] = [{ kind: 'name-forgotten', word: entry.word }];
  const effect = await tryNames(context, events);
  const thing = thingWords(entry.target, situation.view.plans);
  return takeEffect(situation, events, [
    namingTexts.forgotten + namingTexts.means(entry.word, thing),
    usedBeforeLine(effect),
  ]);
}

/** The open proposal that is meant; all of them where that is not said. */
function meant(
  open: readonly NameProposal[],
  { no, word }: { readonly no: number | null; readonly word: string | null },
): readonly NameProposal[] {
  if (no !== null) return open.filter((proposal) => proposal.no === no);
  if (word !== null) return open.filter((proposal) => wordKey(proposal.word) === wordKey(word));
  return open;
}

function choose(situation: BoundSituation, open: readonly NameProposal[]): Outcome {
  return justSay(
    textReply(
      here(situation),
      [namingTexts.openHead, ...openLines(situation)].join('\n'),
      open.map(({ no }) => `记住${no}`),
    ),
  );
}

/**
 * 记住: the office takes a proposed name; it goes the same way as one it taught itself.
 * @returns `null` where nothing waits or the speaker has no say, so that the word means something else
 */
export async function decideRemember(
  context: NamingContext,
  command: Remember,
): Promise<Outcome | null> {
  const { situation } = context;
  const { ledger, lexicon, member, view } = situation;
  const open = openNameProposals(ledger.names);
  if (!mayTeach(member)) return null;
  const picked = meant(open, command);
  const [only, another] = picked;
  if (only === undefined) {
    return command.no === null ? null : say(situation, namingTexts.noSuchProposal(command.no));
  }
  if (another !== undefined) return choose(situation, picked);
  const { word, target } = only;
  const problem = checkWord(word, target, situation);
  if (problem !== null) return say(situation, problemText(word, problem, view.plans));
  const means = thingsNamed(word, { plans: view.plans, lexicon });
  const instead = means.filter((thing) => !isSameThing(thing, target));
  const isShared = instead.length < means.length;
  return await learn(context, [{ word, target, instead, isShared, isGuess: false }]);
}

/** 不用记: the same name is not proposed to the office again. */
export function decideDecline(situation: BoundSituation, { no }: Decline): Outcome | null {
  const { ledger, member, view } = situation;
  if (!mayTeach(member)) return null;
  const picked = meant(openNameProposals(ledger.names), { no, word: null });
  const [only, another] = picked;
  if (only === undefined) {
    return no === null ? null : say(situation, namingTexts.noSuchProposal(no));
  }
  if (another !== undefined) return choose(situation, picked);
  const { word, target } = only;
  const event: LedgerEvent = { kind: 'name-declined', word, target };
  return {
    ...silence,
    replies: [
      textReply(here(situation), namingTexts.declined(word, thingWords(target, view.plans))),
    ],
    entries: [entryHere(situation, event, OFFICE_UNIT)],
    retention: { kind: 'keep', text: situation.text },
  };
}
