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

/**
 * What a message quotes. Of the bot's own messages the platform tells the key that sending gave
 * (`processQueryKey`, of cards the carrier's id); of others the message's id.
 */
export function decodeQuote(message: RobotMessage, robotCode: string): DecodedQuote {
  const { text, originalMsgId, originalProcessQueryKey } = message;
  const replied = text?.repliedMsg ?? null;
  const id =
    nonEmpty(originalProcessQueryKey) ?? nonEmpty(replied?.msgId) ?? nonEmpty(originalMsgId);
  const content = replied?.content ?? null;
  const decoded =
    content === null ? null : decodeAttached(replied?.msgType ?? '', content, robotCode);
  const quoted = nonEmpty(content?.text) ?? nonEmpty(decoded?.text) ?? nonEmpty(content?.fileName);
  return {
    messageId: id === null ? null : asId<MessageId>(id),
    text: quoted?.trim() ?? null,
    attachments: decoded?.attachments ?? [],
  };
}
