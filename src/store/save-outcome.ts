import { writesFrom } from '../conversation/binding/accounts.js';
import type { Member, Outcome } from '../conversation/workspace.js';
import type { WorkspaceId } from '../kernel/ids.js';
import { sealEntry } from '../ledger/hash-chain.js';
import type { LedgerEntry, NewLedgerEntry } from '../ledger/ledger-entry.js';
import type { InboundMessage } from '../message/inbound-message.js';
import { keepMessage } from './claim-message.js';
import { saveGroups } from './group-rows.js';
import { settingsSchema } from './json/member-schemas.js';
import { storableText, toJson } from './json/storable.js';
import { storableEntry, toLedgerRow } from './ledger-rows.js';
import type { LedgerHead } from './lock-workspace.js';
import { drawNumbersInOrder } from './message-order.js';
import { readMembers, saveMembers } from './member-rows.js';
import { saveOccasions } from './occasion-rows.js';
import { saveReceipts } from './receipt-rows.js';
import { saveReplies } from './replies.js';
import type { Transaction } from './transaction.js';

/** The workspace whose lock is held. */
export interface HeldWorkspace {
  readonly id: WorkspaceId;
  readonly head: LedgerHead;
}

/** What was decided on. */
export interface Decided {
  /** `null` when no message started the work. */
  readonly message: InboundMessage | null;
  /** Its members as the decision saw them; `null` when it did not see the workspace. */
  readonly members: readonly Member[] | null;
  readonly at: Date;
  /** Channels whose replies have to be sent; on these a member can be reached. */
  readonly delivering: ReadonlySet<string>;
}

/** Writes all that handling one message, or a sweep, changes and says. */
export async function saveOutcome(
  tx: Transaction,
  held: HeldWorkspace,
  { message, members: seen, at, delivering }: Decided,
  outcome: Outcome,
): Promise<void> {
  await saveMembers(tx, held.id, outcome.members, at);
  await saveGroups(tx, held.id, outcome.groups ?? [], at);
  await saveReceipts(tx, held.id, outcome.receipts);
  await saveOccasions(tx, held.id, outcome.occasions ?? []);
  await appendEntries(tx, held, outcome.entries);
  if (outcome.settings !== null) {
    await tx.workspace.update({
      where: { id: held.id },
      data: { settings: toJson(settingsSchema, outcome.settings, 'settings') },
    });
  }
  const isCurrent = seen !== null && outcome.members.length === 0;
  const members = isCurrent ? seen : await readMembers(tx, held.id);
  await drawNumbersInOrder(tx, held.id);
  if (message !== null) {
    const member = members.find((candidate) => isSender(candidate, message)) ?? null;
    await keepMessage(tx, message, {
      workspaceId: held.id,
      member,
      retention: outcome.retention,
    });
    if (outcome.filesWait === true) await letFilesWait(tx, message);
  }
  const context = { workspaceId: held.id, message, members, at, delivering };
  await saveReplies(tx, outcome.replies, context);
}

async function letFilesWait(tx: Transaction, { channel, id }: InboundMessage): Promise<void> {
  await tx.evidence.updateMany({
    where: { channel: storableText(channel), messageId: storableText(id) },
    data: { waitsForReport: true },
  });
}

/** Seals the entries onto the chain, one after the other. */
export async function appendEntries(
  tx: Transaction,
  held: HeldWorkspace,
  entries: readonly NewLedgerEntry[],
): Promise<void> {
  let head = held.head;
  const sealed: LedgerEntry[] = [];
  for (const entry of entries) {
    const next = sealEntry(head.hash, head.seq + 1, storableEntry(entry));
    sealed.push(next);
    head = { seq: next.seq, hash: next.hash };
  }
  if (sealed.length === 0) return;
  await tx.ledgerEntry.createMany({ data: sealed.map((entry) => toLedgerRow(held.id, entry)) });
}

function isSender(member: Member, message: InboundMessage): boolean {
  const channel = storableText(message.channel);
  return writesFrom(member, { channel, userId: storableText(message.sender.userId) });
}
