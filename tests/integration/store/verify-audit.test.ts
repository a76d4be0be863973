import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../src/store/verify-audit.js';
import { figureEntry, inbound, nothing } from './messages-and-outcomes.js';
import type { StoreFixture } from './store-fixture.js';
import { storeFixture } from './store-fixture.js';

let fixture: StoreFixture;

/** Five entries: the import of the plan, and four figures that go back to four messages. */
beforeEach(async () => {
  fixture = await storeFixture();
  for (const value of [57, 58, 59, 60]) {
    const message = inbound({ text: `高企${value}家` });
    const entries = [figureEntry(fixture.plan, message, value)];
    const retention = { kind: 'keep', text: message.text } as const;
    await fixture.conversations.handleOnce(message, () =>
      Promise.resolve({ ...nothing, entries, retention }),
    );
  }
});
afterEach(async () => {
  await fixture.close();
});

/** What only a superuser can do: switch the triggers off and rewrite history. */
async function tamper(...statements: string[]): Promise<void> {
  await fixture.database.$transaction(
    [`SET LOCAL session_replication_role = replica`, ...statements].map((statement) =>
      fixture.database.$executeRawUnsafe(statement),
    ),
  );
}

async function audit(): Promise<unknown> {
  return await verifyAudit(fixture.database, fixture.workspaceId);
}

describe('the audit', () => {
  it('finds nothing where nothing was touched', async () => {
    expect(await audit()).toMatchObject({ ok: true, length: 5 });
  });

  it('finds nothing after a text was erased, for the chain holds its hash', async () => {
    await fixture.database.inboundMessage.updateMany({ data: { retention: 'erase', text: null } });
    expect(await audit()).toMatchObject({ ok: true, length: 5 });
  });

  it.each([
    [
      'a changed figure',
      `UPDATE ledger_entry SET body = jsonb_set(body, '{fact,value}', '"66"') WHERE seq IN (3, 4)`,
      { brokenSeq: 3, reason: 'content-changed' },
    ],
    [
      'a changed unit',
      `UPDATE ledger_entry SET unit = '高新区' WHERE seq = 2`,
      { brokenSeq: 2, reason: 'content-changed' },
    ],
    [
      'a changed time',
      `UPDATE ledger_entry SET at = at + interval '1 day' WHERE seq = 5`,
      { brokenSeq: 5, reason: 'content-changed' },
    ],
    [
      'a changed kind beside an unchanged body',
      `UPDATE ledger_entry SET kind = 'base-set' WHERE seq = 2`,
      { brokenSeq: 2, reason: 'content-changed' },
    ],
    [
      'a body that no longer is one',
      `UPDATE ledger_entry SET body = '{}' WHERE seq = 3`,
      { brokenSeq: 3, reason: 'content-changed' },
    ],
    [
      'a deleted entry',
      `DELETE FROM ledger_entry WHERE seq = 3`,
      { brokenSeq: 3, reason: 'missing-entry' },
    ],
    [
      'a cut-off end',
      `DELETE FROM ledger_entry WHERE seq >= 4`,
      { brokenSeq: 4, reason: 'missing-entry' },
    ],
    [
      'a forged link',
      `UPDATE ledger_entry SET prev_hash = repeat('b', 64) WHERE seq = 4`,
      { brokenSeq: 4, reason: 'wrong-previous-hash' },
    ],
    [
      'changed words of a source message',
      `UPDATE inbound_message SET text = '高企66家' WHERE text = '高企59家'`,
      { brokenSeq: 4, reason: 'source-text-changed' },
    ],
  ])('names the first broken entry after %s', async (_, statement, verdict) => {
    await tamper(statement);
    expect(await audit()).toEqual({ ok: false, ...verdict });
  });

  it('is not fooled by an end that was forged with a hash of its own', async () => {
    await tamper(
      `DELETE FROM ledger_entry WHERE seq = 5`,
      `UPDATE workspace SET ledger_hash = repeat('c', 64)`,
    );
    expect(await audit()).toMatchObject({ ok: false, brokenSeq: 5 });
  });
});
