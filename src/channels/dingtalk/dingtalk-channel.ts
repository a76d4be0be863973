import type { Intake, ReplyHandle } from '../../message/arrival.js';
import type { CallbackEndpoint } from '../../message/callback-endpoint.js';
import type { Channel, ChannelCapabilities, DownloadedFile } from '../../message/channel.js';
import type { Diagnosis } from '../../message/diagnosis.js';
import type { Directory } from '../../message/directory.js';
import type { InboundAttachment } from '../../message/inbound-message.js';
import type { Outgoing, SendReporter, SendResult } from '../../message/outgoing.js';
import type { SignIn } from '../../message/sign-in.js';
import { pressedCard } from './cards/card-handle.js';
import type { DingtalkConfig } from './dingtalk-config.js';
import { diagnoseApi } from './doctor/diagnose-api.js';
import { diagnoseWays } from './doctor/diagnose-ways.js';
import { encodeReply, MAX_MESSAGE_BYTES } from './encode/encode-reply.js';
import { joinParts } from './join-parts.js';
import type { ChannelParts, HostDeps } from './join-parts.js';
import { downloadFile } from './open-api/download-file.js';
import { fetchToken } from './open-api/fetch-token.js';
import { statusOf } from './sending/card-status.js';
import { mentionBytes } from './sending/mentions.js';

export const DINGTALK = 'dingtalk';

/** DingTalk with all the ways in and out that are configured for it. */
export class DingtalkChannel implements Channel {
  readonly name = DINGTALK;
  readonly capabilities: ChannelCapabilities;
  readonly callbacks: readonly CallbackEndpoint[];
  readonly directory: Directory;
  readonly signIn: SignIn;
  readonly #config: DingtalkConfig;
  readonly #deps: HostDeps;
  readonly #parts: ChannelParts;
  readonly #telling = new Set<Promise<void>>();
  #intake: Intake | null = null;
  #isClosed = false;

  constructor(config: DingtalkConfig, deps: HostDeps) {
    this.#config = config;
    this.#deps = deps;
    this.#parts = joinParts(DINGTALK, config, deps, {
      intake: () => this.#intake,
      tell: (text, handle) => {
        this.#tell(text, handle);
      },
    });
    this.directory = this.#parts.contacts;
    this.signIn = this.#parts.signIn;
    this.callbacks = this.#parts.callbacks;
    this.capabilities = {
      canMention: true,
      markdown: true,
      maxTextBytes: MAX_MESSAGE_BYTES,
      canPush: true,
      cards: this.#parts.desk.isOpen,
      // One page says "sent once", a comment in the SDK says "again after 60 s": not to be relied on.
      redelivers: false,
      needsLeader: false,
    };
  }

  /** Nothing is fetched by the platform here, so no shelf is needed. */
  open(intake: Intake): void {
    this.#intake = intake;
  }

  connect(): void {
    if (this.#config.mode === 'stream' && !this.#isClosed) this.#parts.stream.start();
  }

  async disconnect(): Promise<void> {
    await this.#parts.stream.stop();
  }

  /** Sending needs no connection. */
  canSend(): boolean {
    return !this.#isClosed;
  }

  async send(outgoing: Outgoing, reporter: SendReporter): Promise<SendResult> {
    const { desk, ladder } = this.#parts;
    const parts = encodeReply(outgoing.reply, {
      cards: desk.isOpen,
      inGroup: outgoing.to.kind === 'group',
      botName: this.#deps.botName,
      ownUrl: this.#deps.publicUrl,
      mentionBytes: mentionBytes(outgoing),
    });
    const result = await ladder.send(outgoing, parts, reporter);
    if (result.kind === 'sent') await this.#showOnCard(outgoing);
    return result;
  }

  async download(attachment: InboundAttachment, maxBytes: number): Promise<DownloadedFile> {
    const deps = { api: this.#parts.api, config: this.#config, fetch: this.#deps.fetch };
    return await downloadFile(deps, attachment, maxBytes);
  }

  async diagnose(): Promise<readonly Diagnosis[]> {
    const { timings, fetch: fetchIt, clock } = this.#deps;
    const { requestMs } = timings;
    const { api, stream, robotPath } = this.#parts;
    const config = this.#config;
    return [
      ...(await diagnoseApi({
        config,
        clock,
        api,
        fetchToken: () => fetchToken(config, fetchIt, requestMs),
      })),
      ...(await diagnoseWays({
        config,
        host: this.#deps,
        requestMs,
        isConnected: stream.state === 'connected',
        robotPath,
      })),
    ];
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#parts.stream.stop();
    await Promise.allSettled(this.#telling);
    this.#intake = null;
  }

  /** The pressed card shows the answer too, as long as there is enough of the month's quota. */
  async #showOnCard({ inReplyTo, reply }: Outgoing): Promise<void> {
    const { desk, quota } = this.#parts;
    const card = pressedCard(inReplyTo?.handle ?? null, this.#deps.clock.now().getTime());
    const status = statusOf(reply);
    if (card === null || status === '' || (await quota.isScarce('api'))) return;
    const answer = await desk.update(card, status);
    if (answer.kind !== 'ok') this.#deps.log.info({ kind: answer.kind }, 'a card is not updated');
  }

  #tell(text: string, handle: ReplyHandle | null): void {
    const telling = this.#parts.teller.tell(text, handle).finally(() => {
      this.#telling.delete(telling);
    });
    this.#telling.add(telling);
  }
}
