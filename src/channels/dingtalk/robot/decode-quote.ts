import { asId } from '../../../kernel/ids.js';
import type { MessageId } from '../../../kernel/ids.js';
import type { InboundAttachment } from '../../../message/inbound-message.js';
import { decodeAttached, nonEmpty } from './decode-content.js';
import type { RobotMessage } from './robot-message-schema.js';

export interface DecodedQuote {
  readonly messageId: MessageId | null;
  readonly text: string | null;
  readonly attachments: readonly InboundAttachment[];
}

const NO_QUOTE: DecodedQuote = { messageId: null, text: null, attachments: [] };

/**
 * What a message quotes. Of the bot's own messages the platform tells the key that sending gave
 * (`processQueryKey`, of cards the carrier's id); of others the message's id.
 */
export function decodeQuote(message: RobotMessage, robotCode: string): DecodedQuote {
  const { text, originalMsgId, originalProcessQueryKey } = message;
  const replied = text?.repliedMsg ?? null;
  const id = firstNonEmpty(originalProcessQueryKey, replied?.msgId, originalMsgId);
  const quoted = replied === null ? NO_QUOTE : decodeReplied(replied, robotCode);
  return { ...quoted, messageId: id === null ? null : asId<MessageId>(id) };
}

type Replied = NonNullable<NonNullable<RobotMessage['text']>['repliedMsg']>;

function decodeReplied({ msgType, content }: Replied, robotCode: string): DecodedQuote {
  if (content === null || content === undefined) return NO_QUOTE;
  const decoded = decodeAttached(msgType ?? '', content, robotCode);
  const text = firstNonEmpty(content.text, content.content, decoded?.text, content.fileName);
  return { messageId: null, text: text?.trim() ?? null, attachments: decoded?.attachments ?? [] };
}

function firstNonEmpty(...texts: readonly (string | null | undefined)[]): string | null {
  return texts.map(nonEmpty).find((text) => text !== null) ?? null;
}
