import { AppError } from '../../kernel/errors.js';
import type { Intake } from '../../message/arrival.js';
import type { CallbackEndpoint } from '../../message/callback-endpoint.js';
import type { Channel, ChannelCapabilities, DownloadedFile } from '../../message/channel.js';
import type { Diagnosis } from '../../message/diagnosis.js';
import type { Directory } from '../../message/directory.js';
import type { InboundAttachment } from '../../message/inbound-message.js';
import type { Outgoing, SendReporter, SendResult } from '../../message/outgoing.js';
import type { ReplyShelf } from '../../message/reply-shelf.js';
import type { SignIn } from '../../message/sign-in.js';
import { AppApi } from './app/app-api.js';
import { appCallbackEndpoint } from './app/app-callback-endpoint.js';
import { AppDirectory } from './app/app-directory.js';
import { AppSignIn } from './app/app-sign-in.js';
import { botCallbackEndpoint } from './bot-callback/bot-callback-endpoint.js';
import { BotLink } from './bot-socket/bot-link.js';
import { hearBot } from './bot-socket/hear-bot.js';
import { SentCards } from './cards/sent-cards.js';
import { capabilitiesOf } from './capabilities.js';
import { diagnoseApp } from './diagnosis/diagnose-app.js';
import { diagnoseBotCallback, diagnoseBotSocket } from './diagnosis/diagnose-bot.js';
import { diagnoseWebhook } from './diagnosis/diagnose-webhook.js';
import { downloadMedia } from './decode/download-media.js';
import { readTicket } from './decode/media-ticket.js';
import { sendByLadder } from './sending/send-by-ladder.js';
import type { LadderDeps } from './sending/send-by-ladder.js';
import { Ways } from './sending/ways.js';
import type { WecomConfig } from './wecom-config.js';
import type { WecomDeps } from './wecom-deps.js';

/** WeCom with all the ways in and out that are configured. */
export function createWecomChannel(config: WecomConfig, deps: WecomDeps): WecomChannel {
  return new WecomChannel(config, deps);
}

export class WecomChannel implements Channel {
  readonly name = 'wecom';
  readonly capabilities: ChannelCapabilities;
  readonly callbacks: readonly CallbackEndpoint[];
  readonly directory: Directory | null;
  readonly signIn: SignIn | null;
  readonly #link: BotLink | null;
  readonly #api: AppApi | null;
  readonly #cards = new SentCards();
  readonly #ways: Ways;
  readonly #words: LadderDeps;
  #heard: Promise<void> = Promise.resolve();
  #open: { readonly intake: Intake; readonly shelf: ReplyShelf } | null = null;

  constructor(
    private readonly config: WecomConfig,
    private readonly deps: WecomDeps,
  ) {
    const { app, botSocket, apiBase, oauthBase, loginBase } = config;
    this.capabilities = capabilitiesOf(config);
    this.#words = { ownUrl: config.publicUrl, botName: deps.botName };
    this.#api = app === null ? null : new AppApi(app, apiBase, deps);
    this.#link = botSocket === null ? null : this.#newLink(botSocket);
    this.#ways = new Ways(config, deps, { link: this.#link, api: this.#api, cards: this.#cards });
    this.callbacks = this.#endpoints();
    this.directory = this.#api === null ? null : new AppDirectory(this.#api, deps);
    this.signIn =
      this.#api === null ? null : new AppSignIn(this.#api, { oauth: oauthBase, login: loginBase });
  }

  open(intake: Intake, shelf: ReplyShelf): void {
    this.#open = { intake, shelf };
  }

  connect(): void {
    if (this.#open === null) throw new AppError('invariant', 'connected before it was opened');
    this.#link?.connect();
  }

  async disconnect(): Promise<void> {
    this.#link?.disconnect();
    // What was heard in the last moment is handed over by the platform only once.
    await this.#heard;
  }

  /** With a bot on the long connection, who holds that sends; others would send past it. */
  canSend(): boolean {
    if (this.#link === null || this.#link.isReady) return true;
    const isHeldHere = this.#link.state === 'connecting' || this.#link.state === 'refused';
    return isHeldHere && this.#link.outageMs() >= this.deps.timings.patienceMs;
  }

  async send(outgoing: Outgoing, reporter: SendReporter): Promise<SendResult> {
    return sendByLadder(outgoing, await this.#ways.to(outgoing), reporter, this.#words);
  }

  async download({ ticket }: InboundAttachment, maxBytes: number): Promise<DownloadedFile> {
    const { fetch } = this.deps;
    const read = readTicket(ticket);
    if (read?.from === 'bot') {
      const key = read.key ?? paddedKey(this.config.botCallback?.aesKey);
      return downloadMedia({ fetch, url: read.url, key }, maxBytes);
    }
    if (read === null || this.#api === null) {
      throw new AppError('platform', 'a file is not of this channel');
    }
    return this.#api.withSignedUrl('media/get', { media_id: read.mediaId }, (url) =>
      downloadMedia({ fetch, url, key: null }, maxBytes),
    );
  }

  async diagnose(): Promise<readonly Diagnosis[]> {
    const { botSocket, botCallback, webhookKey, apiBase } = this.config;
    const found: Diagnosis[] = [];
    if (botSocket !== null && this.#link !== null) {
      found.push(await diagnoseBotSocket(botSocket, this.#link, this.deps));
    }
    if (botCallback !== null) found.push(diagnoseBotCallback(botCallback));
    if (this.#api !== null) found.push(...(await diagnoseApp(this.#api, this.deps)));
    if (webhookKey !== null) found.push(await diagnoseWebhook(webhookKey, apiBase, this.deps));
    return found;
  }

  close(): Promise<void> {
    this.#open = null;
    return this.disconnect();
  }

  #newLink(config: NonNullable<WecomConfig['botSocket']>): BotLink {
    const link: BotLink = new BotLink(config, this.deps, (frame) => {
      const open = this.#open;
      if (open === null) return;
      const { intake } = open;
      const { name: channel, deps } = this;
      const hearing = { channel, deps, link, cards: this.#cards, intake };
      // One after the other: what was said first is stored first.
      this.#heard = this.#heard.then(() => hearBot(frame, hearing));
    });
    return link;
  }

  #endpoints(): readonly CallbackEndpoint[] {
    const { botCallback, app } = this.config;
    const shared = { channel: this.name, deps: this.deps, cards: this.#cards };
    const bot =
      botCallback === null
        ? []
        : [
            botCallbackEndpoint(botCallback, this.deps, () =>
              this.#open === null ? null : { ...shared, words: this.#words, ...this.#open },
            ),
          ];
    const secrets = app?.callback ?? null;
    if (secrets === null || this.#api === null) return bot;
    const intake = (): Intake | null => this.#open?.intake ?? null;
    return [...bot, appCallbackEndpoint({ ...shared, secrets, api: this.#api, intake })];
  }
}

/** An EncodingAESKey lacks the last character of its base64. */
const paddedKey = (aesKey: string | undefined): string | null =>
  aesKey === undefined ? null : `${aesKey}=`;
