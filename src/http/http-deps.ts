import type { WorkspaceView } from '../conversation/workspace.js';
import type { GroupId, MessageId } from '../kernel/ids.js';
import type { Reply } from '../message/reply.js';

/** What the server needs from the rest of the house; `wire.ts` gives it. */
export interface HttpDeps {
  /** Folder of the built console. */
  readonly consoleRoot: string;
  /** Host names, besides localhost and plain addresses, by which visitors may call the server. */
  readonly hostNames: readonly string[];
  /** `null` switches the simulator's interface off. */
  readonly simulator: SimulatorDeps | null;
  readonly log: HttpLog;
}

type LogLine = (details: Record<string, unknown>, message: string) => void;

/** The part of a pino logger that is used here. */
export interface HttpLog {
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
  readonly fatal: LogLine;
}

export interface SimulatorDeps {
  readonly botName: string;
  now(): Date;
  /** A real workspace goes by the real time. */
  canSetClock(): Promise<boolean>;
  /** Moves the clock, and does what falls due on the way (receipts expire). */
  setNow(now: Date): Promise<void>;
  /** The group that the page shows. */
  readGroup(): Promise<SimulatorGroup>;
  readView(): Promise<WorkspaceView>;
  readonly messages: MessageReader;
  /** Resolves once the message is handled and its replies can be read. An id counts once. */
  receive(input: SimulatorInput): Promise<void>;
  /** @returns a function that ends the subscription. */
  onChange(listener: () => void): () => void;
}

export interface SimulatorGroup {
  readonly id: GroupId;
  readonly name: string;
  /** Name of the channel whose people may be spoken as. */
  readonly channel: string;
}

/** What the channel's chats have seen, group and private ones together. */
export interface MessageReader {
  /** Those with `seq` above `afterSeq`, oldest first, perhaps not all at once. */
  readAfter(afterSeq: number): Promise<readonly SimulatorMessage[]>;
  /** The newest ones, oldest first. */
  readNewest(): Promise<readonly SimulatorMessage[]>;
  read(id: MessageId): Promise<SimulatorMessage | null>;
}

/** One bubble: what a person said, or one reply of the bot. */
export type SimulatorMessage = SaidMessage | ReplyMessage;

interface Bubble {
  /** Rises with every message. */
  readonly seq: number;
  readonly id: MessageId;
  /** `null` is the private chat of `userId` with the bot. */
  readonly group: GroupId | null;
  readonly at: Date;
  /** The message that this one quotes or answers. */
  readonly quotedId: MessageId | null;
}

export interface SaidMessage extends Bubble {
  readonly kind: 'said';
  readonly userId: string;
  /** `null` when it was not kept. */
  readonly text: string | null;
}

export interface ReplyMessage extends Bubble {
  readonly kind: 'replied';
  /** To whom, in a private chat. */
  readonly userId: string | null;
  readonly reply: Reply;
}

/** What a visitor says, before the channel makes an inbound message of it. */
export interface SimulatorInput {
  readonly id: MessageId;
  readonly group: GroupId | null;
  readonly userId: string;
  readonly displayName: string;
  readonly text: string;
  readonly quotedMessageId: MessageId | null;
  readonly quotedText: string | null;
}
