import { createHash } from 'node:crypto';
import { dateOf } from '../kernel/dates.js';
import { foldLedger } from '../ledger/ledger-state.js';
import type { InboundMessage } from '../message/inbound-message.js';
import { buildLexicon } from '../plan/build-lexicon.js';
import type { Lexicon } from '../plan/lexicon.js';
import type { Plan } from '../plan/model.js';
import type { Situation } from './situation.js';
import type { IsWorkday } from './working-days.js';
import type { Member, WorkspaceView } from './workspace.js';

/** The lexicon of a set of plans, made once for as long as the store hands out the same objects. */
const lexicons = new WeakMap<readonly Plan[], Map<string, Lexicon>>();

function lexiconOf(plans: readonly Plan[], botName: string): Lexicon {
  const byName = lexicons.get(plans) ?? new Map<string, Lexicon>();
  lexicons.set(plans, byName);
  const lexicon = byName.get(botName) ?? buildLexicon(plans, { botName });
  byName.set(botName, lexicon);
  return lexicon;
}

export function memberOfAccount(view: WorkspaceView, message: InboundMessage): Member | null {
  const { channel, sender } = message;
  return (
    view.members.find(
      ({ account }) => account.channel === channel && account.userId === sender.userId,
    ) ?? null
  );
}

/** Lays out what a decision on this message may look at. `text` is what the screen let through. */
export function buildSituation(
  message: InboundMessage,
  view: WorkspaceView,
  text: string,
  deps: { readonly botName: string; readonly isWorkday: IsWorkday },
): Situation {
  const now = message.sentAt;
  return {
    message,
    text,
    textHash: createHash('sha256').update(text, 'utf8').digest('hex'),
    now,
    today: dateOf(now),
    view,
    ledger: foldLedger(view.ledger, view.plans),
    lexicon: lexiconOf(view.plans, deps.botName),
    member: memberOfAccount(view, message),
    botName: deps.botName,
    isWorkday: deps.isWorkday,
    messageText: () => null,
  };
}
