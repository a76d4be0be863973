import { dateOf } from '../kernel/dates.js';
import { sha256Hex } from '../kernel/sha256.js';
import { foldLedger } from '../ledger/ledger-state.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import { activeNames, lexiconNames } from '../ledger/name-book.js';
import type { DirectoryPerson } from '../message/directory.js';
import type { InboundMessage } from '../message/inbound-message.js';
import { buildLexicon } from '../plan/build-lexicon.js';
import type { Glossary } from '../plan/glossary/glossary.js';
import type { Lexicon } from '../plan/lexicon.js';
import type { Plan } from '../plan/model.js';
import { writesFrom } from './binding/accounts.js';
import type { Situation } from './situation.js';
import type { WorkCalendar } from '../plan/calendar/work-calendar.js';
import type { Member, WorkspaceView } from './workspace.js';

interface KnownLexicon {
  /** Which learned names it holds. */
  readonly revision: string;
  readonly lexicon: Lexicon;
}

/**
 * The lexicon of a set of plans, kept for as long as the store hands out the same objects and no name is
 * learned or forgotten. Names come from the ledger that the same transaction read, so they hold at once
 * in every process.
 */
const lexicons = new WeakMap<readonly Plan[], Map<string, KnownLexicon>>();

interface Words {
  readonly botName: string;
  readonly glossary?: Glossary;
}

export interface SituationDeps extends Words {
  readonly calendar: WorkCalendar;
  /** The sender as the platform's address book has him; absent where nobody looked. */
  readonly senderProfile?: DirectoryPerson | null;
}

function lexiconOf(
  { plans, names }: LedgerState,
  given: readonly Plan[],
  { botName, glossary }: Words,
): Lexicon {
  const byName = lexicons.get(given) ?? new Map<string, KnownLexicon>();
  lexicons.set(given, byName);
  const known = byName.get(botName);
  if (known?.revision === names.revision) return known.lexicon;
  const learned = lexiconNames(activeNames(names), plans);
  const lexicon = buildLexicon(plans, {
    botName,
    learned,
    ...(glossary === undefined ? {} : { glossary }),
  });
  byName.set(botName, { revision: names.revision, lexicon });
  return lexicon;
}

export function memberOfAccount(view: WorkspaceView, message: InboundMessage): Member | null {
  const { channel, sender } = message;
  const account = { channel, userId: sender.userId };
  return view.members.find((member) => writesFrom(member, account)) ?? null;
}

/** Lays out what a decision on this message may look at. `text` is what the screen let through. */
export function buildSituation(
  message: InboundMessage,
  view: WorkspaceView,
  text: string,
  deps: SituationDeps,
): Situation {
  const now = message.sentAt;
  const ledger = foldLedger(view.ledger, view.plans);
  return {
    message,
    text,
    textHash: sha256Hex(text),
    now,
    today: dateOf(now),
    view,
    ledger,
    lexicon: lexiconOf(ledger, view.plans, deps),
    member: memberOfAccount(view, message),
    ...(deps.senderProfile === undefined ? {} : { senderProfile: deps.senderProfile }),
    botName: deps.botName,
    ...(deps.glossary === undefined ? {} : { glossary: deps.glossary }),
    calendar: deps.calendar,
    messageText: () => null,
    evidenceFiles: () => [],
  };
}
