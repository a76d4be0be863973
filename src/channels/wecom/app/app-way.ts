import type { SentCards } from '../cards/sent-cards.js';
import { templateCard } from '../cards/template-card.js';
import { hintPart } from '../encode/part.js';
import type { Part, TextPart } from '../encode/part.js';
import { appChatStyle, appStyle } from '../encode/style.js';
import type { Style } from '../encode/style.js';
import type { CallResult } from '../sending/call-json.js';
import { callPartResult } from '../sending/call-result.js';
import { mediaForm } from '../sending/media-form.js';
import { mediaMessage, mediaType } from '../sending/media-id.js';
import type { Ready } from '../sending/media-id.js';
import type { MediaMemory } from '../sending/media-memory.js';
import { notSentResult, refusedResult, waitResult } from '../sending/part-result.js';
import type { Outcome } from '../sending/part-result.js';
import type { SendWindows } from '../sending/send-windows.js';
import type { PartResult, Way } from '../sending/way.js';
import type { WecomDeps } from '../wecom-deps.js';
import type { AppApi } from './app-api.js';

export interface AppParts {
  readonly api: AppApi;
  readonly deps: WecomDeps;
  readonly windows: SendWindows;
  readonly media: MediaMemory;
  readonly cards: SentCards;
}

/** Ids of media are valid in the whole corporation, for its applications and its bots. */
export const CORP_SCOPE = 'corp';
/** The longest interval in which the platform knows a message again: four hours. */
const DUPLICATE_SECONDS = 14_400;
const NO_RECEIVER = 81013;

type Json = Readonly<Record<string, unknown>>;

/** What private messages and the application's own groups have in common. */
abstract class ApplicationWay implements Way {
  abstract readonly via: string;
  abstract readonly label: string;
  abstract readonly style: Style;

  constructor(protected readonly parts: AppParts) {}

  async sendPart(part: Part): Promise<PartResult> {
    const ready = await this.#ready(part);
    if (ready.kind === 'failed') return ready.result;
    const waitMs = this.waitMs();
    if (waitMs > 0) return waitResult(waitMs);
    const result = this.result(await this.deliver(ready.json));
    if (result.kind === 'sent' && part.kind === 'card') this.parts.cards.remember(part);
    if (result.kind === 'refused' && (part.kind === 'picture' || part.kind === 'file')) {
      this.parts.media.forget(CORP_SCOPE, part);
    }
    return result;
  }

  protected abstract waitMs(): number;
  protected abstract deliver(message: Json): Promise<CallResult>;
  protected abstract result(call: CallResult): PartResult;
  protected abstract cardMessage(part: Extract<Part, { kind: 'card' }>): Json;

  protected outcome(): Outcome {
    const { log, random } = this.parts.deps;
    return { log, random, via: this.via };
  }

  async #ready(part: Part): Promise<Ready> {
    const { api, media } = this.parts;
    switch (part.kind) {
      case 'text':
        return { kind: 'ready', json: textMessage(part) };
      case 'card':
        return { kind: 'ready', json: this.cardMessage(part) };
      case 'picture':
      case 'file':
        return mediaMessage(part, {
          memory: media,
          scope: CORP_SCOPE,
          upload: () => api.upload(mediaType(part.kind), mediaForm(part)),
          refused: (errcode) => refusedResult(errcode, this.outcome()),
        });
    }
  }
}

function textMessage({ format, text, mentions }: TextPart): Json {
  const name = format === 'text' ? 'text' : 'markdown';
  const rings = name === 'text' && mentions.length > 0;
  return {
    msgtype: name,
    [name]: { content: text, ...(rings ? { mentioned_list: mentions } : {}) },
  };
}

/** A private message of the application. */
export class AppMessageWay extends ApplicationWay {
  readonly via = 'app';
  readonly label = '应用消息';
  readonly style = appStyle;

  constructor(
    private readonly userId: string,
    parts: AppParts,
  ) {
    super(parts);
  }

  protected waitMs(): number {
    return this.parts.windows.take(this.userId, this.parts.deps.clock.now().getTime());
  }

  protected deliver(message: Json): Promise<CallResult> {
    const { api } = this.parts;
    return api.post('message/send', {
      touser: this.userId,
      agentid: api.config.agentId,
      ...message,
      enable_duplicate_check: 1,
      duplicate_check_interval: DUPLICATE_SECONDS,
    });
  }

  /** The platform knows the same message again, so one without an answer can be sent once more. */
  protected result(call: CallResult): PartResult {
    if (call.kind === 'no-answer') return notSentResult();
    // With a single receiver an invalid one is an error of its own; an unlicensed one is not.
    if (call.kind === 'ok' && leftOut(call.body)) return refusedResult(NO_RECEIVER, this.outcome());
    return callPartResult(call, this.outcome());
  }

  protected cardMessage(part: Extract<Part, { kind: 'card' }>): Json {
    return { msgtype: 'template_card', template_card: templateCard(part) };
  }
}

const leftOut = ({ invaliduser, unlicenseduser }: Json): boolean =>
  [invaliduser, unlicenseduser].some((list) => typeof list === 'string' && list !== '');

/** A group that the application made itself. */
export class AppChatWay extends ApplicationWay {
  readonly via = 'appchat';
  readonly label = '应用群消息';
  readonly style = appChatStyle;

  constructor(
    private readonly chatId: string,
    parts: AppParts,
  ) {
    super(parts);
  }

  /** Its limit is counted per member of the group, whom the platform knows better. */
  protected waitMs(): number {
    return 0;
  }

  protected deliver(message: Json): Promise<CallResult> {
    return this.parts.api.post('appchat/send', { chatid: this.chatId, ...message });
  }

  protected result(call: CallResult): PartResult {
    return callPartResult(call, this.outcome());
  }

  protected cardMessage(part: Extract<Part, { kind: 'card' }>): Json {
    return textMessage(hintPart(part));
  }
}
