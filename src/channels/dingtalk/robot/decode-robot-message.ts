import { asId } from '../../../kernel/ids.js';
import type { GroupId, MessageId } from '../../../kernel/ids.js';
import type { Arrival, ReplyHandle } from '../../../message/arrival.js';
import type { InboundMessage } from '../../../message/inbound-message.js';
import type { DingtalkConfig } from '../dingtalk-config.js';
import { texts } from '../texts.js';
import { decodeContent, nonEmpty } from './decode-content.js';
import { decodeQuote } from './decode-quote.js';
import { outsiderId } from './outsider.js';
import { robotMessageSchema, usedUpSchema } from './robot-message-schema.js';
import type { RobotMessage } from './robot-message-schema.js';
import { sessionHandle } from './session-handle.js';

/** What a delivery of the platform is. */
export type Decoded =
  | { readonly kind: 'message'; readonly arrival: Arrival }
  /** Nothing to store, but the sender should hear why nothing happens. */
  | {
      readonly kind: 'tell';
      readonly id: string;
      readonly text: string;
      readonly handle: ReplyHandle | null;
    }
  | { readonly kind: 'used-up' }
  /** Not for us; not to be sent again. */
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'malformed' };

interface DecodeDeps {
  readonly config: DingtalkConfig;
  readonly channel: string;
  readonly now: Date;
  readonly welcomeText: string;
}

export function decodeRobotMessage(body: unknown, deps: DecodeDeps): Decoded {
  if (usedUpSchema.safeParse(body).success) return { kind: 'used-up' };
  const parsed = robotMessageSchema.safeParse(body);
  if (!parsed.success) return { kind: 'malformed' };
  const message = parsed.data;
  const strange = whyIgnored(message, deps.config);
  return strange === null ? decodeOurs(message, deps) : { kind: 'ignored', reason: strange };
}

function whyIgnored(message: RobotMessage, { corpId }: DingtalkConfig): string | null {
  if (message.senderId === message.chatbotUserId) return 'own message';
  const corp = nonEmpty(message.chatbotCorpId);
  return corpId !== null && corp !== null && corp !== corpId ? 'for a robot of another corp' : null;
}

function decodeOurs(message: RobotMessage, deps: DecodeDeps): Decoded {
  const { config, channel, now, welcomeText } = deps;
  const userId = nonEmpty(message.senderStaffId) ?? outsiderId(message.senderId);
  const replyHandle = sessionHandle(message, userId, config.oapiBase);
  const tell = (text: string): Decoded => ({
    kind: 'tell',
    id: message.msgId,
    text,
    handle: replyHandle,
  });
  const robotCode = nonEmpty(message.robotCode) ?? config.robotCode;
  const content = decodeContent(message, robotCode);
  if (content === null) return tell(whyNotRead(message.msgtype));
  const quote = decodeQuote(message, robotCode);
  const attachments = [...content.attachments, ...quote.attachments];
  const isBare = content.text === '' && attachments.length === 0;
  if (isBare && quote.messageId === null) return tell(welcomeText);
  return {
    kind: 'message',
    arrival: {
      replyHandle,
      message: {
        id: asId<MessageId>(message.msgId),
        channel,
        ...placeOf(message),
        sender: { userId, displayName: nonEmpty(message.senderNick) ?? userId },
        text: content.text,
        sentAt: sentAt(message, now),
        quotedMessageId: quote.messageId,
        quotedText: quote.text,
        ...(attachments.length === 0 ? {} : { attachments }),
      },
    },
  };
}

function placeOf(message: RobotMessage): Pick<InboundMessage, 'group' | 'groupName'> {
  if (message.conversationType === '1') return { group: null };
  const group = asId<GroupId>(message.conversationId);
  const groupName = nonEmpty(message.conversationTitle);
  return groupName === null ? { group } : { group, groupName };
}

function whyNotRead(msgtype: string): string {
  if (msgtype === 'video') return texts.videoNotRead;
  return msgtype === 'audio' ? texts.audioNotRead : texts.kindNotRead;
}

function sentAt({ createAt }: RobotMessage, now: Date): Date {
  const date = new Date(createAt ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? now : date;
}
