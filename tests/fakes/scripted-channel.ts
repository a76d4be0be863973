import { AppError } from '../../src/kernel/errors.js';
import type { Intake } from '../../src/message/arrival.js';
import type { Channel, ChannelCapabilities, DownloadedFile } from '../../src/message/channel.js';
import type { InboundAttachment } from '../../src/message/inbound-message.js';
import type { Outgoing, SendReporter, SendResult } from '../../src/message/outgoing.js';
import { renderText } from '../../src/message/render-text.js';
import type { ReplyShelf } from '../../src/message/reply-shelf.js';

type Answer = (outgoing: Outgoing, reporter: SendReporter) => Promise<SendResult> | SendResult;

/** Takes it as one message of the platform, whose id goes by the words. */
export const takeIt: Answer = async (outgoing, reporter) => {
  const platformId = `platform:${renderText(outgoing.reply)}`;
  await reporter.partSent({ via: 'bot', partsSent: 1, platformId });
  return { kind: 'sent', via: 'bot' };
};

/** A platform that answers as it is told: first what is scripted, then it takes everything. */
export class ScriptedChannel implements Channel {
  readonly callbacks = [];
  readonly directory = null;
  readonly signIn = null;
  readonly capabilities: ChannelCapabilities;
  /** Every attempt, in order. */
  readonly attempts: Outgoing[] = [];
  readonly script: Answer[] = [];
  /** What can be fetched, by ticket; anything else is gone. */
  readonly files = new Map<string, () => DownloadedFile | Promise<DownloadedFile>>();
  /** Tickets that were asked for. */
  readonly fetched: string[] = [];
  isReady = true;
  isConnected = false;
  #intake: Intake | null = null;
  #shelf: ReplyShelf | null = null;

  constructor(
    capabilities: Partial<ChannelCapabilities> = {},
    readonly name = 'test',
  ) {
    this.capabilities = {
      canMention: true,
      markdown: false,
      maxTextBytes: 2048,
      canPush: true,
      cards: false,
      redelivers: true,
      needsLeader: false,
      ...capabilities,
    };
  }

  get intake(): Intake {
    if (this.#intake === null) throw new Error('not opened');
    return this.#intake;
  }

  get shelf(): ReplyShelf {
    if (this.#shelf === null) throw new Error('not opened');
    return this.#shelf;
  }

  /** The words of every attempt. */
  get texts(): readonly string[] {
    return this.attempts.map(({ reply }) => renderText(reply));
  }

  open(intake: Intake, shelf: ReplyShelf): void {
    this.#intake = intake;
    this.#shelf = shelf;
  }

  connect(): void {
    this.isConnected = true;
  }

  disconnect(): Promise<void> {
    this.isConnected = false;
    return Promise.resolve();
  }

  canSend(): boolean {
    return this.isReady;
  }

  async send(outgoing: Outgoing, reporter: SendReporter): Promise<SendResult> {
    this.attempts.push(outgoing);
    return await (this.script.shift() ?? takeIt)(outgoing, reporter);
  }

  async download(attachment: InboundAttachment): Promise<DownloadedFile> {
    this.fetched.push(attachment.ticket);
    const file = await this.files.get(attachment.ticket)?.();
    if (file === undefined) throw new AppError('platform', 'the ticket has expired');
    return file;
  }

  diagnose(): Promise<readonly never[]> {
    return Promise.resolve([]);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
