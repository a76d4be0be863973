import { heldOn } from '../conversation/binding/held-on.js';
import { ruledPlans } from '../conversation/rules/ruled-plans.js';
import type { Workspace, WorkspaceView } from '../conversation/workspace.js';
import { dateOf } from '../kernel/dates.js';
import { asId } from '../kernel/ids.js';
import type { MessageId } from '../kernel/ids.js';
import type { InboundMessage } from '../message/inbound-message.js';
import { readGroups } from './bound-groups.js';
import { settingsSchema } from './json/member-schemas.js';
import { fromJson, storableText } from './json/storable.js';
import type { LedgerCache } from './ledger-cache.js';
import type { WorkspaceRow } from './lock-workspace.js';
import { readMembers } from './member-rows.js';
import { readOccasions } from './occasion-rows.js';
import type { PlanCache } from './plan-cache.js';
import { readReceipts } from './receipt-rows.js';
import type { Transaction } from './transaction.js';

/** What one process remembers between transactions. */
export interface StoreCaches {
  readonly ledgers: LedgerCache;
  readonly plans: PlanCache;
}

/** How far back a follow-up question may refer, and how long a file waits (the view's contract). */
const TURNS_MS = 30 * 60_000;

export interface ViewRequest {
  readonly row: WorkspaceRow;
  /** The message to be decided on; `null` when none started the work. */
  readonly message: InboundMessage | null;
  readonly now: Date;
}

/** Reads everything that a decision may look at, as it is in this transaction. */
export async function loadView(
  tx: Transaction,
  caches: StoreCaches,
  { row, message, now }: ViewRequest,
): Promise<WorkspaceView> {
  const receipts = await readReceipts(tx, row.id, now);
  const taken = new Set(receipts.filter(({ status }) => status === 'pending').map(({ no }) => no));
  const workspace = toWorkspace(row);
  return {
    workspace,
    plans: ruledPlans(await caches.plans.newest(tx, row.id), workspace.settings),
    members: heldOn(await readMembers(tx, row.id), dateOf(now)),
    ledger: await caches.ledgers.read(tx, row),
    receipts,
    groups: await readGroups(tx, row.id),
    occasions: await readOccasions(tx, row.id, now),
    turns: message === null ? [] : await readTurns(tx, row.id, message),
    waitingFiles: message === null ? [] : await readWaitingFiles(tx, row.id, message),
    nextReceiptNo: smallestFree(taken),
  };
}

export function toWorkspace(row: WorkspaceRow): Workspace {
  return {
    id: row.id,
    name: row.name,
    isDemo: row.isDemo,
    settings: fromJson(settingsSchema, row.settings, 'settings'),
  };
}

function smallestFree(taken: ReadonlySet<number>): number {
  let no = 1;
  while (taken.has(no)) no += 1;
  return no;
}

async function readTurns(
  tx: Transaction,
  workspaceId: string,
  message: InboundMessage,
): Promise<WorkspaceView['turns']> {
  const rows = await tx.inboundMessage.findMany({
    where: {
      workspaceId,
      channel: storableText(message.channel),
      userId: storableText(message.sender.userId),
      groupId: message.group === null ? null : storableText(message.group),
      sentAt: { gte: new Date(message.sentAt.getTime() - TURNS_MS), lte: message.sentAt },
      text: { not: null },
    },
    orderBy: [{ sentAt: 'asc' }, { seq: 'asc' }],
    select: { id: true, text: true, sentAt: true },
  });
  return rows.flatMap(({ id, text, sentAt }) =>
    text === null ? [] : [{ role: 'user' as const, text, messageId: asId<MessageId>(id), sentAt }],
  );
}

async function readWaitingFiles(
  tx: Transaction,
  workspaceId: string,
  { channel, group, sender, sentAt }: InboundMessage,
): Promise<WorkspaceView['waitingFiles']> {
  const rows = await tx.$queryRaw<{ readonly messageId: string; readonly count: number }[]>`
    SELECT e.message_id AS "messageId", count(*)::int AS count
    FROM evidence e JOIN inbound_message m ON m.channel = e.channel AND m.id = e.message_id
    WHERE e.workspace_id = ${workspaceId} AND e.waits_for_report
      AND m.channel = ${storableText(channel)} AND m.user_id = ${storableText(sender.userId)}
      AND m.sent_at BETWEEN ${new Date(sentAt.getTime() - TURNS_MS)} AND ${sentAt}
      AND (m.group_id IS NULL OR m.group_id = ${group === null ? null : storableText(group)})
    GROUP BY e.message_id, m.sent_at, m.seq ORDER BY m.sent_at, m.seq`;
  return rows.map(({ messageId, count }) => ({
    channel,
    messageId: asId<MessageId>(messageId),
    count,
  }));
}
