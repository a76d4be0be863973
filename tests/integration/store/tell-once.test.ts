import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPlatformQuota } from '../../../src/store/platform-quota.js';
import { tellOnce } from '../../../src/store/tell-once.js';
import { NOW } from './messages-and-outcomes.js';
import { storeFixture, type StoreFixture } from './store-fixture.js';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await storeFixture();
  const second = await fixture.workspaces.create({ name: '第二专班', demoNow: null, at: NOW });
  const administrator = { name: '管理员', postings: [], isAdmin: true };
  for (const [id, userId] of [
    [fixture.workspaceId, 'first'],
    [second, 'second'],
  ] as const) {
    const account = { channel: 'test', userId };
    await fixture.workspaces.upsertMember(id, { ...administrator, account }, NOW);
  }
});
afterEach(async () => {
  await fixture.close();
});

const tell = (): Promise<void> => {
  const { conversations: conversation, workspaces } = fixture;
  return tellOnce({ conversation, workspaces }, { key: 'k', text: '额度将尽' });
};

async function told(): Promise<readonly (string | null)[]> {
  const rows = await fixture.database.outboundMessage.findMany({ orderBy: { seq: 'asc' } });
  return rows.map(({ toUser }) => toUser);
}

it('tells the administrators of every workspace once, however often and from wherever', async () => {
  await Promise.all([tell(), tell(), tell()]);
  expect([...(await told())].sort()).toEqual(['first', 'second']);
});

it('has not told whom it failed to tell, and tells the others meanwhile', async () => {
  const { database, workspaceId } = fixture;
  const { settings } = await database.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  await database.$executeRaw`UPDATE workspace SET settings = '7' WHERE id = ${workspaceId}`;
  await expect(tell()).rejects.toMatchObject({ code: 'unreadable' });
  expect(await told()).toEqual(['second']);
  await database.$executeRaw`
    UPDATE workspace SET settings = ${JSON.stringify(settings)}::jsonb WHERE id = ${workspaceId}`;
  await tell();
  expect(await told()).toEqual(['second', 'first']);
});

it('counts of a quota fail as everything does that needs the database', async () => {
  await fixture.database.$executeRaw`DROP TABLE platform_quota`;
  const quota = createPlatformQuota(fixture.database, 'a', { now: () => NOW });
  await expect(quota.count('api', 1)).rejects.toMatchObject({ code: 'store' });
  await expect(quota.read()).rejects.toMatchObject({ code: 'store' });
});
