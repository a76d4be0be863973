import { newId } from '../../src/kernel/ids.js';
import type { GroupId, MessageId } from '../../src/kernel/ids.js';
import type { Member } from '../../src/conversation/workspace.js';
import type { InboundMessage } from '../../src/message/inbound-message.js';

/** A bound member on a channel, for tests. */
export function testMember(userId: string, postings: Member['postings'], channel = 'test'): Member {
  return {
    id: newId(),
    name: userId,
    postings,
    requested: null,
    isAdmin: false,
    accounts: [{ channel, userId }],
    leave: null,
    helpedOn: null,
  };
}

/** Ids of messages count up, so that failures read well. */
let messageCount = 0;

export function testMessage(fields: {
  readonly userId: string;
  readonly text: string;
  readonly at: string;
  readonly group?: GroupId | null;
  readonly id?: MessageId;
  readonly quotedText?: string;
  readonly quotedMessageId?: MessageId;
  readonly channel?: string;
  readonly displayName?: string;
  readonly groupName?: string;
  /** Names of files that come with it. */
  readonly files?: readonly string[];
}): InboundMessage {
  messageCount += 1;
  const { groupName, files } = fields;
  return {
    id: fields.id ?? (`m${messageCount}` as MessageId),
    channel: fields.channel ?? 'test',
    group: fields.group ?? null,
    ...(groupName === undefined ? {} : { groupName }),
    sender: { userId: fields.userId, displayName: fields.displayName ?? fields.userId },
    text: fields.text,
    sentAt: new Date(fields.at),
    quotedMessageId: fields.quotedMessageId ?? null,
    quotedText: fields.quotedText ?? null,
    ...(files === undefined
      ? {}
      : { attachments: files.map((name) => ({ kind: 'file' as const, name, ticket: name })) }),
  };
}
