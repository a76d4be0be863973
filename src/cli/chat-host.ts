import type { GroupId, MemberId } from '../kernel/ids.js';
import type { InboundMessage } from '../message/inbound-message.js';
import type { Reply } from '../message/reply.js';
import type { Role } from '../understanding/understanding.js';

/** A person as a script or the terminal gives it. */
export interface ChatPerson {
  readonly name: string;
  readonly unit: string | null;
  /** Any role but `unknown` counts as bound. */
  readonly role: Role;
}

/** The workspace behind a chat in the terminal, reduced to what such a chat needs. */
export interface ChatHost {
  handle(message: InboundMessage): Promise<readonly Reply[]>;
  /** Makes a group belong to the workspace. */
  ensureGroup(group: GroupId): Promise<void>;
  /**
   * Binds the person as given; an unknown one keeps what the office may have approved since.
   * @returns the member that the person is
   */
  ensurePerson(person: ChatPerson, userId: string, at: Date): Promise<MemberId>;
}

/** Name of the channel that such messages come through. */
export const CHAT_CHANNEL = 'terminal';

/** Two people of the same name in different units are two people. */
export function userIdOf({ name, unit }: ChatPerson): string {
  return unit === null || unit === '' ? name : `${name}@${unit}`;
}
