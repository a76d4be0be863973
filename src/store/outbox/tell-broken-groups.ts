import type { ConversationStore } from '../../conversation/workspace.js';
import { doEach } from '../../kernel/do-each.js';
import type { WorkspaceId } from '../../kernel/ids.js';
import type { Database } from '../connect.js';
import { tellWorkspaceOnce } from '../tell-once.js';
import { noticeKey } from '../told-notices.js';
import { inStatement } from '../transaction.js';
import type { WorkspaceStore } from '../workspace-store.js';
import { outboxTexts } from './texts.js';

interface TellDeps {
  readonly apart: Database;
  readonly conversation: Pick<ConversationStore, 'sweep'>;
  readonly workspaces: Pick<WorkspaceStore, 'list'>;
}

interface BrokenGroup {
  readonly workspaceId: WorkspaceId;
  readonly channel: string;
  readonly groupId: string;
  readonly name: string;
  readonly reason: string;
  readonly noticedAt: Date;
}

/**
 * Tells a workspace's administrators of each group that the bot cannot reach any more, once for each time
 * that it broke: digests that nobody gets would otherwise be missed by nobody.
 */
export async function tellBrokenGroups({
  apart,
  conversation,
  workspaces,
}: TellDeps): Promise<void> {
  const untold = await readUntold(apart);
  if (untold.length === 0) return;
  const byId = new Map((await workspaces.list()).map((workspace) => [workspace.id, workspace]));
  await doEach(untold, async (group) => {
    const workspace = byId.get(group.workspaceId);
    if (workspace === undefined) return;
    const text = outboxTexts.groupBroken(group);
    await tellWorkspaceOnce({ conversation }, workspace, { key: keyOf(group), text });
  });
}

function keyOf({ channel, groupId, noticedAt }: BrokenGroup): string {
  return JSON.stringify(['broken-group', channel, groupId, noticedAt.toISOString()]);
}

async function readUntold(database: Database): Promise<readonly BrokenGroup[]> {
  const broken = await inStatement(
    database,
    'reading broken groups',
    (tx) => tx.$queryRaw<BrokenGroup[]>`
      SELECT g.workspace_id AS "workspaceId", b.channel, b.group_id AS "groupId", g.name, b.reason,
        b.noticed_at AS "noticedAt"
      FROM broken_group b JOIN chat_group g ON g.channel = b.channel AND g.group_id = b.group_id`,
  );
  if (broken.length === 0) return [];
  const keys = broken.map((group) => noticeKey(group.workspaceId, keyOf(group)));
  const told = await inStatement(database, 'reading notices', (tx) =>
    tx.toldNotice.findMany({ where: { key: { in: keys } }, select: { key: true } }),
  );
  const known = new Set(told.map(({ key }) => key));
  return broken.filter((_, index) => !known.has(keys[index] ?? ''));
}
