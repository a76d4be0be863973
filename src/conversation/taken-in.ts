import type { InboundMessage } from '../message/inbound-message.js';
import type { SentTable } from './import/sent-table.js';

/** What was found out about a message when it was taken in, before it was decided on. */
export interface TakenIn {
  /** Why the privacy screen stopped it; its text is gone then. */
  readonly screenReason: string | null;
  /** Numbers of persons were masked: its text shows only that. */
  readonly masked: boolean;
  /** What its sender has to be told about the files that came with it, a sentence each. */
  readonly notes: readonly string[];
  /** The spreadsheets among these files; absent: none. */
  readonly tables?: readonly SentTable[];
}

/** Of a message that nothing stood before. */
export const nothingFound: TakenIn = { screenReason: null, masked: false, notes: [] };

/** Each file that was not kept has its note. */
export function isNothingKept({ attachments = [] }: InboundMessage, { notes }: TakenIn): boolean {
  return attachments.length > 0 && notes.length >= attachments.length;
}
