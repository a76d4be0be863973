import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doRound } from '../../../src/conversation/periodic/do-round.js';
import { runRound } from '../../../src/conversation/periodic/run-round.js';
import type { ConversationStore } from '../../../src/conversation/workspace.js';
import { createWorkCalendar } from '../../../src/plan/calendar/work-calendar.js';
import { connect, type Database } from '../../../src/store/connect.js';
import { createConversationStore } from '../../../src/store/conversation-store.js';
import { verifyAudit } from '../../../src/store/verify-audit.js';
import { figureEntry, GROUP, inbound, nothing } from './messages-and-outcomes.js';
import { storeFixture, type StoreFixture } from './store-fixture.js';

const START = new Date('2023-07-10T08:00:00+08:00');
const FRIDAY = new Date('2023-07-14T16:00:00+08:00');
const deps = { botName: '战报助手', calendar: createWorkCalendar() };

let fixture: StoreFixture;
let other: Database;
let replicas: readonly ConversationStore[];

function tick(store: ConversationStore, now: Date) {
  return runRound({ ...deps, store }, fixture.workspaceId, now);
}

beforeEach(async () => {
  fixture = await storeFixture();
  other = connect(fixture.url);
  replicas = [fixture.conversations, createConversationStore(other)];
  const message = inbound();
  await fixture.conversations.handleOnce(message, () =>
    Promise.resolve({
      ...nothing,
      entries: [figureEntry(fixture.plan, message, 58)],
      retention: { kind: 'keep', text: message.text },
    }),
  );
  await tick(fixture.conversations, START);
});
afterEach(async () => {
  await other.$disconnect();
  await fixture.close();
});

async function sentToGroup() {
  return await fixture.database.outboundMessage.findMany({ where: { toGroup: GROUP } });
}

async function published(): Promise<number> {
  return await fixture.database.ledgerEntry.count({ where: { kind: 'digest-published' } });
}

describe('a digest on its time', () => {
  it('goes out once, whichever process looks at the clock, with its files', async () => {
    await Promise.all(replicas.map((store) => tick(store, FRIDAY)));
    await Promise.all(replicas.map((store) => tick(store, FRIDAY)));
    const [message, ...others] = await sentToGroup();
    expect(others).toEqual([]);
    expect(JSON.stringify(message?.reply)).toContain('绿灯1项');
    const files = await fixture.database.attachment.findMany({
      where: { messageId: message?.id ?? '' },
    });
    // Board, document and workbook; the figure is of the week before.
    expect(files).toHaveLength(3);
    expect(files.every(({ content }) => content.byteLength > 1000)).toBe(true);
    expect(await published()).toBe(1);
    expect(await verifyAudit(fixture.database, fixture.workspaceId)).toMatchObject({ ok: true });
  });

  it('is not lost when the process dies while it is made', async () => {
    const dying = fixture.conversations.sweep(
      fixture.workspaceId,
      FRIDAY,
      async (view, transaction) => {
        await doRound(deps, view, FRIDAY, transaction);
        throw new Error('killed');
      },
    );
    await expect(dying).rejects.toThrow('killed');
    expect(await sentToGroup()).toEqual([]);
    expect(await published()).toBe(0);
    await tick(fixture.conversations, new Date(FRIDAY.getTime() + 60_000));
    expect(await sentToGroup()).toHaveLength(1);
    expect(await published()).toBe(1);
  });
});
