import type { Receipt } from '../../../src/conversation/receipt.js';
import type { ConversationStore, Member } from '../../../src/conversation/workspace.js';
import { newId } from '../../../src/kernel/ids.js';
import type { WorkspaceId } from '../../../src/kernel/ids.js';
import type { Plan } from '../../../src/plan/model.js';
import type { Database } from '../../../src/store/connect.js';
import { connect } from '../../../src/store/connect.js';
import {
  createConversationStore,
  createStoreCaches,
} from '../../../src/store/conversation-store.js';
import type { WorkspaceStore } from '../../../src/store/workspace-store.js';
import { createWorkspaceStore } from '../../../src/store/workspace-store.js';
import { samplePlan } from '../../fakes/sample-plan.js';
import type { FreshDatabase } from '../fresh-database.js';
import { freshDatabase } from '../fresh-database.js';
import { figureEntry, GROUP, inbound, NOW, sha256 } from './messages-and-outcomes.js';

/** A workspace with the sample plan, one bound group and one liaison, on a database of its own. */
export interface StoreFixture {
  readonly url: string;
  readonly database: Database;
  readonly conversations: ConversationStore;
  readonly workspaces: WorkspaceStore;
  readonly workspaceId: WorkspaceId;
  readonly plan: Plan;
  readonly liaison: Member;
  close(): Promise<void>;
}

export async function storeFixture(kind: 'real' | 'demo' = 'real'): Promise<StoreFixture> {
  const fresh: FreshDatabase = await freshDatabase();
  const database = connect(fresh.url);
  const caches = createStoreCaches();
  const workspaces = createWorkspaceStore(database, caches);
  const workspaceId = await workspaces.create({
    name: '科技创新攻坚仗',
    demoNow: kind === 'demo' ? NOW : null,
    at: NOW,
  });
  const { plan } = await workspaces.importPlan({
    workspaceId,
    workspaceName: '',
    plan: samplePlan(),
    decisions: null,
    at: NOW,
    importedBy: { memberId: null, unit: null },
  });
  await workspaces.bindGroup(workspaceId, { channel: 'test', groupId: GROUP, name: '工作群' });
  const liaison = await workspaces.upsertMember(
    workspaceId,
    {
      account: { channel: 'test', userId: 'liaison' },
      name: '县科工信局联络员',
      postings: [{ unit: '县科工信局', role: 'liaison' }],
      isAdmin: false,
    },
    NOW,
  );
  return {
    url: fresh.url,
    database,
    conversations: createConversationStore(database, caches),
    workspaces,
    workspaceId,
    plan,
    liaison,
    close: async () => {
      await database.$disconnect();
      await fresh.drop();
    },
  };
}

export function pendingReceipt(fixture: StoreFixture, no: number, message = inbound()): Receipt {
  const { event } = figureEntry(fixture.plan, message, 58);
  if (event.kind !== 'fact-recorded') throw new Error('not a figure');
  return {
    id: newId(),
    no,
    status: 'pending',
    memberId: fixture.liaison.id,
    unit: '县科工信局',
    unitChoices: ['县科工信局', '高新区'],
    group: GROUP,
    messageId: message.id,
    channel: 'test',
    textHash: sha256(message.text),
    createdAt: message.sentAt,
    expiresAt: new Date('2023-07-06T18:00:00+08:00'),
    closedAt: null,
    figures: [
      {
        fact: event.fact,
        corrects: null,
        scope: 'county',
        question: { kind: 'unit-jump', factor: 10 },
        waived: ['falling-stock'],
        onBehalfOf: null,
        overlap: { deltaId: newId(), counted: true },
      },
    ],
    events: [{ kind: 'no-change-reported', indicatorIds: [], asOf: '2023-07-05' }],
  };
}
