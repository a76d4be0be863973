import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoreFixture } from './store-fixture.js';
import { figureEntry, inbound, nothing } from './messages-and-outcomes.js';
import { storeFixture } from './store-fixture.js';

let real: StoreFixture;
let demo: StoreFixture;

async function fill(fixture: StoreFixture): Promise<void> {
  const message = inbound();
  const entries = [58, 59, 60].map((value) => figureEntry(fixture.plan, message, value));
  await fixture.conversations.handleOnce(message, () => Promise.resolve({ ...nothing, entries }));
}

beforeAll(async () => {
  [real, demo] = [await storeFixture(), await storeFixture('demo')];
  await fill(real);
  await fill(demo);
});
afterAll(async () => {
  await real.close();
  await demo.close();
});

async function refused(fixture: StoreFixture, ...statements: string[]): Promise<string> {
  const run = fixture.database.$transaction(
    statements.map((statement) => fixture.database.$executeRawUnsafe(statement)),
  );
  const error = await run.then(
    () => new Error('was allowed'),
    (thrown: unknown) => thrown,
  );
  return error instanceof Error ? error.message : '';
}

function dropping(fixture: StoreFixture): string {
  return `SELECT set_config('zhanbao.drop_demo', '${fixture.workspaceId}', true)`;
}

describe('the database itself', () => {
  it.each([
    `UPDATE ledger_entry SET unit = '高新区' WHERE seq = 2`,
    `DELETE FROM ledger_entry WHERE seq = 4`,
    `DELETE FROM ledger_entry`,
    `TRUNCATE ledger_entry`,
    `TRUNCATE workspace CASCADE`,
  ])('refuses to rewrite a ledger: %s', async (statement) => {
    for (const fixture of [real, demo]) {
      expect(await refused(fixture, statement)).toMatch(/append-only|fixed/);
      expect(await fixture.database.ledgerEntry.count()).toBe(4);
    }
  });

  it('refuses to delete entries of a real workspace even where a demonstration could be', async () => {
    const drop = [dropping(real), 'DELETE FROM ledger_entry'];
    expect(await refused(real, ...drop)).toMatch('append-only');
    expect(await refused(real, dropping(real), 'DELETE FROM workspace')).toMatch('is forbidden');
  });

  it('refuses to drop a demonstration in part', async () => {
    const part = [dropping(demo), 'DELETE FROM ledger_entry WHERE seq = 4'];
    expect(await refused(demo, ...part)).toMatch(/RestrictViolation|as a whole/);
    expect(await demo.database.ledgerEntry.count()).toBe(4);
  });

  it('refuses to make a demonstration of a real workspace, or the other way round', async () => {
    expect(await refused(real, 'UPDATE workspace SET is_demo = true')).toMatch('is fixed');
    const toReal = 'UPDATE workspace SET demo_now = NULL, is_demo = false';
    expect(await refused(demo, toReal)).toMatch('is fixed');
    expect(await refused(demo, `UPDATE workspace SET id = 'other'`)).toMatch('is fixed');
  });

  it.each([
    ['with a gap', 6, 'hash'],
    ['that forks the chain', 4, 'prev_hash'],
    ['that does not know the last', 5, 'prev_hash'],
  ])('refuses an entry %s', async (_, seq, before) => {
    const copy = `INSERT INTO ledger_entry (workspace_id, seq, at, kind, body, prev_hash, hash)
      SELECT workspace_id, ${seq}, at, kind, body, ${before}, repeat('a', 64)
      FROM ledger_entry WHERE seq = 4`;
    expect(await refused(real, copy)).toMatch('does not continue the chain');
  });

  it('lets two pending receipts of a workspace never share a short number', async () => {
    const receipt = (id: string): string => `
      INSERT INTO receipt (id, workspace_id, no, status, member_id, unit, channel, message_id,
        created_at, expires_at, content)
      VALUES ('${id}', '${real.workspaceId}', 1, 'pending', '${real.liaison.id}', '', '', '',
        now(), now(), '{}')`;
    expect(await refused(real, receipt('a'), receipt('b'))).toMatch(/unique|23505/i);
  });
});

describe('a demonstration', () => {
  it('is dropped as a whole, and nothing else with it', async () => {
    const beside = await storeFixture('demo');
    try {
      await fill(beside);
      const own = await beside.workspaces.create({ name: '真', demoNow: null, at: new Date() });
      expect(await beside.workspaces.dropDemo()).toBe(true);
      expect(await beside.workspaces.dropDemo()).toBe(false);
      expect((await beside.workspaces.list()).map(({ id }) => id)).toEqual([own]);
      const left = [
        await beside.database.ledgerEntry.count(),
        await beside.database.inboundMessage.count(),
        await beside.database.member.count(),
        await beside.database.planVersion.count(),
        await beside.database.chatGroup.count(),
      ];
      expect(left).toEqual([0, 0, 0, 0, 0]);
    } finally {
      await beside.close();
    }
  });
});
