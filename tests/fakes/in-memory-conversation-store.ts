import { writesFrom } from '../../src/conversation/binding/accounts.js';
import { heldOn } from '../../src/conversation/binding/held-on.js';
import { dateOf } from '../../src/kernel/dates.js';
import { newId } from '../../src/kernel/ids.js';
import type { GroupId, MessageId, WorkspaceId } from '../../src/kernel/ids.js';
import type { Receipt } from '../../src/conversation/receipt.js';
import type {
  ConversationStore,
  ConversationTransaction,
  HeardTurn,
  Member,
  Outcome,
  StoredMessage,
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
  messages: (StoredMessage & { readonly userId: string })[];
}

const TURNS_MS = 30 * 60_000;
const CODE_MS = 30 * 60_000;
const CLOSED_RECEIPTS_MS = 60 * 86_400_000;

/** The store's contract without a database; `conversationStoreContract` keeps it honest. */
export class InMemoryConversationStore implements ConversationStore {
  readonly #kept = new Map<WorkspaceId, Kept>();
  readonly #groups = new Map<GroupId, WorkspaceId>();
  readonly #replies = new Map<string, readonly Reply[]>();
  readonly #codes = new Map<string, { readonly workspaceId: WorkspaceId; readonly at: Date }>();
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
      let workspaceId = this.#workspaceOf(message);
      const view =
        workspaceId === null ? null : this.#view(this.#at(workspaceId), message, message.sentAt);
      const stored = workspaceId === null ? [] : this.#at(workspaceId).messages;
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
      });
      for (const code of used) this.#codes.delete(code);
      if (workspaceId !== null) this.#apply(workspaceId, outcome, message);
      this.#replies.set(key, outcome.replies);
      return outcome.replies;
    });
  }

  sweep(
    workspaceId: WorkspaceId,
    now: Date,
    work: (view: WorkspaceView) => Outcome,
  ): Promise<readonly Reply[]> {
    return this.#locked(() => {
      const outcome = work(this.#view(this.#at(workspaceId), null, now));
      this.#apply(workspaceId, outcome, null);
      return Promise.resolve(outcome.replies);
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

  #view(kept: Kept, message: InboundMessage | null, at: Date): WorkspaceView {
    const now = at.getTime();
    const turns = kept.messages
      .filter(
        (item) =>
          message !== null &&
          item.userId === message.sender.userId &&
          item.channel === message.channel &&
          item.group === message.group &&
          now - item.sentAt.getTime() <= TURNS_MS,
      )
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
      plans: kept.plans,
      members: heldOn(kept.members, dateOf(at)),
      ledger: kept.ledger,
      receipts: kept.receipts.filter(
        ({ closedAt }) => closedAt === null || now - closedAt.getTime() <= CLOSED_RECEIPTS_MS,
      ),
      turns,
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
