import { asId } from '../../../kernel/ids.js';
import type { MessageId } from '../../../kernel/ids.js';
import type { Intake } from '../../../message/arrival.js';
import type { ReplyShelf } from '../../../message/reply-shelf.js';
import type { SentCards } from '../cards/sent-cards.js';
import { spentCard } from '../cards/template-card.js';
import { botArrival } from '../decode/bot-arrival.js';
import { readBotPayload } from '../decode/bot-payload.js';
import type { BotPayload, Occasion } from '../decode/bot-payload.js';
import { urlHandle } from '../decode/reply-token.js';
import type { LadderDeps } from '../sending/send-by-ladder.js';
import { unreadText } from '../texts.js';
import type { WecomDeps } from '../wecom-deps.js';
import { openStream, pollAnswer, wholeStream } from './poll-answer.js';

export interface CallbackHearing {
  readonly channel: string;
  readonly deps: WecomDeps;
  readonly words: LadderDeps;
  readonly cards: SentCards;
  readonly intake: Intake;
  readonly shelf: ReplyShelf;
}

/** The stream's id names the message, so that whoever is asked knows which answer is meant. */
const STREAM_PREFIX = 'zhanbao-';
const streamOf = (id: MessageId): string => STREAM_PREFIX + id;

/**
 * Takes a decrypted callback of the bot.
 * @returns the plain JSON of the answer; `null` for none
 * @throws AppError `store` when the message could not be stored
 */
export async function hearBotCallback(
  json: unknown,
  hearing: CallbackHearing,
): Promise<object | null> {
  const payload = readBotPayload(json);
  switch (payload.kind) {
    case 'message':
      await hearing.intake.accept(arrivalOf(payload, hearing));
      return openStream(streamOf(payload.occasion.id));
    case 'click': {
      await hearing.intake.accept(arrivalOf(payload, hearing));
      const { cards } = hearing;
      const { taskId, text, occasion } = payload;
      return {
        response_type: 'update_template_card',
        userids: [occasion.userId],
        template_card: spentCard(taskId, cards.titleOf(taskId), cards.labelOf(taskId, text)),
      };
    }
    case 'unread':
      return wholeStream(streamOf(payload.occasion.id), unreadText[payload.what]);
    case 'enter':
      return { msgtype: 'text', text: { content: hearing.deps.welcomeText } };
    case 'poll':
      return answerPoll(payload.streamId, hearing);
    case 'ignored':
      return null;
  }
}

function arrivalOf(
  payload: Extract<BotPayload, { kind: 'message' | 'click' }>,
  { channel, deps }: CallbackHearing,
): ReturnType<typeof botArrival> {
  const now = deps.clock.now();
  const { occasion, kind } = payload;
  const handle = handleOf(occasion, { now, isPolled: kind === 'message' });
  return botArrival(payload, { channel, now, handle });
}

const handleOf = (
  occasion: Occasion,
  times: Parameters<typeof urlHandle>[2],
): ReturnType<typeof urlHandle> | null =>
  occasion.responseUrl === null ? null : urlHandle(occasion.responseUrl, occasion, times);

async function answerPoll(streamId: string, hearing: CallbackHearing): Promise<object | null> {
  if (!streamId.startsWith(STREAM_PREFIX)) return null;
  const messageId = asId<MessageId>(streamId.slice(STREAM_PREFIX.length));
  const replies = await hearing.shelf.collect(messageId, 'bot-poll');
  if (replies === null) return openStream(streamId);
  return pollAnswer(streamId, replies, { deps: hearing.words, cards: hearing.cards });
}
