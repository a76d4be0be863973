import type { AnswerContext } from '../answers/answer.js';
import { dateOf } from '../kernel/dates.js';
import { askerOf } from './asker-of.js';
import { withoutCalls } from './clean-text.js';
import { countFiles } from './evidence/evidence-here.js';
import { shownFileName } from './evidence/shown-file-name.js';
import { postingsOf } from './posting.js';
import type { Situation } from './situation.js';

/** What an answer to this message may be made from. */
export function answerContext(situation: Situation): AnswerContext {
  const { ledger, member, message, now, view } = situation;
  return {
    plans: view.plans,
    ledger,
    entries: view.ledger,
    now,
    asker: askerOf(member, message.group !== null),
    awaiting: view.receipts
      .filter(({ status }) => status === 'pending')
      .map(({ unit, sentAt, createdAt }) => ({ unit, on: dateOf(sentAt ?? createdAt) })),
    settings: view.workspace.settings,
    memberName: (id) => view.members.find((other) => other.id === id)?.name ?? null,
    memberUnits: (id) => {
      const found = view.members.find((other) => other.id === id);
      return found === undefined ? [] : postingsOf(found).map(({ unit }) => unit);
    },
    evidence: (receiptId) => {
      const sources = ledger.evidence.get(receiptId) ?? [];
      const files = sources.flatMap((source) => situation.evidenceFiles(source));
      const names = files.map(({ name }) => shownFileName(name));
      return sources.length === 0 ? null : { count: countFiles(sources), names };
    },
    messageText: (id) => {
      const text = situation.messageText(id);
      return text === null ? null : withoutCalls(text, situation.botName);
    },
  };
}
