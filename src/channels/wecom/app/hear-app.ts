import type { Intake } from '../../../message/arrival.js';
import type { SentCards } from '../cards/sent-cards.js';
import { appTicket } from '../decode/media-ticket.js';
import { pressedTitle, unreadText } from '../texts.js';
import type { WecomDeps } from '../wecom-deps.js';
import type { AppApi } from './app-api.js';
import { readAppPayload } from './app-payload.js';
import type { AppPayload } from './app-payload.js';

export interface AppHearing {
  readonly channel: string;
  readonly api: AppApi;
  readonly deps: WecomDeps;
  readonly cards: SentCards;
  readonly intake: Intake;
}

/** A text that is answered at once. */
export interface InstantAnswer {
  readonly toUserId: string;
  readonly text: string;
}

/**
 * Takes a decrypted callback of the application.
 * @throws AppError `store` when the message could not be stored
 */
export async function hearApp(xml: string, hearing: AppHearing): Promise<InstantAnswer | null> {
  const payload = readAppPayload(xml);
  switch (payload.kind) {
    case 'message':
    case 'click':
      await hearing.intake.accept({ message: messageOf(payload, hearing), replyHandle: null });
      // The platform waits for the callback's answer, not for the card.
      if (payload.kind === 'click') void spend(payload, hearing);
      return null;
    case 'unread':
      return { toUserId: payload.source.userId, text: unreadText[payload.what] };
    case 'subscribed':
      return { toUserId: payload.userId, text: hearing.deps.welcomeText };
    case 'ignored':
      return null;
  }
}

function messageOf(
  payload: Extract<AppPayload, { kind: 'message' | 'click' }>,
  { channel }: AppHearing,
): Parameters<Intake['accept']>[0]['message'] {
  const { id, userId, sentAt } = payload.source;
  const mediaId = payload.kind === 'message' ? payload.mediaId : null;
  return {
    id,
    channel,
    group: null,
    sender: { userId, displayName: userId },
    text: payload.text,
    sentAt,
    quotedMessageId: payload.kind === 'click' ? payload.messageId : null,
    quotedText: null,
    ...(mediaId === null
      ? {}
      : { attachments: [{ kind: 'picture', name: null, ticket: appTicket(mediaId) } as const] }),
  };
}

/** The pressed card shows what was pressed, and has no button any more. */
async function spend(
  { source, taskId, text, responseCode }: Extract<AppPayload, { kind: 'click' }>,
  { api, cards, deps }: AppHearing,
): Promise<void> {
  if (responseCode === null) return;
  const call = await api.post('message/update_template_card', {
    userids: [source.userId],
    agentid: api.config.agentId,
    response_code: responseCode,
    button: { replace_name: pressedTitle(cards.labelOf(taskId, text)) },
  });
  if (call.kind !== 'ok') deps.log.info({ outcome: call.kind }, 'A pressed card kept its buttons');
}
