import type { PlanSchedule } from '../digest/schedule/plan-schedule.js';
import type { IsoDate } from '../kernel/dates.js';
import type {
  GroupId,
  IndicatorId,
  MemberId,
  MessageId,
  PlanId,
  WorkspaceId,
} from '../kernel/ids.js';
import type { EvidenceSource, LedgerEntry, NewLedgerEntry } from '../ledger/ledger-entry.js';
import type { InboundMessage } from '../message/inbound-message.js';
import type { Reply } from '../message/reply.js';
import type { LightRuleName, OfficePacing, Plan } from '../plan/model.js';
import type { Role, Turn } from '../understanding/understanding.js';
import type { Occasion } from './occasion.js';
import type { LinkRedemption } from './binding/link-redemption.js';
import type { Receipt } from './receipt.js';

/** One county's working group: its plans, people, groups and ledger, apart from all others. */
export interface Workspace {
  readonly id: WorkspaceId;
  readonly name: string;
  /** A demonstration (演示) may be dropped as a whole; a real workspace never. */
  readonly isDemo: boolean;
  readonly settings: WorkspaceSettings;
}

export interface WorkspaceSettings {
  /** Whether an unknown member of a bound group may ask for the progress of indicators. */
  readonly unknownMayAsk: boolean;
  /** Whether answers in a group may name the units that owe a report. */
  readonly nameMissingInGroups: boolean;
  /** By plan, as far as the office has changed it; absent: `DEFAULT_SCHEDULE` for every plan. */
  readonly schedules?: Readonly<Record<PlanId, PlanSchedule>>;
  /** By plan, as far as the office has chosen another than `DEFAULT_LIGHT_RULE`. */
  readonly lightRules?: Readonly<Record<PlanId, LightRuleName>>;
  /** By plan and indicator, as far as the office has set another pacing than the plan's. */
  readonly pacings?: Readonly<Record<PlanId, Readonly<Record<IndicatorId, OfficePacing>>>>;
}

/** In whose name a member may speak. One member may hold several. */
export interface Posting {
  readonly unit: string;
  readonly role: Role;
  /** Held only in the place of a member who is away; absent: held for good. */
  readonly delegation?: { readonly from: MemberId; readonly until: IsoDate };
}

/** What a person asked the office for. */
export interface RequestedPosting extends Posting {
  /** Who hands it over: his own posting ends when this one is given. */
  readonly replaces?: MemberId;
}

/** Somebody is away until the end of a day; why is never asked nor kept. */
export interface Leave {
  readonly until: IsoDate;
  /** Who reports for him meanwhile; `null` when nobody does. */
  readonly delegateId: MemberId | null;
}

export interface Member {
  readonly id: MemberId;
  readonly name: string;
  /** Empty while the office has not approved the person. */
  readonly postings: readonly Posting[];
  /** What the person asked to be bound as, waiting for the office; `null` when nothing waits. */
  readonly requested: RequestedPosting | null;
  readonly isAdmin: boolean;
  /** Where he was bound first. Empty once all of them have been joined to another member. */
  readonly accounts: readonly Account[];
  /** `null` unless he is away now. */
  readonly leave: Leave | null;
  /** Last day on which small talk in private was answered with a line of help. */
  readonly helpedOn: IsoDate | null;
}

/** A person on one channel. */
export interface Account {
  readonly channel: string;
  readonly userId: string;
}

/** A message as kept. `text` is `null` once erased or when it was never stored. */
export interface StoredMessage {
  readonly id: MessageId;
  readonly channel: string;
  readonly group: GroupId | null;
  readonly memberId: MemberId | null;
  readonly text: string | null;
  readonly sentAt: Date;
}

/** An earlier message of the sender, with what its figures would go back to. */
export interface HeardTurn extends Turn {
  readonly messageId: MessageId;
  readonly sentAt: Date;
}

/** Everything that deciding on one message may look at. */
export interface WorkspaceView {
  readonly workspace: Workspace;
  /** The newest version of each plan, with what the settings say of its lights and pacing. */
  readonly plans: readonly Plan[];
  /** What was held only up to a day that is over is left out. */
  readonly members: readonly Member[];
  readonly ledger: readonly LedgerEntry[];
  /** Pending receipts, and those closed in the last 60 days. */
  readonly receipts: readonly Receipt[];
  /** Bound to the workspace, oldest first. */
  readonly groups: readonly GroupPlace[];
  /** Of the last 100 days, and those that hold for longer. */
  readonly occasions: readonly Occasion[];
  /**
   * The same sender's messages in the same group or private chat in the 30 minutes before this
   * one, oldest first, as far as their text was kept.
   */
  readonly turns: readonly HeardTurn[];
  /**
   * Files of the same sender that came in those 30 minutes, in the same chat or in private, and were
   * told to wait for a report.
   */
  readonly waitingFiles: readonly EvidenceSource[];
  /** The short number that the next receipt gets: the smallest that no pending one has. */
  readonly nextReceiptNo: number;
}

/** What handling one message changes and says. Stored as a whole or not at all. */
export interface Outcome {
  readonly replies: readonly Reply[];
  readonly entries: readonly NewLedgerEntry[];
  /** New and changed ones. */
  readonly receipts: readonly Receipt[];
  /** New and changed ones. */
  readonly members: readonly Member[];
  readonly settings: WorkspaceSettings | null;
  /** Groups that become the workspace's, or cease to be; absent: none. */
  readonly groups?: readonly GroupChange[];
  /** New and changed ones; absent: none. */
  readonly occasions?: readonly Occasion[];
  /** The message's files wait for the report that they belong to; absent: they do not. */
  readonly filesWait?: true;
  readonly retention: Retention;
}

/** A group on one channel. */
export interface GroupPlace {
  readonly channel: string;
  readonly groupId: GroupId;
  /** As the platform gives it; empty where it gives none. */
  readonly name: string;
}

export type GroupChange = GroupPlace &
  (
    | { readonly state: 'bound' }
    /** Given up or refused: the bot is silent there until the office binds it. */
    | { readonly state: 'refused' }
    /** It was told how it can be used; its workspace's administrators, if there is one, were asked. */
    | { readonly state: 'waiting'; readonly toldOn: IsoDate }
  );

/** All that is kept of a group that no workspace has. */
export interface GroupRequest extends GroupPlace {
  readonly state: 'waiting' | 'refused';
  /** The last day on which it was told how it can be used. */
  readonly toldOn: IsoDate | null;
  /** Whether administrators were asked. */
  readonly isAsked: boolean;
}

/** A group that no workspace has, as a message from it finds it. */
export interface UnboundGroup {
  readonly request: GroupRequest | null;
  /** The workspaces whose office the sender belongs to: to one of these he may bind it. */
  readonly hosts: readonly GroupHost[];
  /** The only workspace there is; `null` when there is none or several. */
  readonly only: WorkspaceId | null;
}

export interface GroupHost {
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly planTitles: readonly string[];
}

/** A stored picture or file. Its name was given by who sent it: never trusted. */
export interface EvidenceFile {
  readonly name: string;
}

/**
 * What stays of the message: its text (masked where the privacy screen said so), or nothing but
 * id, time and sender, and the reason where the screen stopped it.
 */
export type Retention =
  | { readonly kind: 'keep'; readonly text: string }
  | { readonly kind: 'erase' }
  | { readonly kind: 'screened'; readonly reason: string };

/** What work that no message started may ask for. */
export interface SweepTransaction extends Pick<ConversationTransaction, 'messages'> {
  /** Whether what `key` names is done in this workspace for the first time; it is done with the outcome. */
  isFirst(key: string): Promise<boolean>;
}

export interface ConversationTransaction {
  /**
   * `null` when neither the group nor the sender belongs to a workspace. In private the sender's
   * own workspace counts; a member without postings belongs to it too, and a person unknown
   * everywhere belongs to the only workspace when there is just one, so that he can ask to be bound.
   */
  readonly view: WorkspaceView | null;
  /**
   * Messages of this workspace that the ledger or a receipt goes back to, each on the channel named
   * there. An id that means two messages on two channels is left out.
   */
  messages(ids: readonly MessageId[]): Promise<ReadonlyMap<MessageId, StoredMessage>>;
  /**
   * Uses up a one-time administrator code. Where `view` is `null`, the outcome's members then
   * belong to the workspace it returns.
   * @returns the workspace it was made for, or `null` when unknown, used or older than 30 minutes.
   */
  redeemAdminCode(code: string, now: Date): Promise<WorkspaceId | null>;
  /** A one-time code of 30 minutes that joins an account to the member; only its hash is stored. */
  createLinkCode(memberId: MemberId, now: Date): Promise<string>;
  /**
   * Uses up such a code. A wrong one is counted against the sender's account whatever the outcome.
   * Where `view` is not `null`, only codes of its workspace count.
   */
  redeemLinkCode(code: string, now: Date): Promise<LinkRedemption>;
  /**
   * A one-time token of 30 minutes by which the member uploads files, as if sent where this message was.
   * Only its hash is stored.
   * @param quotedId the message of the report that they are meant for, if that is known
   */
  createUploadLink(memberId: MemberId, quotedId: MessageId | null): Promise<string>;
  /** The message's group as long as no workspace has it; `null` in private and in a bound group. */
  unboundGroup(): Promise<UnboundGroup | null>;
  /** Groups that asked this workspace, refused ones included. */
  groupRequests(): Promise<readonly GroupRequest[]>;
  /**
   * Locks a workspace where `view` is `null`; from now on the outcome belongs to it.
   * @returns `null` when it is not there, or the outcome belongs to another one
   */
  enter(workspaceId: WorkspaceId): Promise<WorkspaceView | null>;
  /** The stored files of messages of this workspace, by `evidenceKey`. */
  evidence(
    sources: readonly EvidenceSource[],
  ): Promise<ReadonlyMap<string, readonly EvidenceFile[]>>;
}

/** Names the message that brought files: its id is unique within its channel only. */
export function evidenceKey({ channel, messageId }: Omit<EvidenceSource, 'count'>): string {
  return JSON.stringify([channel, messageId]);
}

export interface ConversationStore {
  /**
   * What a decision on this message would see now, without waiting for the lock and without changing
   * anything. The decision itself sees it afresh.
   * @returns `null` when the message has been handled before, or belongs to no workspace.
   */
  preview(message: InboundMessage): Promise<WorkspaceView | null>;
  /**
   * Runs `work` once for a message, in one transaction under the workspace's lock, and stores its
   * outcome. A redelivered message gets the replies stored the first time and `work` is not run.
   */
  handleOnce(
    message: InboundMessage,
    work: (transaction: ConversationTransaction) => Promise<Outcome>,
  ): Promise<readonly Reply[]>;
  /**
   * Like `handleOnce` for work that no message started, such as the expiry of receipts.
   * @param now time of the view and of what is said; a workspace's clock may be set by hand.
   */
  sweep(
    workspaceId: WorkspaceId,
    now: Date,
    work: (view: WorkspaceView, transaction: SweepTransaction) => Outcome | Promise<Outcome>,
  ): Promise<readonly Reply[]>;
  workspaceIds(): Promise<readonly WorkspaceId[]>;
}
