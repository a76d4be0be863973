import type { AnswerContext, Asker, OpenReceipt } from '../answers/answer.js';
import { dateOf } from '../kernel/dates.js';
import type { MemberId, MessageId } from '../kernel/ids.js';
import { foldLedger, type LedgerState } from '../ledger/ledger-state.js';
import { askerOf } from './asker-of.js';
import { withoutCalls } from './clean-text.js';
import { countFiles } from './evidence/evidence-here.js';
import { shownFileName } from './evidence/shown-file-name.js';
import { postingsOf } from './posting.js';
import { receiptContents } from './receipt-contents.js';
import type { Situation } from './situation.js';
import { evidenceKey } from './workspace.js';
import type { EvidenceFile, WorkspaceView } from './workspace.js';

/** What any answer is made from, whoever asks. */
export type ContextParts = Pick<
  Situation,
  'view' | 'ledger' | 'now' | 'botName' | 'messageText' | 'evidenceFiles'
>;

/** Reports that wait for their confirmation, oldest number first. */
function openReceipts(view: WorkspaceView): readonly OpenReceipt[] {
  return view.receipts
    .filter(({ status }) => status === 'pending')
    .map((receipt) => ({
      no: receipt.no,
      unit: receipt.unit,
      memberId: receipt.memberId,
      sentAt: receipt.sentAt ?? receipt.createdAt,
      expiresAt: receipt.expiresAt,
      contents: receiptContents(view, receipt),
    }))
    .sort((a, b) => a.no - b.no);
}

/** What somebody sees of a workspace at a time. */
export interface Sight {
  readonly view: WorkspaceView;
  readonly now: Date;
  readonly asker: Asker;
  /** Absent: read from the view. */
  readonly ledger?: LedgerState;
}

/** What an answer may be made from; without the words of messages and the names of files. */
export function contextOfSight({ view, now, asker, ledger }: Sight): AnswerContext {
  const pending = openReceipts(view);
  const memberOf = (id: MemberId) => view.members.find((member) => member.id === id);
  return {
    plans: view.plans,
    ledger: ledger ?? foldLedger(view.ledger, view.plans),
    entries: view.ledger,
    now,
    asker,
    awaiting: pending.map(({ unit, sentAt }) => ({ unit, on: dateOf(sentAt) })),
    openReceipts: pending,
    settings: view.workspace.settings,
    memberName: (id) => memberOf(id)?.name ?? null,
    memberUnits: (id) => {
      const found = memberOf(id);
      return found === undefined ? [] : postingsOf(found).map(({ unit }) => unit);
    },
    messageText: () => null,
  };
}

/** What the ledger goes back to, as far as it was loaded. */
export interface LoadedRecords {
  readonly texts: ReadonlyMap<MessageId, string>;
  /** By `evidenceKey`. */
  readonly files: ReadonlyMap<string, readonly EvidenceFile[]>;
}

/**
 * The same with the words of messages and the names of files.
 * @param botName called in groups, which is no part of what was reported
 */
export function contextWithRecords(
  sight: Sight,
  { texts, files }: LoadedRecords,
  botName: string,
): AnswerContext {
  const bare = contextOfSight(sight);
  return {
    ...bare,
    evidence: evidenceIn(bare.ledger, (source) => files.get(evidenceKey(source)) ?? []),
    messageText: (id) => {
      const text = texts.get(id);
      return text === undefined ? null : withoutCalls(text, botName);
    },
  };
}

/** The files behind a report, by the names that may be shown. */
function evidenceIn(
  ledger: LedgerState,
  evidenceFiles: ContextParts['evidenceFiles'],
): NonNullable<AnswerContext['evidence']> {
  return (receiptId) => {
    const sources = ledger.evidence.get(receiptId) ?? [];
    const names = sources.flatMap(evidenceFiles).map(({ name }) => shownFileName(name));
    return sources.length === 0 ? null : { count: countFiles(sources), names };
  };
}

/** What an answer to this message may be made from. */
export function answerContext(situation: Situation): AnswerContext {
  return contextFor(situation, askerOf(situation.member, situation.message.group !== null));
}

/** The same for what is said without having been asked, as `asker` would read it. */
export function contextFor(parts: ContextParts, asker: Asker): AnswerContext {
  const { ledger, now, view } = parts;
  return {
    ...contextOfSight({ view, now, asker, ledger }),
    evidence: evidenceIn(ledger, (source) => parts.evidenceFiles(source)),
    messageText: (id) => {
      const text = parts.messageText(id);
      return text === null ? null : withoutCalls(text, parts.botName);
    },
  };
}
