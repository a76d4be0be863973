import type { LoadedRecords } from '../conversation/answer-context.js';
import type { Member, WorkspaceView } from '../conversation/workspace.js';
import type { GroupId, MessageId, WorkspaceId } from '../kernel/ids.js';
import type { EvidenceSource } from '../ledger/ledger-entry.js';
import type { CallbackEndpoint } from '../message/callback-endpoint.js';
import type { ChatLog } from '../message/chat-message.js';
import type { Reply } from '../message/reply.js';
import type { SimulatorInput } from '../message/simulator-input.js';
import type { SignIn } from '../message/sign-in.js';

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
  /** Signing in, and the board of who signed in; absent: nobody can. */
  readonly console?: ConsoleDeps | null;
  /** Files by a page for phones; absent: there is no such page. */
  readonly upload?: UploadDeps | null;
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

export interface ConsoleDeps {
  /** The platforms by which people sign in, in the order in which they are offered. */
  readonly signIns: readonly ConsoleSignIn[];
  /** Where browsers find this server, without a slash at the end; `null`: where they called it. */
  readonly publicUrl: string | null;
  /** What cookies are signed with; every replica needs the same one. */
  readonly secret: string | Uint8Array;
  now(): Date;
  /**
   * Who an account belongs to, and the present state of his workspace; asked at every request, so
   * that rights which have moved end at once.
   * @returns `null` for an unknown account, or when its workspace is gone.
   */
  readFor(channel: string, userId: string): Promise<MemberAndView | null>;
  /** Texts of messages of this workspace, as far as they were kept. */
  readTexts(
    workspace: WorkspaceId,
    ids: readonly MessageId[],
  ): Promise<ReadonlyMap<MessageId, string>>;
  /** As people call the bot in a group. */
  readonly botName: string;
  /** The same with the names of files, for what is downloaded. */
  readRecords(
    workspace: WorkspaceId,
    wanted: {
      readonly messages: readonly MessageId[];
      readonly evidence: readonly EvidenceSource[];
    },
  ): Promise<LoadedRecords>;
  /** Figures that the office brings in by a table; absent: not by a page. */
  readonly figures?: FigureDeps;
}

/** A table of figures on a page: whatever it leads to is said and decided as in a private chat. */
export interface FigureDeps {
  readonly maxFileBytes: number;
  /** @param name as the browser calls the file; never trusted */
  bring(who: FigureBringer, name: string, content: Uint8Array): Promise<SaidAtDesk | RefusedTable>;
  /** Presses a button of a reply. @returns `null` where there is no such button */
  press(
    who: FigureBringer,
    button: { readonly id: MessageId; readonly place: number; readonly text: string },
  ): Promise<SaidAtDesk | null>;
}

export interface FigureBringer {
  readonly channel: string;
  readonly userId: string;
  readonly name: string;
  readonly workspaceId: WorkspaceId;
}

export interface SaidAtDesk {
  readonly kind: 'said';
  /** Of the message that is answered. */
  readonly id: MessageId;
  readonly replies: readonly Reply[];
}

export type RefusedTable =
  | { readonly kind: 'too-large' | 'wrong-kind' | 'locked' | 'screened' }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** What may come by an upload link. */
export interface UploadLimits {
  readonly files: number;
  readonly fileBytes: number;
  /** How long a link counts. */
  readonly validMs: number;
  /** In words. */
  readonly kinds: string;
  /** Of names, without the dot. */
  readonly endings: readonly string[];
}

/** Files that a liaison uploads by a one-time link instead of sending them to the bot. */
export interface UploadDeps {
  /** Where browsers find this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly limits: UploadLimits;
  now(): Date;
  look(token: string): Promise<UploadLinkState>;
  /** @param name as the phone calls the file; never trusted */
  keep(token: string, name: string, content: Uint8Array): Promise<UploadLinkState | RefusedUpload>;
  submit(token: string): Promise<DeadUploadLink | { readonly kind: 'empty' } | SubmittedUpload>;
}

export interface DeadUploadLink {
  readonly kind: 'unknown' | 'used' | 'expired';
}

export type UploadLinkState =
  | DeadUploadLink
  | {
      readonly kind: 'open';
      readonly files: readonly { readonly name: string; readonly sizeBytes: number }[];
      readonly expiresAt: Date;
    };

export interface RefusedUpload {
  readonly kind: 'too-large' | 'wrong-kind' | 'locked' | 'screened' | 'too-many';
}

export interface SubmittedUpload {
  readonly kind: 'submitted';
  readonly count: number;
}

export interface ConsoleSignIn {
  readonly channelName: string;
  readonly signIn: SignIn;
}

export interface MemberAndView {
  readonly member: Member;
  readonly view: WorkspaceView;
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
