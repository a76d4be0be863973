import { createHash } from 'node:crypto';
import { asId } from '../../../src/kernel/ids.js';
import type { WorkspaceId } from '../../../src/kernel/ids.js';
import type { Plan } from '../../../src/plan/model.js';
import type { Database } from '../../../src/store/connect.js';
import { connect } from '../../../src/store/connect.js';
import { createConversationStore } from '../../../src/store/conversation-store.js';
import { planSchema } from '../../../src/store/json/plan-schema.js';
import { toJson } from '../../../src/store/json/storable.js';
import { saveMembers } from '../../../src/store/member-rows.js';
import { createWorkspaceStore } from '../../../src/store/workspace-store.js';
import { bindingStoreContract } from '../../contract/binding-store.contract.js';
import {
  conversationStoreContract,
  type StoreUnderTest,
} from '../../contract/conversation-store.contract.js';
import { freshDatabase } from '../fresh-database.js';
import { NOW } from './messages-and-outcomes.js';

/** A plan without its entry in the ledger, which the contract expects to begin empty. */
async function putPlan(database: Database, workspaceId: WorkspaceId, plan: Plan): Promise<void> {
  await database.planVersion.create({
    data: {
      workspaceId,
      planId: plan.id,
      version: plan.version,
      title: plan.title,
      content: toJson(planSchema, plan, 'plan'),
      decisions: {},
      contentHash: '0'.repeat(64),
      importedAt: NOW,
    },
  });
}

async function onPostgres(): Promise<StoreUnderTest> {
  const fresh = await freshDatabase();
  const database = connect(fresh.url);
  const workspaces = createWorkspaceStore(database);
  return {
    store: createConversationStore(database),
    addWorkspace: async (name, plans) => {
      const id = await workspaces.create({ name, demoNow: null, at: NOW });
      for (const plan of plans) await putPlan(database, id, plan);
      return id;
    },
    bindGroup: (id, group) =>
      workspaces.bindGroup(id, { channel: 'test', groupId: asId(group), name: group }),
    putMember: (id, member) => saveMembers(database, id, [member], NOW),
    addAdminCode: async (workspaceId, code, at) => {
      const codeHash = createHash('sha256').update(code).digest('hex');
      await database.adminCode.create({ data: { codeHash, workspaceId, createdAt: at } });
    },
    addEvidence: async (workspaceId, { channel, id: messageId }, names) => {
      await database.evidence.createMany({
        data: names.map((name, index) => ({
          ...{ channel, messageId, index, workspaceId, name },
          sha256: '0'.repeat(64),
          mediaType: 'application/pdf',
          sizeBytes: 1,
        })),
      });
    },
    close: async () => {
      await database.$disconnect();
      await fresh.drop();
    },
  };
}

conversationStoreContract('PostgreSQL', onPostgres);
bindingStoreContract('PostgreSQL', onPostgres);
