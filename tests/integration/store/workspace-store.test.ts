import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkspaceId } from '../../../src/kernel/ids.js';
import { asId, newId } from '../../../src/kernel/ids.js';
import type { GroupId, MessageId } from '../../../src/kernel/ids.js';
import { createMessageLog } from '../../../src/store/message-log.js';
import type { PlanImport } from '../../../src/store/import-plan.js';
import { inbound, nothing, NOW, say } from './messages-and-outcomes.js';
import type { StoreFixture } from './store-fixture.js';
import { storeFixture } from './store-fixture.js';

let fixture: StoreFixture;

beforeEach(async () => {
  fixture = await storeFixture('demo');
});
afterEach(async () => {
  await fixture.close();
});

function planImport(changes: Partial<PlanImport>): PlanImport {
  return {
    workspaceId: fixture.workspaceId,
    workspaceName: '本县科技专班',
    plan: fixture.plan,
    decisions: null,
    at: NOW,
    importedBy: { memberId: fixture.liaison.id, unit: '专班办公室' },
    ...changes,
  };
}

describe('importing a plan', () => {
  it('makes no version of a document that says nothing new', async () => {
    const again = await fixture.workspaces.importPlan(planImport({}));
    expect(again).toMatchObject({ isNew: false, plan: fixture.plan });
  });

  it('makes a new version with an entry in the ledger, and keeps the decisions', async () => {
    const decided = { owners: { 高企: '县科工信局' } };
    await fixture.workspaces.importPlan(planImport({ decisions: decided }));
    const plan = { ...fixture.plan, title: '修订后的方案' };
    const third = await fixture.workspaces.importPlan(planImport({ plan }));
    expect(third.plan).toEqual({ ...plan, version: 3 });
    expect(await fixture.workspaces.readDecisions(fixture.workspaceId, plan.id)).toEqual(decided);
    const view = await fixture.workspaces.readView(fixture.workspaceId, NOW);
    expect(view.plans).toEqual([third.plan]);
    expect(view.ledger.map(({ event, unit }) => [event, unit])).toEqual([
      [{ kind: 'plan-imported', planId: plan.id, version: 1 }, null],
      [{ kind: 'plan-imported', planId: plan.id, version: 2 }, '专班办公室'],
      [{ kind: 'plan-imported', planId: plan.id, version: 3 }, '专班办公室'],
    ]);
  });

  it('ends the demonstration with the first own plan', async () => {
    const own = await fixture.workspaces.importPlan(planImport({ workspaceId: null }));
    expect(own).toMatchObject({ isNew: true, droppedDemo: true, plan: { version: 1 } });
    expect(await fixture.workspaces.list()).toMatchObject([
      { id: own.workspaceId, name: '本县科技专班', isDemo: false, demoNow: null },
    ]);
  });

  it('leaves the demonstration standing when the own plan cannot be stored', async () => {
    const plan = { ...fixture.plan, year: Number.NaN };
    const failed = fixture.workspaces.importPlan(planImport({ workspaceId: null, plan }));
    await expect(failed).rejects.toMatchObject({ code: 'invariant' });
    expect(await fixture.workspaces.list()).toMatchObject([{ id: fixture.workspaceId }]);
  });

  it('knows no workspace that is not there', async () => {
    const workspaceId = newId<WorkspaceId>();
    await expect(fixture.workspaces.importPlan(planImport({ workspaceId }))).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('people, groups and the clock', () => {
  it('binds a person as given and keeps the identity of who is known', async () => {
    const account = { channel: 'test', userId: 'liaison' };
    const postings = [{ unit: '高新区', role: 'liaison' }] as const;
    const person = { account, name: '高新区联络员', postings, isAdmin: true };
    const member = await fixture.workspaces.upsertMember(fixture.workspaceId, person, NOW);
    const { name, isAdmin } = person;
    expect(member).toEqual({ ...fixture.liaison, name, postings, isAdmin });
    const view = await fixture.workspaces.readView(fixture.workspaceId, NOW);
    expect(view.members).toEqual([member]);
  });

  it('moves a group to the workspace that bound it last', async () => {
    const other = await fixture.workspaces.create({ name: '二', demoNow: null, at: NOW });
    const group = { channel: 'test', groupId: asId<GroupId>('g1'), name: '新名' };
    await fixture.workspaces.bindGroup(other, group);
    expect(await fixture.workspaces.readGroups(other)).toEqual([group]);
    expect(await fixture.workspaces.readGroups(fixture.workspaceId)).toEqual([]);
  });

  it('moves the clock of a demonstration only', async () => {
    const later = new Date('2023-07-20T09:00:00+08:00');
    await fixture.workspaces.setDemoNow(fixture.workspaceId, later);
    const own = await fixture.workspaces.create({ name: '真', demoNow: null, at: NOW });
    expect(await fixture.workspaces.list()).toMatchObject([
      { id: own, demoNow: null },
      { id: fixture.workspaceId, demoNow: later },
    ]);
    const refused = fixture.workspaces.setDemoNow(own, later);
    await expect(refused).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the one-time administrator code', () => {
  const privately = { group: null, sender: { userId: 'boss', displayName: '' } };

  async function redeem(code: string, minutes: number): Promise<WorkspaceId | null> {
    let found: WorkspaceId | null = null;
    const now = new Date(NOW.getTime() + minutes * 60_000);
    await fixture.conversations.handleOnce(inbound(privately), async (transaction) => {
      found = await transaction.redeemAdminCode(code, now);
      return nothing;
    });
    return found;
  }

  it('binds the first administrator, who then belongs to the workspace', async () => {
    const code = await fixture.workspaces.createAdminCode(fixture.workspaceId, NOW);
    const member = {
      ...fixture.liaison,
      id: newId<typeof fixture.liaison.id>(),
      accounts: [{ channel: 'test', userId: 'boss' }],
      isAdmin: true,
    };
    const bind = inbound(privately);
    await fixture.conversations.handleOnce(bind, async (transaction) => {
      // Typed on a phone: small letters, a space behind.
      const id = await transaction.redeemAdminCode(`${code.toLowerCase()} `, NOW);
      expect(id).toBe(fixture.workspaceId);
      return { ...nothing, members: [member], replies: [say('已绑定', { kind: 'sender' })] };
    });
    await fixture.conversations.handleOnce(inbound(privately), ({ view }) => {
      expect(view?.members).toContainEqual(member);
      return Promise.resolve(nothing);
    });
  });

  it('counts once, for thirty minutes, and never before it was made', async () => {
    const code = await fixture.workspaces.createAdminCode(fixture.workspaceId, NOW);
    expect(await redeem('ABCDEFGHJK', 1)).toBeNull();
    expect(await redeem(code, -1)).toBeNull();
    expect(await redeem(code, 31)).toBeNull();
    expect(await redeem(code, 30)).toBe(fixture.workspaceId);
    expect(await redeem(code, 30)).toBeNull();
  });

  it('is not used up when handling the message fails', async () => {
    const code = await fixture.workspaces.createAdminCode(fixture.workspaceId, NOW);
    const failed = fixture.conversations.handleOnce(inbound(privately), async (transaction) => {
      await transaction.redeemAdminCode(code, NOW);
      throw new TypeError('bug');
    });
    await expect(failed).rejects.toThrow(TypeError);
    expect(await redeem(code, 1)).toBe(fixture.workspaceId);
  });

  it('is nowhere in the database', async () => {
    const code = await fixture.workspaces.createAdminCode(fixture.workspaceId, NOW);
    expect(JSON.stringify(await fixture.database.adminCode.findMany())).not.toContain(code);
  });
});

describe('the message log', () => {
  it('shows what was said and answered in order, and goes on from a number', async () => {
    const log = createMessageLog(fixture.database, fixture.workspaceId, 'test');
    const first = inbound({ text: '高企58家', quotedMessageId: asId<MessageId>('q') });
    await fixture.conversations.handleOnce(first, () =>
      Promise.resolve({
        ...nothing,
        retention: { kind: 'keep', text: first.text },
        replies: [say('请确认'), say('私下', { kind: 'sender' })],
      }),
    );
    const sender = { userId: 'stranger', displayName: '' };
    const second = inbound({ group: null, sender });
    await fixture.conversations.handleOnce(second, () =>
      Promise.resolve({ ...nothing, replies: [say('您尚未绑定', { kind: 'sender' })] }),
    );
    const all = await log.readNewest();
    expect(all).toMatchObject([
      {
        kind: 'said',
        id: first.id,
        userId: 'liaison',
        group: 'g1',
        text: '高企58家',
        quotedId: 'q',
      },
      { kind: 'replied', group: 'g1', userId: null, quotedId: first.id, reply: say('请确认') },
      { kind: 'replied', group: null, userId: 'liaison', quotedId: first.id },
      { kind: 'said', userId: 'stranger', group: null, text: null },
      { kind: 'replied', group: null, userId: 'stranger', quotedId: second.id },
    ]);
    expect(await log.readAfter(all[1]?.seq ?? 0)).toEqual(all.slice(2));
    expect(await log.read(second.id)).toEqual(all[3]);
    expect(await log.read(all[1]?.id ?? asId(''))).toEqual(all[1]);
    expect(await log.read(asId<MessageId>('never'))).toBeNull();
  });

  it('lists pictures and files by name and size, and reads their bytes only when asked', async () => {
    const log = createMessageLog(fixture.database, fixture.workspaceId, 'test');
    const png = new Uint8Array([0, 255, 7]);
    const content = new Uint8Array(Buffer.from('台账'.repeat(1000)));
    const blocks = [
      { type: 'text', text: '见附件' },
      { type: 'picture', name: 'p.png', png, alt: '图' },
      { type: 'file', name: '台账.xlsx', content },
    ] as const;
    const reply = { to: { kind: 'group' }, blocks, buttons: [] } as const;
    await fixture.conversations.handleOnce(inbound(), () =>
      Promise.resolve({ ...nothing, replies: [reply] }),
    );
    const [, replied] = await log.readNewest();
    expect(replied).toMatchObject({
      kind: 'replied',
      reply: {
        blocks: [
          { type: 'text', text: '见附件' },
          { type: 'picture', name: 'p.png', alt: '图', sizeBytes: 3 },
          { type: 'file', name: '台账.xlsx', sizeBytes: 6000 },
        ],
      },
    });
    const [row] = await fixture.database.outboundMessage.findMany();
    expect(JSON.stringify(row?.reply)).not.toContain(Buffer.from(content).toString('base64'));
    const id = replied?.id ?? asId<MessageId>('');
    expect(await log.readAttachment(id, 1)).toEqual(blocks[1]);
    expect(await log.readAttachment(id, 2)).toEqual(blocks[2]);
    expect(await log.readAttachment(id, 0)).toBeNull();
    expect(await log.readAttachment(asId('never'), 1)).toBeNull();
    const elsewhere = createMessageLog(fixture.database, newId<WorkspaceId>(), 'test');
    expect(await elsewhere.readAttachment(id, 1)).toBeNull();
  });
});
