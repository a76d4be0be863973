import { writesFrom } from '../../src/conversation/binding/accounts.js';
import { heldOn } from '../../src/conversation/binding/held-on.js';
import { runsOffice } from '../../src/conversation/binding/runs-office.js';
import { dateOf } from '../../src/kernel/dates.js';
import { newId } from '../../src/kernel/ids.js';
import type { GroupId, MemberId, MessageId, WorkspaceId } from '../../src/kernel/ids.js';
import { ruledPlans } from '../../src/conversation/rules/ruled-plans.js';
import type { Receipt } from '../../src/conversation/receipt.js';
import type { LinkRedemption } from '../../src/conversation/binding/link-redemption.js';
import { evidenceKey } from '../../src/conversation/workspace.js';
import type { Occasion } from '../../src/conversation/occasion.js';
import type {
  ConversationStore,
  ConversationTransaction,
  EvidenceFile,
  GroupChange,
  GroupRequest,
  HeardTurn,
  Member,
  Outcome,
  SweepTransaction,
  StoredMessage,
  UnboundGroup,
  Workspace,
  WorkspaceView,
} from '../../src/conversation/workspace.js';
import { CHAIN_START, sealEntry } from '../../src/ledger/hash-chain.js';
import type { LedgerEntry } from '../../src/ledger/ledger-entry.js';
import type { InboundMessage } from '../../src/message/inbound-message.js';
import type { Reply } from '../../src/message/reply.js';
import type { Plan } from '../../src/plan/model.js';

interface Kept {
  workspace: Workspace;
  plans: Plan[];
  members: Member[];
  ledger: LedgerEntry[];
  receipts: Receipt[];
  occasions: Occasion[];
  messages: (StoredMessage & { readonly userId: string; readonly waiting: number })[];
}

interface LinkCode {
  readonly workspaceId: WorkspaceId;
  readonly memberId: MemberId;
  readonly at: Date;
}

const TURNS_MS = 30 * 60_000;
const CODE_MS = 30 * 60_000;
const WRONG_KEPT_MS = 3_600_000;
const MOST_WRONG = 5;
const CLOSED_RECEIPTS_MS = 60 * 86_400_000;
const OCCASIONS_MS = 100 * 86_400_000;
const STANDING: readonly string[] = ['schedule', 'supervision-proposed', 'calendar-missing'];

/** The store's contract without a database; `conversationStoreContract` keeps it honest. */
export class InMemoryConversationStore implements ConversationStore {
  readonly #kept = new Map<WorkspaceId, Kept>();
  readonly #groups = new Map<GroupId, WorkspaceId>();
  readonly #replies = new Map<string, readonly Reply[]>();
  readonly #codes = new Map<string, { readonly workspaceId: WorkspaceId; readonly at: Date }>();
  readonly #linkCodes = new Map<string, LinkCode>();
  readonly #wrongCodes: { readonly account: string; readonly at: Date }[] = [];
  readonly #requests = new Map<GroupId, GroupRequest>();
  /** Whose administrators were asked about a group. */
  readonly #asked = new Map<GroupId, WorkspaceId>();
  readonly #evidence = new Map<string, readonly EvidenceFile[]>();
  /** What addresses of the upload page were asked for. */
  readonly uploadLinks: { readonly memberId: MemberId; readonly quotedId: MessageId | null }[] = [];
  /** What sweeps did once. */
  readonly #done = new Set<string>();
  #queue: Promise<unknown> = Promise.resolve();

  addWorkspace(name: string, plans: readonly Plan[]): Promise<WorkspaceId> {
    const id = newId<WorkspaceId>();
    const settings = { unknownMayAsk: true, nameMissingInGroups: false };
    this.#kept.set(id, {
      workspace: { id, name, isDemo: false, settings },
      plans: [...plans],
      members: [],
      ledger: [],
      receipts: [],
      occasions: [],
      messages: [],
    });
    return Promise.resolve(id);
  }

  bindGroup(workspaceId: WorkspaceId, group: GroupId): Promise<void> {
    this.#groups.set(group, workspaceId);
    return Promise.resolve();
  }

  putMember(workspaceId: WorkspaceId, member: Member): Promise<void> {
    const kept = this.#at(workspaceId);
    kept.members = merge(kept.members, [member]);
    return Promise.resolve();
  }

  addAdminCode(workspaceId: WorkspaceId, code: string, at: Date): Promise<void> {
    this.#codes.set(code, { workspaceId, at });
    return Promise.resolve();
  }

  /** A code as `createLinkCode` makes it, but known to the test. */
  addLinkCode(workspaceId: WorkspaceId, memberId: MemberId, code: string, at: Date): Promise<void> {
    this.#linkCodes.set(code, { workspaceId, memberId, at });
    return Promise.resolve();
  }

  /** Files that came with a message, as a store of files would know them. */
  addEvidence(message: Pick<InboundMessage, 'channel' | 'id'>, names: readonly string[]): void {
    const key = evidenceKey({ channel: message.channel, messageId: message.id });
    this.#evidence.set(
      key,
      names.map((name) => ({ name })),
    );
  }

  workspaceOfGroup(group: GroupId): WorkspaceId | null {
    return this.#groups.get(group) ?? null;
  }

  requestOf(group: GroupId): GroupRequest | null {
    return this.#requests.get(group) ?? null;
  }

  /** What is stored, for assertions. */
  read(workspaceId: WorkspaceId): Readonly<Kept> {
    return this.#at(workspaceId);
  }

  preview(message: InboundMessage): Promise<WorkspaceView | null> {
    const workspaceId = this.#workspaceOf(message);
    const isKnown = this.#replies.has(`${message.channel} ${message.id}`);
    return Promise.resolve(
      isKnown || workspaceId === null
        ? null
        : this.#view(this.#at(workspaceId), message, message.sentAt),
    );
  }

  handleOnce(
    message: InboundMessage,
    work: (transaction: ConversationTransaction) => Promise<Outcome>,
  ): Promise<readonly Reply[]> {
    return this.#locked(async () => {
      const key = `${message.channel} ${message.id}`;
      const known = this.#replies.get(key);
      if (known !== undefined) return known;
      const home = this.#workspaceOf(message);
      let workspaceId = home;
      const view = home === null ? null : this.#view(this.#at(home), message, message.sentAt);
      const stored = home === null ? [] : this.#at(home).messages;
      const used: string[] = [];
      const outcome = await work({
        view,
        messages: (ids) =>
          Promise.resolve(view === null ? new Map() : evidenceOf(view, stored, ids)),
        redeemAdminCode: (code, now) => {
          const found = this.#codes.get(code);
          if (found === undefined || now.getTime() - found.at.getTime() > CODE_MS) {
            return Promise.resolve(null);
          }
          used.push(code);
          workspaceId ??= found.workspaceId;
          return Promise.resolve(found.workspaceId);
        },
        createLinkCode: (memberId, now) => {
          const code = newId<MessageId>().replaceAll('-', '').slice(0, 10).toUpperCase();
          if (workspaceId !== null) {
            this.#linkCodes.set(code, { workspaceId, memberId, at: now });
          }
          return Promise.resolve(code);
        },
        createUploadLink: (memberId, quotedId) => {
          this.uploadLinks.push({ memberId, quotedId });
          return Promise.resolve(`TOKEN${this.uploadLinks.length}`);
        },
        redeemLinkCode: (code, now) => {
          const redemption = this.#redeemLinkCode(message, { code, now, held: workspaceId });
          if (redemption.kind === 'joins') workspaceId ??= redemption.workspaceId;
          return Promise.resolve(redemption);
        },
        unboundGroup: () => Promise.resolve(home === null ? this.#unboundGroup(message) : null),
        groupRequests: () =>
          Promise.resolve(
            [...this.#requests.values()].filter(
              ({ groupId }) => this.#asked.get(groupId) === workspaceId,
            ),
          ),
        enter: (id) => {
          workspaceId ??= id;
          if (workspaceId !== id) return Promise.resolve(null);
          return Promise.resolve(view ?? this.#view(this.#at(id), message, message.sentAt));
        },
        evidence: (sources) =>
          Promise.resolve(
            new Map(
              sources.map((source) => {
                const named = evidenceKey(source);
                return [named, this.#evidence.get(named) ?? []];
              }),
            ),
          ),
      });
      for (const code of used) this.#codes.delete(code);
      this.#saveGroups(workspaceId, outcome.groups ?? []);
      if (workspaceId !== null) this.#apply(workspaceId, outcome, message);
      this.#replies.set(key, outcome.replies);
      return outcome.replies;
    });
  }

  sweep(
    workspaceId: WorkspaceId,
    now: Date,
    work: (view: WorkspaceView, transaction: SweepTransaction) => Outcome | Promise<Outcome>,
  ): Promise<readonly Reply[]> {
    return this.#locked(async () => {
      const kept = this.#at(workspaceId);
      const view = this.#view(kept, null, now);
      const outcome = await work(view, {
        messages: (ids) => Promise.resolve(evidenceOf(view, kept.messages, ids)),
        isFirst: (key) => {
          const isFirst = !this.#done.has(`${workspaceId} ${key}`);
          this.#done.add(`${workspaceId} ${key}`);
          return Promise.resolve(isFirst);
        },
      });
      this.#saveGroups(workspaceId, outcome.groups ?? []);
      this.#apply(workspaceId, outcome, null);
      return outcome.replies;
    });
  }

  workspaceIds(): Promise<readonly WorkspaceId[]> {
    return Promise.resolve([...this.#kept.keys()]);
  }

  async #locked<Result>(work: () => Promise<Result>): Promise<Result> {
    const run = this.#queue.then(work);
    this.#queue = run.catch(() => undefined);
    return run;
  }

  #at(id: WorkspaceId): Kept {
    const kept = this.#kept.get(id);
    if (kept === undefined) throw new Error(`no workspace ${id}`);
    return kept;
  }

  #workspaceOf(message: InboundMessage): WorkspaceId | null {
    const bound = message.group === null ? undefined : this.#groups.get(message.group);
    if (bound !== undefined) return bound;
    if (message.group !== null) return null;
    const home = [...this.#kept].find(([, { members }]) =>
      members.some((member) => isAccount(member, message)),
    );
    const [only, ...others] = this.#kept.keys();
    return home?.[0] ?? (others.length === 0 ? (only ?? null) : null);
  }

  #redeemLinkCode(
    { channel, sender }: InboundMessage,
    attempt: { readonly code: string; readonly now: Date; readonly held: WorkspaceId | null },
  ): LinkRedemption {
    const { code, now, held } = attempt;
    const account = `${channel} ${sender.userId}`;
    const wrong = this.#wrongCodes.filter(
      (one) => one.account === account && now.getTime() - one.at.getTime() < WRONG_KEPT_MS,
    );
    if (wrong.length >= MOST_WRONG) return { kind: 'blocked' };
    const found = this.#linkCodes.get(code);
    const age = found === undefined ? Infinity : now.getTime() - found.at.getTime();
    if (found === undefined || age > CODE_MS || (held !== null && held !== found.workspaceId)) {
      this.#wrongCodes.push({ account, at: now });
      return { kind: 'wrong' };
    }
    this.#linkCodes.delete(code);
    return { kind: 'joins', workspaceId: found.workspaceId, memberId: found.memberId };
  }

  #unboundGroup(message: InboundMessage): UnboundGroup | null {
    if (message.group === null) return null;
    const [only, ...others] = this.#kept.keys();
    const hosts = [...this.#kept].flatMap(([workspaceId, { workspace, members, plans }]) => {
      const sender = heldOn(members, dateOf(message.sentAt)).find((one) => isAccount(one, message));
      if (sender === undefined || !runsOffice(sender)) return [];
      return [{ workspaceId, name: workspace.name, planTitles: plans.map(({ title }) => title) }];
    });
    return {
      request: this.#requests.get(message.group) ?? null,
      hosts,
      only: others.length === 0 ? (only ?? null) : null,
    };
  }

  #saveGroups(workspaceId: WorkspaceId | null, changes: readonly GroupChange[]): void {
    for (const change of changes) {
      const { channel, groupId, name, state } = change;
      if (state === 'bound') {
        if (workspaceId !== null) this.#groups.set(groupId, workspaceId);
        this.#requests.delete(groupId);
        this.#asked.delete(groupId);
        continue;
      }
      if (state === 'refused') this.#groups.delete(groupId);
      if (workspaceId !== null) this.#asked.set(groupId, workspaceId);
      this.#requests.set(groupId, {
        ...{ channel, groupId, name, state },
        toldOn: state === 'waiting' ? change.toldOn : null,
        isAsked: this.#asked.has(groupId),
      });
    }
  }

  #view(kept: Kept, message: InboundMessage | null, at: Date): WorkspaceView {
    const now = at.getTime();
    const recent = kept.messages.filter(
      (item) =>
        item.userId === message?.sender.userId &&
        item.channel === message.channel &&
        now - item.sentAt.getTime() <= TURNS_MS,
    );
    const turns = recent
      .filter(({ group }) => group === message?.group)
      .flatMap(({ id, text, sentAt }): HeardTurn[] =>
        text === null ? [] : [{ role: 'user', text, messageId: id, sentAt }],
      );
    const pending = new Set(
      kept.receipts.filter(({ status }) => status === 'pending').map(({ no }) => no),
    );
    let nextReceiptNo = 1;
    while (pending.has(nextReceiptNo)) nextReceiptNo += 1;
    return {
      workspace: kept.workspace,
      plans: ruledPlans(kept.plans, kept.workspace.settings),
      members: heldOn(kept.members, dateOf(at)),
      ledger: kept.ledger,
      receipts: kept.receipts.filter(
        ({ closedAt }) => closedAt === null || now - closedAt.getTime() <= CLOSED_RECEIPTS_MS,
      ),
      groups: [...this.#groups].flatMap(([groupId, id]) =>
        id === kept.workspace.id ? [{ channel: 'test', groupId, name: '' }] : [],
      ),
      occasions: kept.occasions
        .filter(({ kind, at }) => STANDING.includes(kind) || now - at.getTime() <= OCCASIONS_MS)
        .sort((a, b) => a.at.getTime() - b.at.getTime()),
      turns,
      waitingFiles: recent
        .filter(({ group, waiting }) => waiting > 0 && (group === null || group === message?.group))
        .map(({ channel, id, waiting }) => ({ channel, messageId: id, count: waiting })),
      nextReceiptNo,
    };
  }

  #apply(id: WorkspaceId, outcome: Outcome, message: InboundMessage | null): void {
    const kept = this.#at(id);
    for (const entry of outcome.entries) {
      const last = kept.ledger.at(-1);
      kept.ledger = [
        ...kept.ledger,
        sealEntry(last?.hash ?? CHAIN_START, (last?.seq ?? 0) + 1, entry),
      ];
    }
    kept.receipts = merge(kept.receipts, outcome.receipts);
    kept.members = merge(kept.members, outcome.members);
    kept.occasions = mergeOccasions(kept.occasions, outcome.occasions ?? []);
    if (outcome.settings !== null) {
      kept.workspace = { ...kept.workspace, settings: outcome.settings };
    }
    if (message !== null) {
      kept.messages.push({
        id: message.id,
        channel: message.channel,
        group: message.group,
        userId: message.sender.userId,
        memberId: kept.members.find((member) => isAccount(member, message))?.id ?? null,
        text: outcome.retention.kind === 'keep' ? outcome.retention.text : null,
        sentAt: message.sentAt,
        waiting: outcome.filesWait === true ? (message.attachments?.length ?? 0) : 0,
      });
    }
  }
}

/** Of each id the message on the channel that the ledger or a receipt names, if it is one. */
function evidenceOf(
  { ledger, receipts }: WorkspaceView,
  stored: Kept['messages'],
  ids: readonly MessageId[],
): ReadonlyMap<MessageId, StoredMessage> {
  const sources = [...ledger.flatMap(({ source }) => source ?? []), ...receipts];
  const found = new Map<MessageId, StoredMessage>();
  for (const wanted of ids) {
    const named = sources.filter(({ messageId }) => messageId === wanted);
    const [channel, another] = new Set(named.map((source) => source.channel));
    const message = stored.find((item) => item.id === wanted && item.channel === channel);
    if (another === undefined && message !== undefined) found.set(wanted, message);
  }
  return found;
}

function mergeOccasions(old: readonly Occasion[], changed: readonly Occasion[]): Occasion[] {
  const nameOf = ({ kind, planId, key, memberId }: Occasion): string =>
    JSON.stringify([kind, planId, key, memberId]);
  const byName = new Map(old.map((one) => [nameOf(one), one]));
  for (const one of changed) byName.set(nameOf(one), one);
  return [...byName.values()];
}

function isAccount(member: Member, message: InboundMessage): boolean {
  return writesFrom(member, { channel: message.channel, userId: message.sender.userId });
}

function merge<Item extends { readonly id: string }>(
  old: readonly Item[],
  changed: readonly Item[],
): Item[] {
  const byId = new Map(old.map((item) => [item.id, item]));
  for (const item of changed) byId.set(item.id, item);
  return [...byId.values()];
}
