import { writesFrom } from '../conversation/binding/accounts.js';
import type {
  Account,
  GroupPlace,
  GroupRequest,
  Member,
  Posting,
  WorkspaceView,
} from '../conversation/workspace.js';
import { AppError } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import type { MemberId, PlanId, WorkspaceId } from '../kernel/ids.js';
import { createAdminCode } from './admin-codes.js';
import type { Database } from './connect.js';
import type { NewWorkspace } from './create-workspace.js';
import { createWorkspace } from './create-workspace.js';
import { createStoreCaches } from './conversation-store.js';
import { readGroupRequests, saveGroups } from './group-rows.js';
import { readGroups } from './bound-groups.js';
import { createLinkCode } from './link-codes.js';
import { dropDemos } from './drop-demos.js';
import type { ImportedPlan, PlanImport } from './import-plan.js';
import { importPlan, readDecisions } from './import-plan.js';
import { storableText } from './json/storable.js';
import type { StoreCaches } from './load-view.js';
import { loadView } from './load-view.js';
import type { WorkspaceRow } from './lock-workspace.js';
import { lockWorkspace, readWorkspace, readWorkspaces } from './lock-workspace.js';
import { readMembers, saveMembers } from './member-rows.js';
import type { Transaction } from './transaction.js';
import { inSnapshot, inTransaction } from './transaction.js';

export type GroupBinding = GroupPlace;

/** A person as given by a script or the demonstration, not by the office's approval in chat. */
export interface GivenPerson {
  readonly account: Account;
  readonly name: string;
  readonly postings: readonly Posting[];
  readonly isAdmin: boolean;
}

/** What setting up, importing and the simulator need besides the conversation. */
export interface WorkspaceStore {
  create(workspace: NewWorkspace): Promise<WorkspaceId>;
  /** All workspaces, real ones before demonstrations, oldest first. */
  list(): Promise<readonly WorkspaceRow[]>;
  importPlan(plan: PlanImport): Promise<ImportedPlan>;
  /** What was decided about a plan's document so far; `null` when nothing was. */
  readDecisions(workspaceId: WorkspaceId, planId: PlanId): Promise<unknown>;
  /** @returns whether there was a demonstration to drop. */
  dropDemo(): Promise<boolean>;
  /** Moves a demonstration's clock. */
  setDemoNow(workspaceId: WorkspaceId, now: Date): Promise<void>;
  /** A group belongs to one workspace: binding it again moves or renames it. */
  bindGroup(workspaceId: WorkspaceId, group: GroupBinding): Promise<void>;
  readGroups(workspaceId: WorkspaceId): Promise<readonly GroupBinding[]>;
  /** Groups that asked the workspace's administrators, refused ones included. */
  readGroupRequests(workspaceId: WorkspaceId): Promise<readonly GroupRequest[]>;
  /** Binds a person as given, new or known by the account. */
  upsertMember(workspaceId: WorkspaceId, person: GivenPerson, at: Date): Promise<Member>;
  /** @returns a one-time code of 30 minutes, to be shown once; only its hash is stored. */
  createAdminCode(workspaceId: WorkspaceId, now: Date): Promise<string>;
  /** The same to join a further account to a member. */
  createLinkCode(workspaceId: WorkspaceId, memberId: MemberId, now: Date): Promise<string>;
  /** What a decision would see now, for boards and exports; without waiting for the lock. */
  readView(workspaceId: WorkspaceId, now: Date): Promise<WorkspaceView>;
}

export function createWorkspaceStore(
  database: Database,
  caches: StoreCaches = createStoreCaches(),
): WorkspaceStore {
  const run = <Result>(what: string, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
    inTransaction(database, what, work);
  return {
    create: (workspace) => run('creating a workspace', (tx) => createWorkspace(tx, workspace)),
    list: () => run('listing workspaces', readWorkspaces),
    importPlan: (plan) => run('importing a plan', (tx) => importPlan(tx, caches, plan)),
    readDecisions: (workspaceId, planId) =>
      run('reading decisions', (tx) => readDecisions(tx, workspaceId, planId)),
    dropDemo: () =>
      run('dropping the demonstration', async (tx) => (await dropDemos(tx, caches)) > 0),
    setDemoNow: (workspaceId, now) =>
      run('setting the clock', (tx) => setDemoNow(tx, workspaceId, now)),
    bindGroup: (workspaceId, group) =>
      run('binding a group', (tx) =>
        saveGroups(tx, workspaceId, [{ ...group, state: 'bound' }], new Date()),
      ),
    readGroups: (workspaceId) => run('reading groups', (tx) => readGroups(tx, workspaceId)),
    upsertMember: (workspaceId, person, at) =>
      run('binding a member', (tx) => upsertMember(tx, workspaceId, { person, at })),
    readGroupRequests: (workspaceId) =>
      run('reading groups', (tx) => readGroupRequests(tx, workspaceId)),
    createAdminCode: (workspaceId, now) =>
      run('making a code', (tx) => createAdminCode(tx, workspaceId, now)),
    createLinkCode: (workspaceId, memberId, now) =>
      run('making a code', (tx) => createLinkCode(tx, workspaceId, memberId, now)),
    readView: (workspaceId, now) =>
      inSnapshot(database, 'reading a workspace', async (tx) => {
        const row = await existing(readWorkspace(tx, workspaceId));
        return await loadView(tx, caches, { row, message: null, now });
      }),
  };
}

async function existing(row: Promise<WorkspaceRow | null>): Promise<WorkspaceRow> {
  const found = await row;
  if (found === null) throw new AppError('not-found', 'no such workspace');
  return found;
}

async function setDemoNow(tx: Transaction, workspaceId: WorkspaceId, now: Date): Promise<void> {
  const { count } = await tx.workspace.updateMany({
    where: { id: workspaceId, isDemo: true },
    data: { demoNow: now },
  });
  if (count === 0) throw new AppError('not-found', 'only a demonstration has a clock of its own');
}

async function upsertMember(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { person, at }: { readonly person: GivenPerson; readonly at: Date },
): Promise<Member> {
  const held = await existing(lockWorkspace(tx, workspaceId));
  const { account, name, postings, isAdmin } = person;
  const stored = {
    channel: storableText(account.channel),
    userId: storableText(account.userId),
  };
  const known = (await readMembers(tx, held.id)).find((member) => writesFrom(member, stored));
  const before = known ?? {
    id: newId<MemberId>(),
    requested: null,
    accounts: [account],
    leave: null,
    helpedOn: null,
  };
  const member: Member = { ...before, name, postings, isAdmin };
  await saveMembers(tx, held.id, [member], at);
  return member;
}
