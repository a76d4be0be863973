import type { ReplyHandle } from '../../../message/arrival.js';
import type { Arrival } from '../../../message/arrival.js';
import type { BotPayload } from './bot-payload.js';

type Told = Extract<BotPayload, { kind: 'message' | 'click' }>;

/** The message that the conversation gets; a click is one whose text is the button's. */
export function botArrival(
  told: Told,
  { channel, now, handle }: { channel: string; now: Date; handle: ReplyHandle | null },
): Arrival {
  const { id, group, userId, sentAt } = told.occasion;
  const isClick = told.kind === 'click';
  return {
    message: {
      id,
      channel,
      group,
      // The bot is told ids only; the address book knows names.
      sender: { userId, displayName: userId },
      text: told.text,
      sentAt: sentAt ?? now,
      quotedMessageId: isClick ? told.messageId : null,
      quotedText: isClick ? null : told.quotedText,
      ...(isClick || told.attachments.length === 0 ? {} : { attachments: told.attachments }),
    },
    replyHandle: handle,
  };
}
