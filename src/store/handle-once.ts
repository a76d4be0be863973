import type { ConversationTransaction, Outcome, WorkspaceView } from '../conversation/workspace.js';
import { AppError } from '../kernel/errors.js';
import { asId } from '../kernel/ids.js';
import type { WorkspaceId } from '../kernel/ids.js';
import type { InboundMessage } from '../message/inbound-message.js';
import type { Reply } from '../message/reply.js';
import { redeemAdminCode } from './admin-codes.js';
import { claimMessage, keepMessage } from './claim-message.js';
import { drawNumbersInOrder } from './message-order.js';
import { readEvidence } from './read-evidence.js';
import type { Database } from './connect.js';
import { storableText } from './json/storable.js';
import type { StoreCaches } from './load-view.js';
import { loadView } from './load-view.js';
import type { WorkspaceRow } from './lock-workspace.js';
import { lockWorkspace, readWorkspace } from './lock-workspace.js';
import { readReplies, saveReplies } from './replies.js';
import { saveOutcome } from './save-outcome.js';
import type { Transaction } from './transaction.js';
import { inSnapshot, inTransaction } from './transaction.js';

type Work = (transaction: ConversationTransaction) => Promise<Outcome>;

interface HandleDeps {
  readonly database: Database;
  readonly caches: StoreCaches;
  /** Channels that can be written to; `null`: not known. */
  readonly reachable: ReadonlySet<string> | null;
}

/** `ConversationStore.handleOnce` on the database. */
export async function handleOnce(
  { database, caches, reachable }: HandleDeps,
  message: InboundMessage,
  work: Work,
): Promise<readonly Reply[]> {
  return await inTransaction(database, 'handling a message', async (tx) => {
    if (!(await claimMessage(tx, message))) return await readReplies(tx, message);
    const home = await findWorkspace(tx, message);
    const row = home === null ? null : await lockWorkspace(tx, home);
    const view =
      row === null ? null : await loadView(tx, caches, { row, message, now: message.sentAt });
    const session = openSession(tx, row, view);
    const outcome = await work(session.transaction);
    const held = session.held();
    const decided = { message, members: view?.members ?? null, reachable, at: message.sentAt };
    await (held === null
      ? saveApart(tx, message, outcome)
      : saveOutcome(tx, held, decided, outcome));
    return outcome.replies;
  });
}

/** `ConversationStore.preview` on the database. */
export async function previewMessage(
  { database, caches }: Pick<HandleDeps, 'database' | 'caches'>,
  message: InboundMessage,
): Promise<WorkspaceView | null> {
  return await inSnapshot(database, 'looking ahead at a message', async (tx) => {
    const key = { channel: storableText(message.channel), id: storableText(message.id) };
    const known = await tx.inboundMessage.findUnique({ where: { channel_id: key } });
    if (known !== null) return null;
    const home = await findWorkspace(tx, message);
    const row = home === null ? null : await readWorkspace(tx, home);
    return row === null ? null : await loadView(tx, caches, { row, message, now: message.sentAt });
  });
}

/** In a group, the group's workspace; in private, the sender's own, or the only one there is. */
async function findWorkspace(
  tx: Transaction,
  message: InboundMessage,
): Promise<WorkspaceId | null> {
  const channel = storableText(message.channel);
  if (message.group !== null) {
    const groupId = storableText(message.group);
    const group = await tx.chatGroup.findUnique({
      where: { channel_groupId: { channel, groupId } },
    });
    return group === null ? null : asId<WorkspaceId>(group.workspaceId);
  }
  // Of several workspaces the one that bound the person last.
  const member = await tx.memberAccount.findFirst({
    where: { channel, userId: storableText(message.sender.userId) },
    orderBy: [{ boundAt: 'desc' }, { memberId: 'asc' }],
  });
  if (member !== null) return asId<WorkspaceId>(member.workspaceId);
  const [only, another] = await tx.workspace.findMany({ take: 2, select: { id: true } });
  return only === undefined || another !== undefined ? null : asId<WorkspaceId>(only.id);
}

interface Session {
  readonly transaction: ConversationTransaction;
  /** The workspace that the outcome belongs to. */
  held(): WorkspaceRow | null;
}

function openSession(
  tx: Transaction,
  home: WorkspaceRow | null,
  view: WorkspaceView | null,
): Session {
  let held = home;
  const transaction: ConversationTransaction = {
    view,
    messages: async (ids) => (view === null ? new Map() : await readEvidence(tx, view, ids)),
    redeemAdminCode: async (code, now) => {
      const workspace = await redeemAdminCode(tx, code, { now, held });
      held ??= workspace;
      return workspace?.id ?? null;
    },
  };
  return { transaction, held: () => held };
}

/** A message that belongs to no workspace is answered, and changes nothing. */
async function saveApart(
  tx: Transaction,
  message: InboundMessage,
  outcome: Outcome,
): Promise<void> {
  if (outcome.entries.length + outcome.receipts.length + outcome.members.length > 0) {
    throw new AppError('invariant', 'an outcome that belongs to no workspace changes one');
  }
  const { retention } = outcome;
  await drawNumbersInOrder(tx, null);
  await keepMessage(tx, message, { workspaceId: null, member: null, retention });
  const at = message.sentAt;
  const context = { workspaceId: null, message, members: [], reachable: null, at };
  await saveReplies(tx, outcome.replies, context);
}
