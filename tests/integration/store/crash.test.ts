import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../src/kernel/ids.js';
import type { MessageId } from '../../../src/kernel/ids.js';
import { killProcessAt } from './kill-process-at.js';
import type { StoreFixture } from './store-fixture.js';
import { figureEntry, inbound, nothing, say } from './messages-and-outcomes.js';
import { storeFixture } from './store-fixture.js';

const CRASHER = fileURLToPath(new URL('crash-while-confirming.ts', import.meta.url));

/** Starting a process takes a while on a busy machine. */
const TIMEOUT_MS = 120_000;

let fixture: StoreFixture;

beforeEach(async () => {
  fixture = await storeFixture();
});
afterEach(async () => {
  await fixture.close();
});

/** Runs another process up to the given moment of a confirmation and kills it there. */
async function killDuring(moment: 'deciding' | 'saving' | 'saved', id: string): Promise<void> {
  const plan = JSON.stringify(fixture.plan);
  await killProcessAt(moment, CRASHER, [fixture.url, moment, id, plan]);
}

describe('kill -9 during a confirmation', () => {
  it.each(['deciding', 'saving', 'saved'] as const)(
    'while it is %s: the redelivery leaves exactly one entry and one answer',
    async (moment) => {
      const id = asId<MessageId>('confirmation');
      await killDuring(moment, id);
      const message = inbound({ id, text: '确认' });
      const replies = await fixture.conversations.handleOnce(message, ({ view }) => {
        expect(view?.ledger).toHaveLength(1);
        const entries = [figureEntry(fixture.plan, message, 58)];
        return Promise.resolve({ ...nothing, entries, replies: [say('已入库')] });
      });
      expect(replies).toEqual([say('已入库')]);
      const entries = await fixture.database.ledgerEntry.findMany({ orderBy: { seq: 'asc' } });
      expect(entries.map(({ kind }) => kind)).toEqual(['plan-imported', 'fact-recorded']);
      expect(await fixture.database.outboundMessage.count()).toBe(1);
      expect(await fixture.database.inboundMessage.count()).toBe(1);
    },
    TIMEOUT_MS,
  );
});
