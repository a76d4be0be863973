import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkspaceId } from '../../../src/kernel/ids.js';
import { sql } from './embedded-process.js';
import { inbound, nothing, NOW } from './messages-and-outcomes.js';
import type { StoreFixture } from './store-fixture.js';
import { storeFixture } from './store-fixture.js';

const WAIT = { timeout: 20_000, interval: 20 };
const LOCK = 'SELECT id FROM workspace WHERE id = $1 FOR NO KEY UPDATE';

let fixture: StoreFixture;
let other: pg.Client;

beforeEach(async () => {
  fixture = await storeFixture('demo');
  other = new pg.Client({ connectionString: fixture.url });
  await other.connect();
});
afterEach(async () => {
  await other.end();
  await fixture.close();
});

async function untilSomebodyWaits(): Promise<void> {
  const waiting = `select pid from pg_locks where not granted`;
  await expect.poll(async () => (await sql(fixture.url, waiting)).length, WAIT).toBeGreaterThan(0);
}

describe('locks are always taken in the same order, so that nobody waits in a circle', () => {
  it('several demonstrations by their ids, whatever order they lie in', async () => {
    const demo = { name: '演示', isDemo: true, demoNow: NOW, settings: {}, createdAt: NOW };
    for (const id of ['2', '1']) await fixture.database.workspace.create({ data: { ...demo, id } });
    await other.query('BEGIN');
    await other.query(LOCK, ['1']);
    const dropped = fixture.workspaces.dropDemo();
    await untilSomebodyWaits();
    // Whoever waits for the first holds none of the later ones.
    await other.query(`${LOCK} NOWAIT`, ['2']);
    await other.query('COMMIT');
    expect(await dropped).toBe(true);
    expect(await fixture.workspaces.list()).toEqual([]);
  });

  it("the workspace before its administrator's code", async () => {
    const { conversations, workspaces, workspaceId } = fixture;
    await workspaces.create({ name: '乙县', demoNow: null, at: NOW });
    const code = await workspaces.createAdminCode(workspaceId, NOW);
    await other.query('BEGIN');
    await other.query(LOCK, [workspaceId]);
    const privately = inbound({ group: null, sender: { userId: 'boss', displayName: '' } });
    const redeemed: (WorkspaceId | null)[] = [];
    const done = conversations.handleOnce(privately, async (transaction) => {
      redeemed.push(await transaction.redeemAdminCode(code, NOW));
      return nothing;
    });
    await untilSomebodyWaits();
    await other.query('SELECT code_hash FROM admin_code FOR UPDATE NOWAIT');
    await other.query('COMMIT');
    await done;
    expect(redeemed).toEqual([workspaceId]);
  });
});
