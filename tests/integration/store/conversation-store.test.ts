import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../../src/conversation/receipt.js';
import type { Member, Outcome, WorkspaceView } from '../../../src/conversation/workspace.js';
import { asId, newId } from '../../../src/kernel/ids.js';
import type { GroupId, MemberId, MessageId } from '../../../src/kernel/ids.js';
import { verifyChain } from '../../../src/ledger/hash-chain.js';
import type { NewLedgerEntry } from '../../../src/ledger/ledger-entry.js';
import type { InboundMessage } from '../../../src/message/inbound-message.js';
import type { Reply } from '../../../src/message/reply.js';
import {
  createConversationStore,
  createStoreCaches,
} from '../../../src/store/conversation-store.js';
import { forgetStrayReplies } from '../../../src/store/forget-replies.js';
import { Outbox } from '../../../src/store/outbox/outbox.js';
import type { StoreFixture } from './store-fixture.js';
import { figureEntry, inbound, nothing, NOW, say } from './messages-and-outcomes.js';
import { pendingReceipt, storeFixture } from './store-fixture.js';

let fixture: StoreFixture;

beforeEach(async () => {
  fixture = await storeFixture();
});
afterEach(async () => {
  await fixture.close();
});

async function handle(message: InboundMessage, outcome: Partial<Outcome>): Promise<void> {
  await fixture.conversations.handleOnce(message, () =>
    Promise.resolve({ ...nothing, ...outcome }),
  );
}

async function viewFor(message: InboundMessage): Promise<WorkspaceView | null> {
  let seen: WorkspaceView | null = null;
  await fixture.conversations.handleOnce(message, ({ view }) => {
    seen = view;
    return Promise.resolve(nothing);
  });
  return seen;
}

function atMinute(minute: number): Date {
  return new Date(NOW.getTime() + minute * 60_000);
}

describe('a message handled once', () => {
  it('answers a redelivery with the replies of the first time, without working again', async () => {
    const message = inbound();
    const replies: Reply[] = [
      {
        to: { kind: 'group' },
        blocks: [
          { type: 'text', text: '收到' },
          { type: 'figures', lines: ['1. 高新技术企业 57家 → 58家'] },
          { type: 'table', header: ['指标'], rows: [['高企']] },
          { type: 'picture', name: 'p.png', png: new Uint8Array([0, 255, 7]), alt: '图' },
          { type: 'file', name: '台账.xlsx', content: new Uint8Array([1, 2]) },
        ],
        buttons: [{ label: '确认', text: '确认' }],
      },
      say('私信', { kind: 'sender' }),
      say('转告', { kind: 'member', memberId: fixture.liaison.id }),
    ];
    await handle(message, { replies });
    const again = await fixture.conversations.handleOnce(message, () => {
      throw new Error('worked twice');
    });
    expect(again).toEqual(replies);
  });

  it('makes a redelivery that comes meanwhile wait for the first and work once', async () => {
    const message = inbound();
    let runs = 0;
    const all = await Promise.all(
      Array.from({ length: 8 }, () =>
        fixture.conversations.handleOnce(message, () => {
          runs += 1;
          return Promise.resolve({ ...nothing, replies: [say('收到')] });
        }),
      ),
    );
    expect(runs).toBe(1);
    expect(all).toEqual(all.map(() => [say('收到')]));
  });

  it('stores nothing at all when the work fails, so that a redelivery starts afresh', async () => {
    const message = inbound();
    await expect(
      fixture.conversations.handleOnce(message, () => Promise.reject(new TypeError('bug'))),
    ).rejects.toThrow(TypeError);
    expect(await fixture.database.inboundMessage.count()).toBe(0);
    await handle(message, { entries: [figureEntry(fixture.plan, message, 58)] });
    expect(await fixture.database.ledgerEntry.count()).toBe(2);
  });

  it('stores nothing when any part of the outcome cannot be stored', async () => {
    const message = inbound();
    const stranger = asId<MemberId>('nobody');
    const outcome = {
      entries: [figureEntry(fixture.plan, message, 58)],
      replies: [say('?', { kind: 'member', memberId: stranger })],
    };
    await expect(handle(message, outcome)).rejects.toMatchObject({ code: 'invariant' });
    expect(await fixture.database.ledgerEntry.count()).toBe(1);
    expect(await fixture.database.inboundMessage.count()).toBe(0);
  });

  it('says nothing of what people wrote when the database refuses', async () => {
    const message = inbound({ text: '不可外传' });
    const receipt = { ...pendingReceipt(fixture, 1), no: -1 };
    const failed = handle(message, {
      receipts: [receipt],
      retention: { kind: 'keep', text: message.text },
    });
    const error = await failed.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'store' });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/高企|县科工信局/);
  });
});

describe('the view', () => {
  it('gives back receipts, members, settings and sealed entries as they were given', async () => {
    const first = inbound();
    const receipt = pendingReceipt(fixture, 1, first);
    const member: Member = {
      id: newId(),
      name: '县教育局联络员',
      postings: [],
      requested: { unit: '县教育局', role: 'liaison' },
      isAdmin: true,
      accounts: [
        { channel: 'test', userId: 'teacher' },
        { channel: 'another', userId: 'teacher-there' },
      ],
      leave: { until: '2023-07-10', delegateId: fixture.liaison.id },
      helpedOn: '2023-07-05',
    };
    const settings = { unknownMayAsk: false, nameMissingInGroups: true };
    const entry = figureEntry(fixture.plan, first, 58);
    await handle(first, { receipts: [receipt], members: [member], settings, entries: [entry] });
    const view = await viewFor(inbound());
    expect(view?.workspace).toMatchObject({ isDemo: false, settings });
    expect(view?.plans).toEqual([fixture.plan]);
    expect(view?.members).toHaveLength(2);
    expect(view?.members).toEqual(expect.arrayContaining([fixture.liaison, member]));
    expect(view?.receipts).toEqual([receipt]);
    expect(view?.nextReceiptNo).toBe(2);
    expect(view?.ledger.map(({ event }) => event.kind)).toEqual(['plan-imported', 'fact-recorded']);
    expect(view?.ledger[1]).toMatchObject({ ...entry, seq: 2 });
    expect(verifyChain(view?.ledger ?? [])).toMatchObject({ ok: true, length: 2 });
  });

  it('is null in an unbound group, and in private for who could belong to several', async () => {
    expect(await viewFor(inbound({ group: asId<GroupId>('elsewhere') }))).toBeNull();
    const sender = { userId: 'stranger', displayName: '' };
    expect((await viewFor(inbound({ group: null, sender })))?.workspace.id).toBe(
      fixture.workspaceId,
    );
    await fixture.workspaces.create({ name: '乙县', demoNow: null, at: NOW });
    expect(await viewFor(inbound({ group: null, sender }))).toBeNull();
    expect((await viewFor(inbound({ group: null })))?.workspace.id).toBe(fixture.workspaceId);
    expect((await viewFor(inbound({ sender })))?.workspace.id).toBe(fixture.workspaceId);
  });

  it('holds closed receipts for 60 days and gives their short numbers out again', async () => {
    const [one, two] = [pendingReceipt(fixture, 1), pendingReceipt(fixture, 2)];
    await handle(inbound(), { receipts: [one, two] });
    const closed: Receipt = { ...one, status: 'confirmed', closedAt: NOW };
    const three = pendingReceipt(fixture, 1);
    // The new one takes the number in the same outcome that gives it free.
    await handle(inbound(), { receipts: [three, closed] });
    const days = (count: number): Date => new Date(NOW.getTime() + count * 86_400_000);
    const after60 = await viewFor(inbound({ sentAt: days(60) }));
    expect(after60?.receipts).toContainEqual(closed);
    expect(after60?.nextReceiptNo).toBe(3);
    const after61 = await viewFor(inbound({ sentAt: days(61) }));
    expect(after61?.receipts).toEqual([three, two]);
  });

  it("remembers the sender's own kept words of the last 30 minutes in the same chat", async () => {
    const keep = async (changes: Partial<InboundMessage>, text: string): Promise<void> => {
      await handle(inbound({ text, ...changes }), { retention: { kind: 'keep', text } });
    };
    await keep({ sentAt: atMinute(-31) }, '太早');
    await keep({ sentAt: atMinute(-30) }, '高企多少家');
    await keep({ sentAt: atMinute(-2), group: null }, '私聊');
    await keep({ sentAt: atMinute(-2), sender: { userId: 'other', displayName: '' } }, '别人');
    await handle(inbound({ text: '闲聊', sentAt: atMinute(-1) }), {});
    await keep({ sentAt: atMinute(-1) }, '科小呢');
    expect((await viewFor(inbound({ text: '现在' })))?.turns).toMatchObject([
      { role: 'user', text: '高企多少家', sentAt: atMinute(-30) },
      { role: 'user', text: '科小呢', sentAt: atMinute(-1) },
    ]);
  });

  it("is always at the ledger's newest entry, also when another replica wrote it", async () => {
    const other = createConversationStore(fixture.database);
    const lengths: (number | undefined)[] = [];
    for (const store of [fixture.conversations, other, fixture.conversations, other]) {
      const message = inbound();
      await store.handleOnce(message, ({ view }) => {
        lengths.push(view?.ledger.length);
        return Promise.resolve({
          ...nothing,
          entries: [figureEntry(fixture.plan, message, 58), figureEntry(fixture.plan, message, 59)],
        });
      });
    }
    expect(lengths).toEqual([1, 3, 5, 7]);
  });
});

describe('a word to a member of several accounts', () => {
  const there = { channel: 'other', userId: 'liaison-there' };

  async function addressed(channel: string, sending: readonly string[]): Promise<unknown> {
    const outbox = new Outbox(new Set(sending));
    const store = createConversationStore(fixture.database, createStoreCaches(), outbox);
    const message = inbound({ channel, group: null, sender: { userId: 'boss', displayName: '' } });
    const { id: memberId } = fixture.liaison;
    await store.handleOnce(message, () =>
      Promise.resolve({ ...nothing, replies: [say('请核对', { kind: 'member', memberId })] }),
    );
    const row = await fixture.database.outboundMessage.findFirst({ where: { inId: message.id } });
    return { channel: row?.toChannel, userId: row?.toUser };
  }

  it.each([
    ['goes to the channel of what it answers', 'other', ['test'], there],
    ['else to the first on a channel that sends', 'third', ['other'], there],
    ['else to the first', 'third', [], { channel: 'test', userId: 'liaison' }],
  ])('%s', async (_, channel, sending, expected) => {
    const accounts = [...fixture.liaison.accounts, there];
    await handle(inbound(), { members: [{ ...fixture.liaison, accounts }] });
    expect(await addressed(channel, sending)).toEqual(expected);
  });

  it('is left out for one whose accounts were all joined to another', async () => {
    await handle(inbound(), { members: [{ ...fixture.liaison, accounts: [] }] });
    expect(await addressed('test', [])).toEqual({ channel: undefined, userId: undefined });
  });
});

describe('what stays of a text', () => {
  async function stored(id: MessageId): Promise<Record<string, unknown> | null> {
    return await fixture.database.inboundMessage.findFirst({ where: { id } });
  }

  it('is the text as masked', async () => {
    const message = inbound({ text: '电话13800000000' });
    await handle(message, { retention: { kind: 'keep', text: '电话［电话已隐去］' } });
    expect(await stored(message.id)).toMatchObject({
      retention: 'keep',
      text: '电话［电话已隐去］',
      memberId: fixture.liaison.id,
      workspaceId: fixture.workspaceId,
    });
  });

  it.each([
    ['erased', { kind: 'erase' }, null],
    ['screened', { kind: 'screened', reason: 'secrecy-mark' }, 'secrecy-mark'],
  ] as const)(
    'is nothing when it was %s: no hash that a short text could be guessed from, no quote',
    async (_, retention, screenReason) => {
      const message = inbound({ text: '13800000000', quotedMessageId: asId<MessageId>('q') });
      await handle(message, { retention });
      expect(await stored(message.id)).toEqual({
        channel: 'test',
        id: message.id,
        workspaceId: fixture.workspaceId,
        groupId: message.group,
        userId: 'liaison',
        memberId: fixture.liaison.id,
        quotedId: null,
        seq: expect.anything() as unknown,
        sentAt: NOW,
        retention: retention.kind,
        text: null,
        screenReason,
      });
    },
  );

  it('can be read back through the messages that the ledger goes back to', async () => {
    const kept = inbound({ text: '高企58家' });
    const erased = inbound();
    const entries = [kept, erased].map((message) => figureEntry(fixture.plan, message, 58));
    await handle(kept, { retention: { kind: 'keep', text: kept.text } });
    await handle(erased, { entries });
    await fixture.conversations.handleOnce(inbound(), async (transaction) => {
      const found = await transaction.messages([kept.id, erased.id, asId<MessageId>('never')]);
      expect([...found.values()].map(({ id, text }) => [id, text])).toEqual([
        [kept.id, '高企58家'],
        [erased.id, null],
      ]);
      expect(found.get(kept.id)?.memberId).toBe(fixture.liaison.id);
      return nothing;
    });
  });

  it('takes any characters that a client can send', async () => {
    const text = `\0\uD800高企𠮷58家\uDFFF\u202e`;
    const message = inbound({ id: asId<MessageId>('nul\0'), text });
    const assigned: NewLedgerEntry = {
      ...figureEntry(fixture.plan, message, 58),
      event: { kind: 'blocker-assigned', blockerId: newId(), coordinator: text },
    };
    const replies = [say(text)];
    await handle(message, { retention: { kind: 'keep', text }, entries: [assigned], replies });
    expect(await stored(asId('nul\uFFFD'))).toMatchObject({
      text: '\uFFFD\uFFFD高企𠮷58家\uFFFD\u202e',
    });
    const view = await viewFor(inbound());
    expect(verifyChain(view?.ledger ?? [])).toMatchObject({ ok: true, length: 2 });
  });
});

describe('a sweep', () => {
  it('works under the same lock, at the time it is told, and writes to the members concerned', async () => {
    const receipt = pendingReceipt(fixture, 1);
    await handle(inbound(), { receipts: [receipt] });
    const expired: Receipt = { ...receipt, status: 'expired', closedAt: receipt.expiresAt };
    const replies = [say('已过期', { kind: 'member', memberId: fixture.liaison.id })];
    const now = new Date('2023-07-07T09:00:00+08:00');
    const swept = await fixture.conversations.sweep(fixture.workspaceId, now, (view) => {
      expect(view.receipts).toEqual([receipt]);
      return { ...nothing, receipts: [expired], replies };
    });
    expect(swept).toEqual(replies);
    expect(await fixture.database.outboundMessage.findMany()).toMatchObject([
      { inId: null, toChannel: 'test', toUser: 'liaison', createdAt: now },
    ]);
    expect(await fixture.conversations.workspaceIds()).toEqual([fixture.workspaceId]);
  });

  it('forgets replies of more than 60 days, files included, but not that their messages were handled', async () => {
    const file = { type: 'file', name: '台账.xlsx', content: new Uint8Array([1, 2]) } as const;
    const reply: Reply = { to: { kind: 'group' }, blocks: [file], buttons: [] };
    const [old, recent] = [inbound(), inbound()];
    for (const message of [old, recent]) await handle(message, { replies: [reply] });
    const age = async (id: MessageId, days: number): Promise<void> => {
      const storedAt = new Date(Date.now() - days * 86_400_000);
      await fixture.database.outboundMessage.updateMany({
        where: { inId: id },
        data: { storedAt },
      });
    };
    await age(old.id, 61);
    await age(recent.id, 59);
    await fixture.conversations.sweep(fixture.workspaceId, NOW, () => nothing);
    const again = (message: InboundMessage): Promise<readonly Reply[]> =>
      fixture.conversations.handleOnce(message, () => Promise.reject(new Error('worked twice')));
    expect(await again(old)).toEqual([]);
    expect(await again(recent)).toEqual([reply]);
    expect(await fixture.database.attachment.count()).toBe(1);
  });

  it('forgets what people of no workspace were told as well, whatever workspaces there are', async () => {
    const group = asId<GroupId>('a group of nobody');
    const [old, recent] = [inbound({ group }), inbound({ group })];
    for (const message of [old, recent]) await handle(message, { replies: [say('请先绑定')] });
    const days = (n: number): Date => new Date(Date.now() - n * 86_400_000);
    const { outboundMessage } = fixture.database;
    await outboundMessage.updateMany({ where: { inId: old.id }, data: { storedAt: days(61) } });
    await outboundMessage.updateMany({ where: { inId: recent.id }, data: { storedAt: days(59) } });
    await forgetStrayReplies(fixture.database);
    const left = await outboundMessage.findMany({ select: { inId: true, workspaceId: true } });
    expect(left).toEqual([{ inId: recent.id, workspaceId: null }]);
  });
});
