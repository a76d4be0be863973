import type { GroupId, MessageId } from '../kernel/ids.js';
import type { Block, Button } from '../message/reply.js';
import type { BoardView, ChatView, PersonView } from './api-types.js';

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
  /** Moves the clock, and does what falls due on the way (receipts expire). */
  setNow(now: Date): Promise<void>;
  readWorkspace(): Promise<SimulatorWorkspace>;
  /** Messages of the group and all private chats with `seq` above `afterSeq`, oldest first. */
  readMessages(afterSeq: number): Promise<readonly SimulatorMessage[]>;
  readMessage(id: MessageId): Promise<SimulatorMessage | null>;
  /** Resolves once the message is handled and its replies can be read. An id counts once. */
  receive(input: SimulatorInput): Promise<void>;
  readBoard(): Promise<BoardView>;
  /** @returns a function that ends the subscription. */
  onChange(listener: () => void): () => void;
}

export interface SimulatorWorkspace {
  readonly name: string;
  readonly isDemo: boolean;
  readonly group: GroupId;
  readonly groupName: string;
  readonly people: readonly PersonView[];
}

/** One bubble: what a person said, or one reply of the bot. */
export interface SimulatorMessage {
  /** Rises with every message. */
  readonly seq: number;
  readonly id: MessageId;
  readonly chat: ChatView;
  /** `null` is the bot. */
  readonly userId: string | null;
  readonly sentAt: Date;
  readonly quotedId: MessageId | null;
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
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
