import type { ReplyHandle } from '../../../message/arrival.js';
import type { Arrival } from '../../../message/arrival.js';
import type { BotPayload } from './bot-payload.js';

type Told = Extract<BotPayload, { kind: 'message' | 'click' }>;

/** What is told later than this was held back; its own time says when it was meant. */
const LATE_MS = 60_000;

/**
 * Events tell whole seconds of the platform's clock, messages no time at all. What is pressed must not
 * seem to come before the question that it is about, so both take our clock's.
 */
function momentOf(told: Date | null, now: Date): Date {
  return told !== null && now.getTime() - told.getTime() > LATE_MS ? told : now;
}

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
      sentAt: momentOf(sentAt, now),
      quotedMessageId: isClick ? told.messageId : null,
      quotedText: isClick ? null : told.quotedText,
      ...(isClick || told.attachments.length === 0 ? {} : { attachments: told.attachments }),
    },
    replyHandle: handle,
  };
}
