import type { WorkspaceView } from '../conversation/workspace.js';
import type { GroupId, MessageId } from '../kernel/ids.js';
import type { CallbackEndpoint } from '../message/callback-endpoint.js';
import type { ChatLog } from '../message/chat-message.js';

/** What the server needs from the rest of the house; `wire.ts` gives it. */
export interface HttpDeps {
  /** Folder of the built console. */
  readonly consoleRoot: string;
  /** Host names, besides localhost and plain addresses, by which visitors may call the server. */
  readonly hostNames: readonly string[];
  /** Paths that chat platforms call; absent: none. */
  readonly callbacks?: readonly CallbackEndpoint[];
  /** `null` switches the simulator's interface off. */
  readonly simulator: SimulatorDeps | null;
  /** How the model is doing, in one word; `off` when none is configured. */
  readonly modelState?: () => string;
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
  readonly messages: ChatLog;
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
