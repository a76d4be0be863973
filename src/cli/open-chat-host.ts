import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Posting } from '../conversation/workspace.js';
import { instantAt } from '../kernel/dates.js';
import { AppError } from '../kernel/errors.js';
import type { MemberId, WorkspaceId } from '../kernel/ids.js';
import type { WorkspaceRow } from '../store/lock-workspace.js';
import { openHouse, type House } from '../wire.js';
import { CHAT_CHANNEL } from './chat-host.js';
import type { ChatHost, ChatPerson } from './chat-host.js';
import { loadPlanFile } from './load-plan.js';

export interface OpenedChat {
  readonly host: ChatHost;
  /** Where the workspace's own clock stands (demonstration); `null`: the machine's. */
  readonly now: Date | null;
  close(): Promise<void>;
}

function postingOf({ unit, role }: ChatPerson): readonly Posting[] {
  if (role === 'unknown') return [];
  const fallback = role === 'office' ? '专班办公室' : '县领导';
  return [{ unit: unit === null || unit === '' ? fallback : unit, role }];
}

function hostOf({ handle, workspaces }: House, workspaceId: WorkspaceId): ChatHost {
  const groups = new Set<string>();
  const people = new Map<string, { readonly id: MemberId; readonly given: string }>();
  return {
    handle,
    ensureGroup: async (groupId) => {
      if (groups.has(groupId)) return;
      await workspaces.bindGroup(workspaceId, { channel: CHAT_CHANNEL, groupId, name: groupId });
      groups.add(groupId);
    },
    ensurePerson: async (person, userId, at) => {
      const postings = postingOf(person);
      const known = people.get(userId);
      const given = JSON.stringify(postings);
      // Unknown: what the office approved in the meantime stays.
      if (known !== undefined && (known.given === given || person.role === 'unknown')) {
        return known.id;
      }
      const account = { channel: CHAT_CHANNEL, userId };
      const { name } = person;
      const bound = { account, name, postings, isAdmin: false };
      const { id } = await workspaces.upsertMember(workspaceId, bound, at);
      people.set(userId, { id, given });
      return id;
    },
  };
}

/** A workspace of its own on a throwaway database, with a plan and no reports. */
export async function openFreshChat(
  config: Config,
  planFile: string | null,
  open: typeof openHouse = openHouse,
): Promise<OpenedChat> {
  const plan = await loadPlanFile(planFile);
  const dataDir = await mkdtemp(join(tmpdir(), 'zhanbao-chat-'));
  // As root the database runs as another user, who must be able to pass through.
  await chmod(dataDir, 0o711);
  let house: House | null = null;
  // The database runs on for as long as it is not closed, also without its folder.
  const close = async (): Promise<void> => {
    await house?.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    house = await open(
      { ...config, databaseUrl: null, dataDir },
      { purpose: 'serve', progress: () => undefined, durable: false },
    );
    const { workspaceId } = await house.workspaces.importPlan({
      workspaceId: null,
      workspaceName: plan.title,
      plan,
      decisions: null,
      at: instantAt(plan.period.from, 0),
      importedBy: { memberId: null, unit: null },
    });
    return { host: hostOf(house, workspaceId), now: null, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The first workspace of the configured database. @throws AppError `not-found` without one */
export async function openExistingChat(
  config: Config,
  progress: (line: string) => void,
  open: typeof openHouse = openHouse,
): Promise<OpenedChat> {
  const house = await open(config, { purpose: 'command', progress });
  try {
    const { id, demoNow } = await existingWorkspace(house, config);
    return { host: hostOf(house, id), now: demoNow, close: () => house.close() };
  } catch (error) {
    await house.close();
    throw error;
  }
}

async function existingWorkspace({ workspaces }: House, config: Config): Promise<WorkspaceRow> {
  const [workspace] = await workspaces.list();
  if (workspace === undefined) {
    throw new AppError('not-found', 'no workspace yet', {
      userText: '还没有方案。请先导入方案，或加 --fresh 用临时数据试用。',
    });
  }
  if (!workspace.isDemo && config.simulator !== 'full') {
    throw new AppError('forbidden', 'chat would speak in a real ledger', {
      userText:
        '这里已有真实台账，终端对话会以他人名义写入。请加 --fresh 用临时数据试用；确要在真实台账里试报，请先设置 ZHANBAO_SIMULATOR=on。',
    });
  }
  return workspace;
}
