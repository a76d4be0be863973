import type { SendWindows } from '../../../kernel/send-windows.js';
import type { SentCards } from '../cards/sent-cards.js';
import { templateCard } from '../cards/template-card.js';
import type { CardPart, Part, TextPart } from '../encode/part.js';
import { appStyle } from '../encode/style.js';
import type { CallResult } from '../sending/call-json.js';
import { callPartResult } from '../sending/call-result.js';
import { mediaForm } from '../sending/media-form.js';
import { mediaMessage, mediaType } from '../sending/media-id.js';
import type { Ready } from '../sending/media-id.js';
import type { MediaMemory } from '../sending/media-memory.js';
import { notSentResult, refusedResult, waitResult } from '../sending/part-result.js';
import type { Outcome } from '../sending/part-result.js';
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

/** A private message of the application. */
export class AppMessageWay implements Way {
  readonly via = 'app';
  readonly label = '应用消息';
  readonly style = appStyle;

  constructor(
    private readonly userId: string,
    private readonly parts: AppParts,
  ) {}

  async sendPart(part: Part): Promise<PartResult> {
    const ready = await this.#ready(part);
    if (ready.kind === 'failed') return ready.result;
    const { windows, deps } = this.parts;
    const waitMs = windows.take(this.userId, deps.clock.now().getTime());
    if (waitMs > 0) return waitResult(waitMs);
    const result = this.#result(await this.#deliver(ready.json));
    if (result.kind === 'sent' && part.kind === 'card') this.parts.cards.remember(part);
    if (result.kind === 'refused' && (part.kind === 'picture' || part.kind === 'file')) {
      this.parts.media.forget(CORP_SCOPE, part);
    }
    return result;
  }

  async #ready(part: Part): Promise<Ready> {
    const { api, media } = this.parts;
    switch (part.kind) {
      case 'text':
        return { kind: 'ready', json: textMessage(part) };
      case 'card':
        return { kind: 'ready', json: cardMessage(part) };
      case 'picture':
      case 'file':
        return mediaMessage(part, {
          memory: media,
          scope: CORP_SCOPE,
          upload: () => api.upload(mediaType(part.kind), mediaForm(part)),
          refused: (errcode) => refusedResult(errcode, this.#outcome()),
        });
    }
  }

  #deliver(message: Json): Promise<CallResult> {
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
  #result(call: CallResult): PartResult {
    if (call.kind === 'no-answer') return notSentResult();
    // With a single receiver an invalid one is an error of its own; an unlicensed one is not.
    if (call.kind === 'ok' && leftOut(call.body))
      return refusedResult(NO_RECEIVER, this.#outcome());
    return callPartResult(call, this.#outcome());
  }

  #outcome(): Outcome {
    const { log, random } = this.parts.deps;
    return { log, random, via: this.via };
  }
}

const cardMessage = (part: CardPart): Json => ({
  msgtype: 'template_card',
  template_card: templateCard(part),
});

function textMessage({ format, text }: TextPart): Json {
  const name = format === 'text' ? 'text' : 'markdown';
  return { msgtype: name, [name]: { content: text } };
}

const leftOut = ({ invaliduser, unlicenseduser }: Json): boolean =>
  [invaliduser, unlicenseduser].some((list) => typeof list === 'string' && list !== '');
