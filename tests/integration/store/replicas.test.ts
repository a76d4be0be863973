import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../src/kernel/ids.js';
import type { MessageId } from '../../../src/kernel/ids.js';
import { connect } from '../../../src/store/connect.js';
import { createConversationStore } from '../../../src/store/conversation-store.js';
import { verifyAudit } from '../../../src/store/verify-audit.js';
import type { StoreFixture } from './store-fixture.js';
import { figureEntry, inbound, nothing, say } from './messages-and-outcomes.js';
import { storeFixture } from './store-fixture.js';

const MESSAGES = 50;

/** A hundred transactions one after the other, on a machine that may be busy with other tests. */
const TIMEOUT_MS = 120_000;

let fixture: StoreFixture;

beforeEach(async () => {
  fixture = await storeFixture();
});
afterEach(async () => {
  await fixture.close();
});

describe('two replicas on one database', () => {
  it(
    'handle 50 messages each at once: the chain stays whole, nothing is lost or double',
    async () => {
      const databases = [connect(fixture.url), connect(fixture.url)];
      const stores = databases.map((database) => createConversationStore(database));
      const work = stores.flatMap((store, replica) =>
        Array.from({ length: MESSAGES }, (_, index) => {
          // Every tenth message is delivered to both replicas.
          const id = index % 10 === 0 ? `both-${index}` : `${replica}-${index}`;
          const message = inbound({ id: asId<MessageId>(id) });
          return store.handleOnce(message, ({ view }) => {
            const seen = view?.ledger.length ?? 0;
            const entries = [figureEntry(fixture.plan, message, seen)];
            return Promise.resolve({ ...nothing, entries, replies: [say(`${id} ${seen}`)] });
          });
        }),
      );
      const answers = (await Promise.all(work)).map(([reply]) => JSON.stringify(reply?.blocks));
      const once = 2 * MESSAGES - MESSAGES / 10;
      expect(new Set(answers).size).toBe(once);
      const entries = await fixture.database.ledgerEntry.findMany({ orderBy: { seq: 'asc' } });
      expect(entries.map(({ seq }) => seq)).toEqual(
        Array.from({ length: once + 1 }, (_, i) => i + 1),
      );
      expect(new Set(entries.map(({ sourceMessageId }) => sourceMessageId)).size).toBe(once + 1);
      // Each decision saw all entries before its own: the figure is how many it saw.
      const values = entries
        .slice(1)
        .map(({ body }) => (body as { fact: { value: string } }).fact.value);
      expect(values).toEqual(Array.from({ length: once }, (_, i) => `${i + 1}`));
      expect(await verifyAudit(fixture.database, fixture.workspaceId)).toMatchObject({
        ok: true,
        length: once + 1,
      });
      for (const database of databases) await database.$disconnect();
    },
    TIMEOUT_MS,
  );
});
