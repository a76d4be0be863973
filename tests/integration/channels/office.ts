import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../../src/cli/program.js';
import { loadConfig } from '../../../src/config.js';
import type { WorkspaceView } from '../../../src/conversation/workspace.js';
import {
  asId,
  newId,
  type GroupId,
  type MessageId,
  type WorkspaceId,
} from '../../../src/kernel/ids.js';
import type { LedgerEvent } from '../../../src/ledger/ledger-entry.js';
import { serve, type Service } from '../../../src/main.js';
import { parsePlanYaml } from '../../../src/plan/load-plan-file.js';
import type { Plan } from '../../../src/plan/model.js';
import { connect, type Database } from '../../../src/store/connect.js';
import { createWorkspaceStore, type WorkspaceStore } from '../../../src/store/workspace-store.js';
import { openHouse, type House } from '../../../src/wire.js';
import { fakeTerminal } from '../../fakes/command-context.js';
import { freshDatabase } from '../fresh-database.js';

const PLAN = new URL('../../../plans/youxian-2023/plan.yaml', import.meta.url);

/** The last whole month: what is reported for it is neither to come nor long past. */
export function lastMonth(): { readonly year: number; readonly month: number } {
  const now = new Date();
  const before = new Date(now.getFullYear(), now.getMonth(), 0);
  return { year: before.getFullYear(), month: before.getMonth() + 1 };
}

/** The sample plan, for a year. */
function planOf(year: number): Plan {
  return parsePlanYaml(readFileSync(PLAN, 'utf8').replaceAll('2023', String(year)));
}

/** The product with a plan and nobody bound, before whatever platforms `env` points it at. */
export interface Office {
  readonly service: Service;
  readonly env: Readonly<Record<string, string>>;
  readonly database: Database;
  view(): Promise<WorkspaceView>;
  /** What stands in the ledger, of one kind. */
  events<Kind extends LedgerEvent['kind']>(
    kind: Kind,
  ): Promise<readonly Extract<LedgerEvent, { kind: Kind }>[]>;
  /** Binds the liaison, the leader and the office, by the ids that the platforms here give them. */
  bind(place: { readonly channel: string; readonly group: string | null }): Promise<void>;
  /** What `zhanbao bind admin` prints. */
  adminCode(): Promise<string>;
  /** Closes receipts as at this moment, as the service does every minute. */
  sweepAt(now: Date): Promise<void>;
  /** The liaison reports in the group at this moment, which may be yet to come, and confirms it. */
  reportAt(now: Date, text: string, place: Place): Promise<void>;
  close(): Promise<void>;
}

interface Place {
  readonly channel: string;
  readonly group: string;
}

/** @param year of the plan; by default the one that reports are about */
export async function openOffice(
  platforms: Readonly<Record<string, string>>,
  year: number = lastMonth().year,
): Promise<Office> {
  const fresh = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'zhanbao-platforms-'));
  const env = {
    DATABASE_URL: fresh.url,
    ZHANBAO_DATA_DIR: dataDir,
    ZHANBAO_LOG_LEVEL: 'silent',
    PORT: '0',
    ...platforms,
  };
  const database = connect(fresh.url);
  const workspaces = createWorkspaceStore(database);
  const workspaceId = await importPlan(workspaces, year);
  const service = await serve(loadConfig(env), () => undefined);
  const view = (): Promise<WorkspaceView> => workspaces.readView(workspaceId, new Date());
  return {
    service,
    env,
    database,
    view,
    events: async (kind) => {
      const { ledger } = await view();
      return ledger.flatMap(({ event }) =>
        event.kind === kind ? [event as Extract<LedgerEvent, { kind: typeof kind }>] : [],
      );
    },
    bind: (place) => bindPeople(workspaces, workspaceId, place),
    adminCode: () => adminCode(env),
    sweepAt: (now) => inHouse(env, (house) => house.sweep(() => now)),
    reportAt: (now, text, place) => inHouse(env, (house) => reportAt(house, now, text, place)),
    close: async () => {
      await service.stop();
      await database.$disconnect();
      await fresh.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function importPlan(workspaces: WorkspaceStore, year: number): Promise<WorkspaceId> {
  const { workspaceId } = await workspaces.importPlan({
    workspaceId: null,
    workspaceName: '科技创新攻坚仗',
    plan: planOf(year),
    decisions: null,
    at: new Date(),
    importedBy: { memberId: null, unit: null },
  });
  return workspaceId;
}

const PEOPLE = [
  { userId: 'office', name: '办公室甲', unit: '专班办公室', role: 'office' },
  { userId: 'liaison', name: '联络员甲', unit: '县科工信局', role: 'liaison' },
  { userId: 'leader', name: '领导甲', unit: '县领导', role: 'leader' },
] as const;

async function bindPeople(
  workspaces: WorkspaceStore,
  id: WorkspaceId,
  { channel, group }: Parameters<Office['bind']>[0],
): Promise<void> {
  if (group !== null) {
    await workspaces.bindGroup(id, { channel, groupId: asId(group), name: '工作专班群' });
  }
  for (const { userId, name, unit, role } of PEOPLE) {
    const postings = [{ unit, role }];
    const person = { account: { channel, userId }, name, postings, isAdmin: role === 'office' };
    await workspaces.upsertMember(id, person, new Date());
  }
}

async function adminCode(env: Readonly<Record<string, string>>): Promise<string> {
  const terminal = fakeTerminal([], { env });
  await runProgram(['bind', 'admin', '--json'], terminal);
  return (JSON.parse(terminal.out()) as { code: string }).code;
}

/** Another process of the same office. */
async function inHouse(
  env: Readonly<Record<string, string>>,
  work: (house: House) => Promise<void>,
): Promise<void> {
  const house = await openHouse(loadConfig(env), {
    purpose: 'command',
    progress: () => undefined,
  });
  await work(house);
  await house.close();
}

async function reportAt(
  house: House,
  now: Date,
  text: string,
  { channel, group }: Place,
): Promise<void> {
  const sender = { userId: 'liaison', displayName: '联络员甲' };
  const said = { channel, group: asId<GroupId>(group), sender, sentAt: now };
  for (const words of [text, '确认']) {
    const id = newId<MessageId>();
    await house.handle({ ...said, id, text: words, quotedMessageId: null, quotedText: null });
  }
}
