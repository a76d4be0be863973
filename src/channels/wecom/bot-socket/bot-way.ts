import type { SendWindows } from '../../../kernel/send-windows.js';
import type { SentCards } from '../cards/sent-cards.js';
import { templateCard } from '../cards/template-card.js';
import type { ReplyToken } from '../decode/reply-token.js';
import { chatOfAddress } from '../decode/reply-token.js';
import type { Part, TextPart } from '../encode/part.js';
import { botStyle } from '../encode/style.js';
import type { CallResult } from '../sending/call-json.js';
import { callPartResult } from '../sending/call-result.js';
import { mediaMessage } from '../sending/media-id.js';
import type { Ready } from '../sending/media-id.js';
import type { MediaMemory } from '../sending/media-memory.js';
import { refusedResult, SLOW_MS, waitResult } from '../sending/part-result.js';
import type { Outcome } from '../sending/part-result.js';
import type { PartResult, Way } from '../sending/way.js';
import type { Outgoing } from '../../../message/outgoing.js';
import type { WecomDeps } from '../wecom-deps.js';
import type { BotLink } from './bot-link.js';

export interface BotParts {
  readonly link: BotLink;
  readonly deps: WecomDeps;
  readonly windows: SendWindows;
  readonly media: MediaMemory;
  readonly cards: SentCards;
}

type Json = Readonly<Record<string, unknown>>;

/** Uploads over the connection are taken for the bot's own until seen otherwise. */
const BOT_SCOPE = 'bot';
const SINGLE_CHAT = 1;
const GROUP_CHAT = 2;
/** How soon a short outage is looked at again, and a long one. */
const SHORT_OUTAGE_MS = 2_000;
const LONG_OUTAGE_MS = 30_000;

/** Messages over the long connection: answers under the request's id, pushes under their own. */
abstract class BotWay implements Way {
  abstract readonly via: string;
  abstract readonly label: string;
  readonly style = botStyle;

  constructor(
    protected readonly outgoing: Outgoing,
    protected readonly parts: BotParts,
  ) {}

  async sendPart(part: Part, index: number): Promise<PartResult> {
    const { link, windows, deps, cards } = this.parts;
    if (!link.isReady) return this.#unavailable();
    const ready = await this.#ready(part, index);
    if (ready.kind === 'failed') return ready.result;
    const chat = chatOfAddress(this.outgoing.to);
    const waitMs = windows.take(chat, deps.clock.now().getTime());
    if (waitMs > 0) return waitResult(waitMs);
    const result = callPartResult(await this.deliver(ready.json), this.#outcome());
    if (result.kind === 'later' && result.afterMs >= SLOW_MS) {
      windows.block(chat, deps.clock.now().getTime() + result.afterMs);
    }
    if (result.kind === 'sent' && part.kind === 'card') cards.remember(part);
    if (result.kind === 'refused' && (part.kind === 'picture' || part.kind === 'file')) {
      this.parts.media.forget(BOT_SCOPE, part);
    }
    return result;
  }

  protected abstract deliver(message: Json): Promise<CallResult>;
  protected abstract textMessage(part: TextPart, index: number): Json;

  async #ready(part: Part, index: number): Promise<Ready> {
    const { link, media } = this.parts;
    switch (part.kind) {
      case 'text':
        return { kind: 'ready', json: this.textMessage(part, index) };
      case 'card':
        return {
          kind: 'ready',
          json: { msgtype: 'template_card', template_card: templateCard(part) },
        };
      case 'picture':
      case 'file':
        return mediaMessage(part, {
          memory: media,
          scope: BOT_SCOPE,
          upload: () => link.upload(part),
          refused: (errcode) => refusedResult(errcode, this.#outcome()),
        });
    }
  }

  /** A short outage is waited for; in a long one other ways are better than none. */
  #unavailable(): PartResult {
    const { link, deps } = this.parts;
    if (link.state === 'refused') {
      return refusedResult(link.refusedCode ?? 0, this.#outcome());
    }
    const reason = '长连接未连接';
    return link.outageMs() < deps.timings.patienceMs
      ? { kind: 'later', afterMs: SHORT_OUTAGE_MS, reason }
      : { kind: 'unavailable', afterMs: LONG_OUTAGE_MS, reason };
  }

  #outcome(): Outcome {
    const { log, random } = this.parts.deps;
    return { log, random, via: this.via };
  }
}

const markdownMessage = ({ text }: TextPart): Json => ({
  msgtype: 'markdown',
  markdown: { content: text },
});

/** Answers a message under its req_id. */
export class BotReplyWay extends BotWay {
  readonly via = 'bot:reply';
  readonly label = '智能机器人回复';

  constructor(
    private readonly token: Extract<ReplyToken, { way: 'request' }>,
    outgoing: Outgoing,
    parts: BotParts,
  ) {
    super(outgoing, parts);
  }

  protected deliver(message: Json): Promise<CallResult> {
    return this.parts.link.request('aibot_respond_msg', this.token.reqId, message);
  }

  /** The first text is the stream that ends the waiting, whole at once; others follow as they are. */
  protected textMessage(part: TextPart, index: number): Json {
    if (index > 0) return markdownMessage(part);
    const id = this.outgoing.isRepeat ? `${this.outgoing.id}-2` : this.outgoing.id;
    return { msgtype: 'stream', stream: { id, finish: true, content: part.text } };
  }
}

/** Speaks without being asked, where somebody has spoken to the bot before. */
export class BotPushWay extends BotWay {
  readonly via = 'bot:push';
  readonly label = '智能机器人推送';

  protected deliver(message: Json): Promise<CallResult> {
    const { to } = this.outgoing;
    const place =
      to.kind === 'group'
        ? { chatid: to.groupId, chat_type: GROUP_CHAT }
        : { chatid: to.userId, chat_type: SINGLE_CHAT };
    return this.parts.link.ask('aibot_send_msg', { ...place, ...message });
  }

  protected textMessage(part: TextPart): Json {
    return markdownMessage(part);
  }
}
