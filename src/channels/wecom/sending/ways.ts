import { SendWindows } from '../../../kernel/send-windows.js';
import type { Outgoing } from '../../../message/outgoing.js';
import type { AppApi } from '../app/app-api.js';
import { AppMessageWay } from '../app/app-way.js';
import type { AppParts } from '../app/app-way.js';
import { ResponseUrlWay } from '../bot-callback/response-url-way.js';
import type { BotLink } from '../bot-socket/bot-link.js';
import { BotPushWay, BotReplyWay } from '../bot-socket/bot-way.js';
import type { BotParts } from '../bot-socket/bot-way.js';
import type { SentCards } from '../cards/sent-cards.js';
import { readHandle } from '../decode/reply-token.js';
import { WebhookWay } from '../webhook/webhook-way.js';
import type { WecomConfig } from '../wecom-config.js';
import type { WecomDeps } from '../wecom-deps.js';
import { MediaMemory } from './media-memory.js';
import { CONVERSATION_WINDOWS, WEBHOOK_WINDOWS } from './send-limits.js';
import type { Way } from './way.js';

/** Knows the ways to a conversation, in the order in which they are tried. */
export class Ways {
  readonly #bot: BotParts | null;
  readonly #app: AppParts | null;
  readonly #media: MediaMemory;
  readonly #webhookWindows = new SendWindows(WEBHOOK_WINDOWS);
  readonly #usedUrls = new Set<string>();

  constructor(
    private readonly config: WecomConfig,
    private readonly deps: WecomDeps,
    parts: { link: BotLink | null; api: AppApi | null; cards: SentCards },
  ) {
    const { link, api, cards } = parts;
    const media = new MediaMemory(deps.clock);
    this.#media = media;
    const shared = { deps, media, cards };
    this.#bot =
      link === null ? null : { ...shared, link, windows: new SendWindows(CONVERSATION_WINDOWS) };
    this.#app =
      api === null ? null : { ...shared, api, windows: new SendWindows(CONVERSATION_WINDOWS) };
  }

  /** The message's own way back, the bot, the application, and a group's webhook. */
  async to(outgoing: Outgoing): Promise<readonly Way[]> {
    const ways = [...this.#answering(outgoing), ...this.#pushing(outgoing)];
    const key = await this.#webhookKey(outgoing);
    if (key === null) return ways;
    const { deps, config } = this;
    const windows = this.#webhookWindows;
    const parts = { apiBase: config.apiBase, deps, windows, media: this.#media };
    return [...ways, new WebhookWay(key, parts)];
  }

  #answering(outgoing: Outgoing): readonly Way[] {
    const handle = outgoing.inReplyTo?.handle ?? null;
    const token = readHandle(handle, outgoing.to, this.deps.clock.now());
    if (token?.way === 'url') return [new ResponseUrlWay(token, this.deps, this.#usedUrls)];
    if (token?.way !== 'request' || this.#bot === null) return [];
    return [new BotReplyWay(token, outgoing, this.#bot)];
  }

  #pushing(outgoing: Outgoing): readonly Way[] {
    const { to } = outgoing;
    const bot = this.#bot === null ? [] : [new BotPushWay(outgoing, this.#bot)];
    if (to.kind === 'group' || this.#app === null) return bot;
    return [...bot, new AppMessageWay(to.userId, this.#app)];
  }

  async #webhookKey({ to, webhook }: Outgoing): Promise<string | null> {
    if (to.kind === 'person') return null;
    if (webhook !== null) return webhook.address;
    const { webhookKey } = this.config;
    if (webhookKey === null || !(await this.deps.isDefaultWebhookOf(to.groupId))) return null;
    return webhookKey;
  }
}
