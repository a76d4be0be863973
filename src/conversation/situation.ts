import type { IsoDate } from '../kernel/dates.js';
import type { MessageId } from '../kernel/ids.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import type { EntrySource, EvidenceSource } from '../ledger/ledger-entry.js';
import type { DirectoryPerson } from '../message/directory.js';
import type { InboundMessage } from '../message/inbound-message.js';
import type { Recipient } from '../message/reply.js';
import type { Glossary } from '../plan/glossary/glossary.js';
import type { Lexicon } from '../plan/lexicon.js';
import type { Role } from '../understanding/understanding.js';
import type { Advice } from './advice.js';
import type { WorkCalendar } from '../plan/calendar/work-calendar.js';
import type { EvidenceFile, Member, WorkspaceView } from './workspace.js';

/** All that a decision on one message may look at. Decisions are pure functions of it. */
export interface Situation {
  readonly message: InboundMessage;
  /** The text after the privacy screen. */
  readonly text: string;
  /** SHA-256 in hex of `text`. */
  readonly textHash: string;
  readonly now: Date;
  readonly today: IsoDate;
  readonly view: WorkspaceView;
  readonly ledger: LedgerState;
  readonly lexicon: Lexicon;
  /** Who speaks; `null` when the account is not known at all. */
  readonly member: Member | null;
  /** The sender as the platform's address book has him; absent where nobody looked. */
  readonly senderProfile?: DirectoryPerson | null;
  readonly botName: string;
  /** Short forms that hold here; absent: the built-in ones. */
  readonly glossary?: Glossary;
  readonly calendar: WorkCalendar;
  /** Address of the page where files are uploaded; `null` or absent where there is none. */
  readonly uploadPage?: string | null;
  /** None of the files that came with the message could be kept; absent: some were, or none came. */
  readonly nothingKept?: true;
  /** What a model said before; absent where none was asked. */
  readonly advice?: Advice;
  /** Text of a message that the ledger goes back to; `null` when erased or not loaded. */
  messageText(id: MessageId): string | null;
  /** Stored files that came with a message; none when they are not loaded. */
  evidenceFiles(source: EvidenceSource): readonly EvidenceFile[];
}

/** A situation whose speaker is bound. */
export interface BoundSituation extends Situation {
  readonly member: Member;
}

/** Where an answer to this message goes: into the group it came from, or back in private. */
export function here(situation: Situation): Recipient {
  return situation.message.group === null ? { kind: 'sender' } : { kind: 'group' };
}

export function isBound(situation: Situation): situation is BoundSituation {
  return situation.member?.postings.some(({ role }) => role !== 'unknown') ?? false;
}

export function holdsRole(member: Member, role: Role): boolean {
  return member.postings.some((posting) => posting.role === role);
}

export function speaksFor(member: Member, unit: string): boolean {
  return member.postings.some((posting) => posting.unit === unit && posting.role !== 'unknown');
}

/** The message as the source of what it leads to. */
export function sourceOf(situation: Situation): EntrySource {
  const { member, message, textHash } = situation;
  return {
    channel: message.channel,
    messageId: message.id,
    textHash,
    ...(member === null ? {} : { memberId: member.id }),
    sentAt: message.sentAt,
  };
}
