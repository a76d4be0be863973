import type { ConversationTransaction, Outcome, WorkspaceView } from '../conversation/workspace.js';
import { AppError } from '../kernel/errors.js';
import { asId } from '../kernel/ids.js';
import type { WorkspaceId } from '../kernel/ids.js';
import type { InboundMessage } from '../message/inbound-message.js';
import type { Reply } from '../message/reply.js';
import { claimMessage, keepMessage } from './claim-message.js';
import { drawNumbersInOrder } from './message-order.js';
import { openSession } from './open-session.js';
import { noteGroupName, saveGroups } from './group-rows.js';
import type { Database } from './connect.js';
import type { Outbox } from './outbox/outbox.js';
import { storableText } from './json/storable.js';
import type { StoreCaches } from './load-view.js';
import { loadView } from './load-view.js';
import { lockWorkspace, readWorkspace } from './lock-workspace.js';
import { readReplies, saveReplies } from './replies.js';
import { saveOutcome } from './save-outcome.js';
import type { Transaction } from './transaction.js';
import { inSnapshot, inTransaction } from './transaction.js';

interface HandleDeps {
  readonly database: Database;
  readonly caches: StoreCaches;
  readonly outbox: Outbox;
}

type Work = (transaction: ConversationTransaction) => Promise<Outcome>;

/** `ConversationStore.handleOnce` on the database. */
export async function handleOnce(
  { database, caches, outbox }: HandleDeps,
  message: InboundMessage,
  work: Work,
): Promise<readonly Reply[]> {
  const replies = await inTransaction(database, 'handling a message', async (tx) => {
    if (!(await claimMessage(tx, message))) return await readReplies(tx, message);
    const home = await findWorkspace(tx, message);
    const row = home === null ? null : await lockWorkspace(tx, home);
    if (row !== null) await noteGroupName(tx, message);
    const session = await openSession(tx, { caches, message, home: row });
    const outcome = await work(session.transaction);
    const held = session.held();
    const delivering = outbox.channels;
    const members = session.seen()?.members ?? null;
    const decided = { message, members, at: message.sentAt, delivering };
    await (held === null
      ? saveApart(tx, message, { outcome, delivering })
      : saveOutcome(tx, held, decided, outcome));
    return outcome.replies;
  });
  if (replies.length > 0) outbox.ring();
  return replies;
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
export async function findWorkspace(
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

/** A message that belongs to no workspace is answered, and changes nothing. */
export async function saveApart(
  tx: Transaction,
  message: InboundMessage,
  { outcome, delivering }: { readonly outcome: Outcome; readonly delivering: ReadonlySet<string> },
): Promise<void> {
  const groups = outcome.groups ?? [];
  const changes = outcome.entries.length + outcome.receipts.length + outcome.members.length;
  if (changes > 0 || groups.some(({ state }) => state !== 'waiting')) {
    throw new AppError('invariant', 'an outcome that belongs to no workspace changes one');
  }
  await saveGroups(tx, null, groups, message.sentAt);
  const { retention } = outcome;
  await drawNumbersInOrder(tx, null);
  await keepMessage(tx, message, { workspaceId: null, member: null, retention });
  const context = { workspaceId: null, message, members: [], at: message.sentAt, delivering };
  await saveReplies(tx, outcome.replies, context);
}
