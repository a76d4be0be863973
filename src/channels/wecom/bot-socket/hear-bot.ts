import type { Intake } from '../../../message/arrival.js';
import type { SentCards } from '../cards/sent-cards.js';
import { spentCard } from '../cards/template-card.js';
import { botArrival } from '../decode/bot-arrival.js';
import { readBotPayload, UNREADABLE } from '../decode/bot-payload.js';
import type { BotPayload } from '../decode/bot-payload.js';
import { requestHandle } from '../decode/reply-token.js';
import { unreadText } from '../texts.js';
import type { WecomDeps } from '../wecom-deps.js';
import type { BotLink } from './bot-link.js';
import type { PushedFrame } from './frame.js';

export interface Hearing {
  readonly channel: string;
  readonly deps: WecomDeps;
  readonly link: BotLink;
  readonly cards: SentCards;
  readonly intake: Intake;
}

/**
 * Takes what the platform pushes over the long connection, and resolves once that is stored. Never
 * throws: nobody could be told.
 */
export async function hearBot(frame: PushedFrame, hearing: Hearing): Promise<void> {
  const { log } = hearing.deps;
  const payload = readBotPayload(frame.body);
  try {
    await take(payload, frame.headers.req_id, hearing);
  } catch (error) {
    const message = 'occasion' in payload ? payload.occasion.id : null;
    log.error({ err: error, message }, 'A message from WeCom was lost: it could not be stored');
  }
}

async function take(payload: BotPayload, reqId: string, hearing: Hearing): Promise<void> {
  const { deps, intake, channel } = hearing;
  const now = deps.clock.now();
  switch (payload.kind) {
    case 'message': {
      const handle = requestHandle(reqId, payload.occasion, now);
      await intake.accept(botArrival(payload, { channel, now, handle }));
      break;
    }
    case 'click':
      // An event cannot be answered by a message; the answer is pushed.
      await intake.accept(botArrival(payload, { channel, now, handle: null }));
      spend(payload, reqId, hearing);
      break;
    case 'unread': {
      const stream = { id: payload.occasion.id, finish: true, content: unreadText[payload.what] };
      oblige('aibot_respond_msg', reqId, { msgtype: 'stream', stream }, hearing);
      break;
    }
    case 'enter': {
      const text = { content: deps.welcomeText };
      oblige('aibot_respond_welcome_msg', reqId, { msgtype: 'text', text }, hearing);
      break;
    }
    case 'ignored':
      if (payload.why === UNREADABLE) deps.log.warn({}, 'WeCom pushed something unreadable');
      break;
    case 'poll':
      break;
  }
}

/**
 * Takes the buttons away from the one who pressed, within the five seconds that there are. Others keep
 * theirs: whether the click was entitled is not known here, and a second one changes nothing.
 */
function spend(
  { occasion, taskId, text }: Extract<BotPayload, { kind: 'click' }>,
  reqId: string,
  hearing: Hearing,
): void {
  const { cards } = hearing;
  const update = {
    response_type: 'update_template_card',
    userids: [occasion.userId],
    template_card: spentCard(taskId, cards.titleOf(taskId), cards.labelOf(taskId, text)),
  };
  oblige('aibot_respond_update_msg', reqId, update, hearing);
}

/** A courtesy: messages behind it do not wait for it, and a failure is not worth a second attempt. */
function oblige(cmd: string, reqId: string, body: object, { link, deps }: Hearing): void {
  void link.request(cmd, reqId, body).then((call) => {
    if (call.kind === 'ok') return;
    const errcode = call.kind === 'refused' ? call.errcode : null;
    deps.log.info(
      { cmd, outcome: call.kind, errcode },
      'A courtesy to a WeCom member did not arrive',
    );
  });
}
