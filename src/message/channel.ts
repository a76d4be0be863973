import type { Intake } from './arrival.js';
import type { CallbackEndpoint } from './callback-endpoint.js';
import type { Diagnosis } from './diagnosis.js';
import type { Directory } from './directory.js';
import type { InboundAttachment } from './inbound-message.js';
import type { Outgoing, SendReporter, SendResult } from './outgoing.js';
import type { ReplyShelf } from './reply-shelf.js';
import type { SignIn } from './sign-in.js';

/** What a channel can do. Code outside `channels/` decides by these fields, never by a name. */
export interface ChannelCapabilities {
  /** A real @ that rings, in groups. */
  readonly canMention: boolean;
  readonly markdown: boolean;
  /** Longest text of one outgoing message in UTF-8 bytes; longer ones are split at block borders. */
  readonly maxTextBytes: number;
  /** Whether the bot may speak without having been spoken to. */
  readonly canPush: boolean;
  readonly cards: boolean;
  /** Whether the platform delivers again what was not acknowledged; else a refusal would lose it. */
  readonly redelivers: boolean;
  /** Whether only one process may hold its connection at a time. */
  readonly needsLeader: boolean;
}

/**
 * One platform with all the ways in and out that are configured for it. It verifies, decodes and hands
 * over; it encodes and sends. It knows nothing of plans, ledgers or people.
 */
export interface Channel {
  readonly name: string;
  readonly capabilities: ChannelCapabilities;
  /** Paths that the platform calls; none in connection mode. */
  readonly callbacks: readonly CallbackEndpoint[];
  /** Who somebody is, where the platform tells; `null` where no permission for it is configured. */
  readonly directory: Directory | null;
  /** Signing in to the console; `null` where it is not configured. */
  readonly signIn: SignIn | null;
  /** Where messages go from now on. Callbacks before it are refused, so that they come again. */
  open(intake: Intake, shelf: ReplyShelf): void;
  /** Opens the connection and keeps it open until `disconnect`. Only the leader does, where one is needed. */
  connect(): void;
  /** Lets the connection go, so that another process can take it. */
  disconnect(): Promise<void>;
  /** Whether this process can send now; what waits is left to another one, or to later, if not. */
  canSend(): boolean;
  /** One attempt. Never throws for what a platform may answer. */
  send(outgoing: Outgoing, reporter: SendReporter): Promise<SendResult>;
  /**
   * Fetches a picture or file while its ticket lives.
   * @throws AppError `platform`, or `input-too-large` above `maxBytes`
   */
  download(attachment: InboundAttachment, maxBytes: number): Promise<DownloadedFile>;
  /** Checks everything configured against the live platform, without changing or sending anything. */
  diagnose(): Promise<readonly Diagnosis[]>;
  /** Ends everything; afterwards nothing of it runs. */
  close(): Promise<void>;
}

export interface DownloadedFile {
  readonly name: string | null;
  readonly content: Uint8Array;
}
