import type { GroupId, MessageId } from '../../src/kernel/ids.js';
import type { CallbackEndpoint, CallbackRequest } from '../../src/message/callback-endpoint.js';
import type { Channel } from '../../src/message/channel.js';
import type { Address, GroupWebhook } from '../../src/message/outgoing.js';
import type { RecordingIntake } from '../fakes/recording-intake.js';
import type { RecordingLog } from '../fakes/recording-log.js';

/**
 * What the shared suite needs of a channel and of the simulated platform behind it. One way of a
 * channel (a connection, a callback address, a webhook) has one driver; what a way does not have is
 * `null`, and the suite then leaves those tests out.
 */
export interface ChannelDriver {
  /** Opened with `arrivals`, connected, and ready to send. */
  readonly channel: Channel;
  readonly arrivals: RecordingIntake;
  readonly log: RecordingLog;
  /** A group that the bot hears; `null` where the way knows private chats only. */
  readonly group: GroupId | null;
  /** A person in that group. Group and person have spoken to the bot, so that pushes are allowed. */
  readonly userId: string;
  /** Where the suite pushes to: the group where there is one, else the person. */
  readonly target: Address;
  /** Given with every push to the target; `null` where none is needed to reach it. */
  readonly webhook: GroupWebhook | null;
  /** How members speak; `null` for a way that only sends. */
  readonly speaking: SpeakingDriver | null;
  readonly callback: CallbackDriver | null;
  readonly tokens: TokenDriver | null;
  readonly limits: {
    /** Messages to one target in a minute; the one after must wait. */
    readonly perMinute: number;
    /** Longest text of one message in UTF-8 bytes, as the platform counts it. */
    readonly maxTextBytes: number;
  };
  /** Whether the way carries pictures and files as such. */
  readonly carriesFiles: boolean;
  /** What people see there by the bot, oldest first. */
  shown(to: Address): readonly ShownMessage[];
  /** The platform answers the next message with this error code, and does not show it. */
  refuseNextSend(code: number): void;
  /** The platform shows the next message, but the answer gets lost. */
  loseNextAnswer(): void;
  /** Moves the time of the platform and of the channel on. */
  advance(ms: number): void;
  close(): Promise<void>;
}

export interface ShownMessage {
  readonly text: string;
  /** Shown as plain text, in which markdown means nothing; markdown unless said. */
  readonly isPlain?: boolean;
  /** Userids of a real @. */
  readonly mentions: readonly string[];
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[];
  /** Texts of the buttons. */
  readonly buttons: readonly string[];
}

export interface DriverSpeech {
  readonly text: string;
  readonly where: 'group' | 'private';
  /** The text of an older message that this one quotes. */
  readonly quote?: string;
}

export interface SpeakingDriver {
  /** In a group the bot is mentioned. @returns the platform's id, as the arrival will carry it. */
  say(speech: DriverSpeech): Promise<MessageId>;
  /** The platform hands over the same message once more. */
  redeliver(id: MessageId): Promise<void>;
  /** The platform hands over what the bot itself said; resolves when the channel has had it. */
  sayAsBot(text: string): Promise<void>;
  /** Somebody presses the button with this label; `null` where the way has no cards. */
  readonly press: ((label: string) => Promise<void>) | null;
}

export interface CallbackDriver {
  readonly endpoint: CallbackEndpoint;
  /** How far a timestamp may lie from now. */
  readonly toleranceMs: number;
  /** A delivery as the platform would make it, with what is asked changed. */
  request(change: CallbackChange): CallbackRequest;
  /** Whether deliveries name their receiver, and one for nobody must be refused. */
  readonly namesReceiver: boolean;
}

export interface CallbackChange {
  readonly text?: string;
  /** How far the sender's clock is ahead; negative is behind. */
  readonly clockSkewMs?: number;
  readonly signature?: (right: string) => string;
  readonly receiveId?: string;
}

export interface TokenDriver {
  /** Tokens in use are over from now on. */
  expire(): void;
  fetched(): number;
  /** A call of the channel that needs a token, another one for each index, and no limit hinders. */
  use(index: number): Promise<unknown>;
}
