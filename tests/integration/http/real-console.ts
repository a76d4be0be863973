import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../src/config.js';
import type { WorkspaceView } from '../../../src/conversation/workspace.js';
import type { WorkspaceId } from '../../../src/kernel/ids.js';
import { parsePlanYaml } from '../../../src/plan/load-plan-file.js';
import { FolderEvidence } from '../../../src/store/evidence/folder-evidence.js';
import { openSecretBox } from '../../../src/store/open-secret-box.js';
import { CONSOLE_ROOT, openHouse, type House } from '../../../src/wire.js';
import { wireConsole } from '../../../src/wire-console.js';
import { LoginPlatform } from '../../fakes/login-platform.js';
import { lastMonth } from '../channels/office.js';
import { freshDatabase } from '../fresh-database.js';
import { serve, type Served } from './serve.js';

const PLAN = new URL('../../../plans/youxian-2023/plan.yaml', import.meta.url);
const CHANNEL = 'one';

const PEOPLE = [
  { userId: 'office', name: '办公室甲', unit: '专班办公室', role: 'office' },
  { userId: 'liaison', name: '联络员甲', unit: '县科工信局', role: 'liaison' },
  { userId: 'leader', name: '领导甲', unit: '县领导', role: 'leader' },
] as const;

/** The last day of the last whole month, as a table writes it. */
export function lastMonthEnd(): string {
  const { year, month } = lastMonth();
  const end = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return [year, month, end].map((part) => String(part).padStart(2, '0')).join('-');
}

/** The console before the real conversation and ledger, with a platform to sign in by. */
export interface RealConsole {
  readonly house: House;
  readonly platform: LoginPlatform;
  readonly served: Served;
  readonly dataDir: string;
  view(): Promise<WorkspaceView>;
  close(): Promise<void>;
}

export async function openRealConsole(): Promise<RealConsole> {
  const fresh = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'zhanbao-console-'));
  const env = { DATABASE_URL: fresh.url, ZHANBAO_DATA_DIR: dataDir };
  const house = await openHouse(loadConfig(env), {
    purpose: 'command',
    progress: () => undefined,
  });
  const id = await fill(house);
  const people = PEOPLE.map(({ userId }) => userId);
  const platform = await LoginPlatform.start({ label: '平台一', people, now: () => new Date() });
  const wired = wireConsole(house, {
    channels: [{ name: CHANNEL, signIn: platform }],
    box: await openSecretBox(null, dataDir),
    evidence: new FolderEvidence(dataDir),
    publicUrl: null,
  });
  const served = await serve(null, { consoleRoot: CONSOLE_ROOT, console: wired });
  platform.register(`${served.url}/login/${CHANNEL}/return`);
  return {
    ...{ house, platform, served, dataDir },
    view: () => house.workspaces.readView(id, new Date()),
    close: async () => {
      await served.stop();
      await platform.stop();
      await house.close();
      await fresh.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function fill({ workspaces }: House): Promise<WorkspaceId> {
  const source = readFileSync(PLAN, 'utf8').replaceAll('2023', String(lastMonth().year));
  const { workspaceId } = await workspaces.importPlan({
    workspaceId: null,
    workspaceName: '科技创新攻坚仗',
    plan: parsePlanYaml(source),
    decisions: null,
    at: new Date(),
    importedBy: { memberId: null, unit: null },
  });
  for (const { userId, name, unit, role } of PEOPLE) {
    const person = { account: { channel: CHANNEL, userId }, name, isAdmin: userId === 'leader' };
    const postings = [{ unit, role }];
    await workspaces.upsertMember(workspaceId, { ...person, postings }, new Date());
  }
  return workspaceId;
}
