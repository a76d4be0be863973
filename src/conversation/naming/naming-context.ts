import type { MessageId } from '../../kernel/ids.js';
import { holdsRole } from '../situation.js';
import type { BoundSituation } from '../situation.js';
import type { Member, StoredMessage } from '../workspace.js';

/** What deciding on names may look at: beside the situation, texts of stored messages. */
export interface NamingContext {
  readonly situation: BoundSituation;
  /** Stored messages that the ledger or a receipt goes back to. */
  readonly load: (ids: readonly MessageId[]) => Promise<ReadonlyMap<MessageId, StoredMessage>>;
}

/** Only the office, or who administers the workspace, decides what words stand for. */
export function mayTeach(member: Member): boolean {
  return holdsRole(member, 'office') || member.isAdmin;
}

/** Said to the bot and to nobody else: in private, or with its name called. */
export function isAddressed({ message, botName }: BoundSituation): boolean {
  return message.group === null || message.text.includes(botName);
}
