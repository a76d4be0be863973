import { asId } from '../kernel/ids.js';
import type { WorkspaceId } from '../kernel/ids.js';
import type { StoreCaches } from './load-view.js';
import { lockWorkspace } from './lock-workspace.js';
import type { Transaction } from './transaction.js';

/**
 * Drops every demonstration as a whole. The database allows it only in a transaction that names the
 * workspace, and only for one that was created as a demonstration (prisma/migrations/0003_ledger.sql).
 * @returns how many there were
 */
export async function dropDemos(tx: Transaction, caches: StoreCaches): Promise<number> {
  const demos = await tx.workspace.findMany({
    where: { isDemo: true },
    select: { id: true },
    // Two that drop at the same time must not wait for each other in a circle.
    orderBy: { id: 'asc' },
  });
  for (const { id } of demos) {
    await lockWorkspace(tx, asId<WorkspaceId>(id));
    await tx.$queryRaw`SELECT set_config('zhanbao.drop_demo', ${id}, true)`;
    const where = { workspaceId: id };
    await tx.evidence.deleteMany({ where });
    await tx.outboundMessage.deleteMany({ where });
    await tx.inboundMessage.deleteMany({ where });
    await tx.ledgerEntry.deleteMany({ where });
    await tx.receipt.deleteMany({ where });
    await tx.adminCode.deleteMany({ where });
    await tx.linkCode.deleteMany({ where });
    await tx.uploadLink.deleteMany({ where });
    await tx.chatGroup.deleteMany({ where });
    await tx.groupRequest.deleteMany({ where });
    await tx.memberAccount.deleteMany({ where });
    await tx.member.deleteMany({ where });
    await tx.planVersion.deleteMany({ where });
    await tx.workspace.deleteMany({ where: { id } });
    caches.ledgers.forget(asId<WorkspaceId>(id));
    caches.plans.forget(asId<WorkspaceId>(id));
  }
  return demos.length;
}
