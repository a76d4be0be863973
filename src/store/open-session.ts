import type { ConversationTransaction, WorkspaceView } from '../conversation/workspace.js';
import type { WorkspaceId } from '../kernel/ids.js';
import { AppError } from '../kernel/errors.js';
import type { InboundMessage } from '../message/inbound-message.js';
import { redeemAdminCode } from './admin-codes.js';
import { readEvidenceFiles } from './evidence-names.js';
import { readGroupRequests, readUnboundGroup } from './group-rows.js';
import { createLinkCode, redeemLinkCode } from './link-codes.js';
import { loadView } from './load-view.js';
import type { StoreCaches } from './load-view.js';
import { lockWorkspace } from './lock-workspace.js';
import type { WorkspaceRow } from './lock-workspace.js';
import { readEvidence } from './read-evidence.js';
import type { Transaction } from './transaction.js';
import { createUploadLink } from './upload/upload-links.js';

/** What the work on one message may ask of the store. */
export interface Session {
  readonly transaction: ConversationTransaction;
  /** The workspace that the outcome belongs to. */
  held(): WorkspaceRow | null;
  /** Its view as far as the work saw one. */
  seen(): WorkspaceView | null;
}

export interface SessionStart {
  readonly caches: StoreCaches;
  readonly message: InboundMessage;
  /** The workspace of group or sender, locked. */
  readonly home: WorkspaceRow | null;
}

export async function openSession(
  tx: Transaction,
  { caches, message, home }: SessionStart,
): Promise<Session> {
  const look = (row: WorkspaceRow): Promise<WorkspaceView> =>
    loadView(tx, caches, { row, message, now: message.sentAt });
  const view = home === null ? null : await look(home);
  let held = home;
  let seen = view;
  const enter = async (id: WorkspaceId): Promise<WorkspaceView | null> => {
    held ??= await lockWorkspace(tx, id);
    if (held?.id !== id) return null;
    seen ??= await look(held);
    return seen;
  };
  const mine = (): WorkspaceId => {
    if (held === null) throw new AppError('invariant', 'the message belongs to no workspace');
    return held.id;
  };
  const { channel, sender } = message;
  const account = { channel, userId: sender.userId };
  const transaction: ConversationTransaction = {
    view,
    messages: async (ids) => (view === null ? new Map() : await readEvidence(tx, view, ids)),
    redeemAdminCode: async (code, now) => {
      const workspace = await redeemAdminCode(tx, code, { now, held });
      held ??= workspace;
      return workspace?.id ?? null;
    },
    createLinkCode: (memberId, now) => createLinkCode(tx, mine(), memberId, now),
    createUploadLink: (memberId, quotedId) =>
      createUploadLink(tx, { workspaceId: mine(), memberId, message, quotedId }),
    redeemLinkCode: async (code, now) => {
      const attempt = { code, sender: account, now, held };
      const { redemption, workspace } = await redeemLinkCode(tx, attempt);
      held ??= workspace;
      return redemption;
    },
    unboundGroup: async () => (home === null ? await readUnboundGroup(tx, caches, message) : null),
    groupRequests: () => readGroupRequests(tx, mine()),
    enter,
    evidence: (sources) => readEvidenceFiles(tx, mine(), sources),
  };
  return { transaction, held: () => held, seen: () => seen };
}
