import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../src/kernel/ids.js';
import type { GroupId } from '../../../src/kernel/ids.js';
import type { InboundMessage } from '../../../src/message/inbound-message.js';
import type { Database } from '../../../src/store/connect.js';
import { createConversationStore } from '../../../src/store/conversation-store.js';
import { createMessageLog } from '../../../src/store/message-log.js';
import { verifyAudit } from '../../../src/store/verify-audit.js';
import { createWorkspaceStore } from '../../../src/store/workspace-store.js';
import { sql } from './embedded-process.js';
import { figureEntry, inbound, nothing, NOW, say } from './messages-and-outcomes.js';
import type { StoreFixture } from './store-fixture.js';
import { pendingReceipt, storeFixture } from './store-fixture.js';

let fixture: StoreFixture;

beforeEach(async () => {
  fixture = await storeFixture();
});
afterEach(async () => {
  await fixture.close();
});

/** A confirmed figure, kept, answered, with a receipt: touches every table that readers read. */
async function writeFigure(): Promise<void> {
  const message = inbound();
  await fixture.conversations.handleOnce(message, () =>
    Promise.resolve({
      ...nothing,
      entries: [figureEntry(fixture.plan, message, 58)],
      receipts: [pendingReceipt(fixture, 1, message)],
      replies: [say('请确认')],
      retention: { kind: 'keep', text: message.text },
    }),
  );
}

type Hook = (call: {
  readonly args: object;
  readonly query: (args: object) => Promise<unknown>;
}) => Promise<unknown>;

/** A reader's database: between its first look at `model` and its next one a figure is confirmed. */
function interrupted(model: 'workspace' | 'inboundMessage'): Database {
  let isWritten = false;
  const thenWrite: Hook = async ({ args, query }) => {
    const found = await query(args);
    if (!isWritten) {
      isWritten = true;
      await writeFigure();
    }
    return found;
  };
  const reads = { findUnique: thenWrite, findMany: thenWrite };
  const extended =
    model === 'workspace'
      ? fixture.database.$extends({ query: { workspace: reads } })
      : fixture.database.$extends({ query: { inboundMessage: reads } });
  return extended as unknown as Database;
}

describe('what is read while somebody writes', () => {
  it('gives the audit one state: a service at work is never called tampered', async () => {
    const verdict = await verifyAudit(interrupted('workspace'), fixture.workspaceId);
    expect(verdict).toMatchObject({ ok: true, length: 1 });
    expect(await verifyAudit(fixture.database, fixture.workspaceId)).toMatchObject({
      ok: true,
      length: 2,
    });
  });

  it('gives a board one state', async () => {
    const workspaces = createWorkspaceStore(interrupted('workspace'));
    const before = await workspaces.readView(fixture.workspaceId, NOW);
    expect([before.ledger.length, before.receipts.length]).toEqual([1, 0]);
    const after = await workspaces.readView(fixture.workspaceId, NOW);
    expect([after.ledger.length, after.receipts.length]).toEqual([2, 1]);
  });

  it('leaves out no message that a reader then goes on behind', async () => {
    const log = createMessageLog(interrupted('inboundMessage'), fixture.workspaceId, 'test');
    const first = await log.readAfter(0);
    const rest = await log.readAfter(first.at(-1)?.seq ?? 0);
    expect([...first, ...rest].map(({ kind }) => kind)).toEqual(['said', 'replied']);
  });
});

describe('the numbers of messages', () => {
  const stranger = (): InboundMessage =>
    inbound({ group: asId<GroupId>('elsewhere'), sender: { userId: 'nobody', displayName: '' } });

  it('never become visible behind a higher one, messages of no workspace included', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let reached = (): void => undefined;
    const isSaving = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const slow = fixture.database.$extends({
      query: {
        outboundMessage: {
          createManyAndReturn: async ({ args, query }) => {
            reached();
            await gate;
            return await query(args);
          },
        },
      },
    }) as unknown as Database;
    const apart = createConversationStore(slow).handleOnce(stranger(), () =>
      Promise.resolve({ ...nothing, replies: [say('本群尚未绑定')] }),
    );
    await isSaving;
    let isWritten = false;
    const written = writeFigure().then(() => {
      isWritten = true;
    });
    await expect.poll(async () => isWritten || (await isWaitingForLock()), WAIT).toBe(true);
    const log = createMessageLog(fixture.database, fixture.workspaceId, 'test');
    const first = await log.readAfter(0);
    release();
    await Promise.all([apart, written]);
    const rest = await log.readAfter(first.at(-1)?.seq ?? 0);
    expect([...first, ...rest]).toHaveLength(4);
  });
});

const WAIT = { timeout: 20_000, interval: 20 };

async function isWaitingForLock(): Promise<boolean> {
  const rows = await sql<{ pid: number }>(
    fixture.url,
    `select pid from pg_locks where not granted`,
  );
  return rows.length > 0;
}
