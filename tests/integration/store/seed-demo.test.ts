import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handleMessage } from '../../../src/conversation/handle-message.js';
import { createWorkCalendar } from '../../../src/plan/calendar/work-calendar.js';
import type { InboundMessage } from '../../../src/message/inbound-message.js';
import type { Reply } from '../../../src/message/reply.js';
import type { Database } from '../../../src/store/connect.js';
import { connect } from '../../../src/store/connect.js';
import { createConversationStore } from '../../../src/store/conversation-store.js';
import { parseDemoScript } from '../../../src/store/demo/demo-script.js';
import type { DemoSeed } from '../../../src/store/demo/seed-demo.js';
import { DEMO_GROUP, seedDemo } from '../../../src/store/demo/seed-demo.js';
import { createMessageLog } from '../../../src/store/message-log.js';
import { verifyAudit } from '../../../src/store/verify-audit.js';
import type { WorkspaceStore } from '../../../src/store/workspace-store.js';
import { createWorkspaceStore } from '../../../src/store/workspace-store.js';
import { indicatorOf, samplePlan } from '../../fakes/sample-plan.js';
import type { FreshDatabase } from '../fresh-database.js';
import { freshDatabase } from '../fresh-database.js';

const SCRIPT = parseDemoScript(
  readFileSync(new URL('../../../plans/youxian-2023/demo-messages.yaml', import.meta.url), 'utf8'),
);

let fresh: FreshDatabase;
let database: Database;
let workspaces: WorkspaceStore;

beforeEach(async () => {
  fresh = await freshDatabase();
  database = connect(fresh.url);
  workspaces = createWorkspaceStore(database);
});
afterEach(async () => {
  await database.$disconnect();
  await fresh.drop();
});

function seedWith(changes: Partial<DemoSeed> = {}): DemoSeed {
  const store = createConversationStore(database);
  const deps = { store, botName: '战报助手', calendar: createWorkCalendar() };
  return {
    workspaces,
    handle: (message) => handleMessage(deps, message),
    plan: samplePlan(),
    script: SCRIPT,
    channel: 'simulator',
    botName: '战报助手',
    progress: () => undefined,
    ...changes,
  };
}

describe('the demonstration', () => {
  it('is played through the real conversation, and every message gets an answer', async () => {
    const silent: string[] = [];
    const seed = seedWith();
    const id = await seedDemo({
      ...seed,
      handle: async (message: InboundMessage): Promise<readonly Reply[]> => {
        const replies = await seed.handle(message);
        if (replies.length === 0) silent.push(message.text);
        return replies;
      },
    });
    expect(silent).toEqual([]);
    if (id === null) throw new Error('not seeded');
    expect(await workspaces.list()).toMatchObject([{ id, isDemo: true, demoNow: SCRIPT.clock }]);
    const { ledger, receipts } = await workspaces.readView(id, SCRIPT.clock);
    const kinds = ledger.map(({ event }) => event.kind);
    const count = (kind: string): number => kinds.filter((other) => other === kind).length;
    expect(count('fact-recorded')).toBeGreaterThan(25);
    expect(count('progress-recorded')).toBeGreaterThan(8);
    expect(count('fact-corrected')).toBe(1);
    expect(count('no-change-reported')).toBe(2);
    expect([count('blocker-raised'), count('blocker-closed')]).toEqual([2, 1]);
    const standings = ledger.map(({ event }) =>
      event.kind === 'fact-recorded' ? event.fact.standing : null,
    );
    expect(standings.filter((standing) => standing === 'proposal')).toHaveLength(1);
    expect(standings.filter((standing) => standing === 'contribution')).toHaveLength(2);
    expect(receipts.filter(({ status }) => status === 'pending')).toMatchObject([
      { no: 1, unit: '县人社局' },
    ]);
    // A birth certificate: whose words, and that they are still there.
    const figures = ledger.filter(({ event }) => event.kind === 'fact-recorded');
    expect(figures.filter(({ source, memberId }) => source === null || memberId === null)).toEqual(
      [],
    );
    expect(await verifyAudit(database, id)).toMatchObject({ ok: true });
    const said = await createMessageLog(database, id, 'simulator').readNewest();
    expect(said.filter((message) => message.group !== DEMO_GROUP)).toEqual([]);
    expect(said.filter(({ kind }) => kind === 'said')).toHaveLength(SCRIPT.messages.length);
  });

  it('leaves 高新技术企业 at 57家 and 科小 at 68家 by 30 June, for the tour to go on from', async () => {
    const id = await seedDemo(seedWith());
    if (id === null) throw new Error('not seeded');
    const { ledger, plans } = await workspaces.readView(id, SCRIPT.clock);
    const newest = (shortName: string): unknown => {
      const { id: indicatorId } = indicatorOf(plans[0] ?? samplePlan(), shortName);
      return ledger
        .flatMap(({ event }) => (event.kind === 'fact-recorded' ? [event.fact] : []))
        .findLast((fact) => fact.indicatorId === indicatorId && fact.standing === 'county');
    };
    expect(newest('高新技术企业')).toMatchObject({ value: '57', asOf: '2023-06-30' });
    expect(newest('科技型中小企业')).toMatchObject({ value: '68', asOf: '2023-06-30' });
  });

  it('is finished without anything double when the first start was cut off', async () => {
    const seed = seedWith();
    let left = 40;
    const cutOff = seedDemo({
      ...seed,
      handle: (message) => {
        left -= 1;
        return left === 0 ? Promise.reject(new TypeError('killed')) : seed.handle(message);
      },
    });
    await expect(cutOff).rejects.toThrow('killed');
    const before = await database.ledgerEntry.count();
    expect(await seedDemo(seedWith())).not.toBeNull();
    const after = await database.ledgerEntry.count();
    expect(after).toBeGreaterThan(before);
    expect(await database.inboundMessage.count()).toBe(SCRIPT.messages.length);
    const facts = await database.ledgerEntry.findMany({ where: { kind: 'plan-imported' } });
    expect(facts).toHaveLength(1);
  });

  it('is left alone by a second start, and never put beside a real workspace', async () => {
    await seedDemo(seedWith());
    const handle = (): never => {
      throw new Error('played again');
    };
    const again = await seedDemo(seedWith({ handle }));
    expect((await workspaces.list()).map(({ id }) => id)).toEqual([again]);
    await workspaces.dropDemo();
    await workspaces.create({ name: '本县', demoNow: null, at: SCRIPT.clock });
    expect(await seedDemo(seedWith({ handle }))).toBeNull();
  });
});
