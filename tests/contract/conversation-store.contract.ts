import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Occasion } from '../../src/conversation/occasion.js';
import type { Receipt } from '../../src/conversation/receipt.js';
import type {
  ConversationStore,
  ConversationTransaction,
  Member,
  Outcome,
  WorkspaceView,
} from '../../src/conversation/workspace.js';
import { instantAt } from '../../src/kernel/dates.js';
import { asId, newId } from '../../src/kernel/ids.js';
import type {
  BlockerId,
  GroupId,
  MessageId,
  ReceiptId,
  WorkspaceId,
} from '../../src/kernel/ids.js';
import { CHAIN_START, verifyChain } from '../../src/ledger/hash-chain.js';
import type { NewLedgerEntry } from '../../src/ledger/ledger-entry.js';
import type { InboundMessage } from '../../src/message/inbound-message.js';
import type { Reply } from '../../src/message/reply.js';
import type { Plan } from '../../src/plan/model.js';
import { testMember, testMessage } from '../fakes/people.js';
import { samplePlan } from '../fakes/sample-plan.js';

/** A store with what a test needs to set the stage; each call of the maker gives an empty one. */
export interface StoreUnderTest {
  readonly store: ConversationStore;
  addWorkspace(name: string, plans: readonly Plan[]): Promise<WorkspaceId>;
  bindGroup(workspaceId: WorkspaceId, group: GroupId): Promise<void>;
  putMember(workspaceId: WorkspaceId, member: Member): Promise<void>;
  addAdminCode(workspaceId: WorkspaceId, code: string, at: Date): Promise<void>;
  /** Files that came with a message. */
  addEvidence(
    workspaceId: WorkspaceId,
    message: InboundMessage,
    names: readonly string[],
  ): Promise<void>;
  close(): Promise<void>;
}

export const nothing: Outcome = {
  replies: [],
  entries: [],
  receipts: [],
  members: [],
  settings: null,
  retention: { kind: 'erase' },
};

const say = (text: string): Reply => ({
  to: { kind: 'sender' },
  blocks: [{ type: 'text', text }],
  buttons: [],
});

function entry(at: Date): NewLedgerEntry {
  return {
    event: {
      kind: 'blocker-raised',
      blockerId: newId<BlockerId>(),
      tasks: [],
      raisedOn: '2023-07-05',
    },
    at,
    memberId: null,
    unit: '县科工信局',
    source: null,
    receiptId: null,
  };
}

function receiptOf(member: Member, message: InboundMessage, change: Partial<Receipt>): Receipt {
  return {
    id: newId<ReceiptId>(),
    no: 1,
    status: 'pending',
    memberId: member.id,
    unit: '县科工信局',
    unitChoices: [],
    group: message.group,
    messageId: message.id,
    channel: message.channel,
    textHash: 'a'.repeat(64),
    createdAt: message.sentAt,
    expiresAt: instantAt('2023-07-06', 18),
    closedAt: null,
    figures: [],
    events: [],
    ...change,
  };
}

/** What every ConversationStore keeps; run by the in-memory fake and by the database's store. */
export function conversationStoreContract(
  name: string,
  makeStore: () => Promise<StoreUnderTest>,
): void {
  describe(`conversation store: ${name}`, () => {
    const group = asId<GroupId>('g1');
    const at = '2023-07-05T10:00:00+08:00';
    let made: StoreUnderTest;
    let workspaceId: WorkspaceId;
    let member: Member;

    beforeEach(async () => {
      made = await makeStore();
      workspaceId = await made.addWorkspace('甲县', [samplePlan()]);
      member = testMember('甲', [{ unit: '县科工信局', role: 'liaison' }]);
      await made.bindGroup(workspaceId, group);
      await made.putMember(workspaceId, member);
    });
    afterEach(async () => {
      await made.close();
    });

    const message = (text: string, change: Partial<Parameters<typeof testMessage>[0]> = {}) =>
      testMessage({ userId: '甲', text, at, group, ...change });
    const handle = (inbound: InboundMessage, outcome: Partial<Outcome> = {}) =>
      made.store.handleOnce(inbound, () => Promise.resolve({ ...nothing, ...outcome }));
    async function look(inbound = message('看')): Promise<WorkspaceView> {
      const seen: WorkspaceView[] = [];
      await made.store.handleOnce(inbound, ({ view }) => {
        if (view !== null) seen.push(view);
        return Promise.resolve(nothing);
      });
      const [view] = seen;
      if (view === undefined) throw new Error('no view');
      return view;
    }

    /** Makes the ledger go back to these messages. */
    async function evidence(...sources: readonly InboundMessage[]): Promise<void> {
      const entries = sources.map((source): NewLedgerEntry => {
        const { channel, id: messageId, sentAt } = source;
        return { ...entry(sentAt), source: { channel, messageId, textHash: 'b'.repeat(64) } };
      });
      await handle(message('记'), { entries });
    }
    async function textsOf(
      ids: readonly MessageId[],
    ): Promise<readonly (string | null | undefined)[]> {
      const texts: (string | null | undefined)[] = [];
      await made.store.handleOnce(message('看'), async (transaction) => {
        const found = await transaction.messages(ids);
        texts.push(...ids.map((id) => found.get(id)?.text));
        return nothing;
      });
      return texts;
    }

    it('runs the work once; a redelivery gets the replies of the first time', async () => {
      const inbound = message('高企58');
      const first = await handle(inbound, { replies: [say('一')] });
      let runs = 0;
      const again = await made.store.handleOnce(inbound, () => {
        runs += 1;
        return Promise.resolve({ ...nothing, replies: [say('二')] });
      });
      expect(runs).toBe(0);
      expect(again).toEqual(first);
    });

    it('shows ahead what a message will see, and nothing once it is handled or has no home', async () => {
      const inbound = message('高企58');
      const kept = message('高企多少', { at: '2023-07-05T09:58:00+08:00' });
      await handle(kept, { retention: { kind: 'keep', text: kept.text } });
      const ahead = await made.store.preview(inbound);
      expect(ahead).toMatchObject({ workspace: { id: workspaceId }, ledger: [], nextReceiptNo: 1 });
      expect(ahead?.turns).toMatchObject([{ role: 'user', text: '高企多少' }]);
      await handle(inbound);
      expect(await made.store.preview(inbound)).toBeNull();
      const stranger = message('高企58', { group: asId<GroupId>('elsewhere') });
      expect(await made.store.preview(stranger)).toBeNull();
    });

    it('handles the same message once even when it is delivered twice at the same time', async () => {
      const inbound = message('高企58');
      const [one, two] = await Promise.all([
        handle(inbound, { replies: [say('一')], entries: [entry(inbound.sentAt)] }),
        handle(inbound, { replies: [say('一')], entries: [entry(inbound.sentAt)] }),
      ]);
      expect(one).toEqual(two);
      expect((await look()).ledger).toHaveLength(1);
    });

    it('stores all of an outcome or, when the work fails, nothing, and the message can come again', async () => {
      const inbound = message('高企58');
      const fails = made.store.handleOnce(inbound, () => Promise.reject(new Error('broken')));
      await expect(fails).rejects.toThrow();
      await handle(inbound, { replies: [say('好')], entries: [entry(inbound.sentAt)] });
      expect((await look()).ledger).toHaveLength(1);
    });

    it('numbers entries and chains their hashes from 64 zeros', async () => {
      const inbound = message('一');
      await handle(inbound, { entries: [entry(inbound.sentAt), entry(inbound.sentAt)] });
      await handle(message('二'), { entries: [entry(inbound.sentAt)] });
      const { ledger } = await look();
      expect(ledger.map(({ seq }) => seq)).toEqual([1, 2, 3]);
      expect(ledger[0]?.prevHash).toBe(CHAIN_START);
      expect(verifyChain(ledger)).toMatchObject({ ok: true, length: 3 });
    });

    it('lets messages of one workspace wait for each other, so that none is lost', async () => {
      const many = Array.from({ length: 8 }, (_, index) => message(`第${index}条`));
      await Promise.all(
        many.map((inbound) => handle(inbound, { entries: [entry(inbound.sentAt)] })),
      );
      const { ledger } = await look();
      expect(verifyChain(ledger)).toMatchObject({ ok: true, length: 8 });
    });

    it('shows the next message the receipts, members and settings of the one before', async () => {
      const inbound = message('高企58');
      const receipt = receiptOf(member, inbound, {});
      await handle(inbound, {
        receipts: [receipt],
        members: [{ ...member, isAdmin: true, helpedOn: '2023-07-05' }],
        settings: { unknownMayAsk: false, nameMissingInGroups: true },
      });
      const view = await look();
      expect(view.receipts).toEqual([receipt]);
      expect(view.members).toEqual([{ ...member, isAdmin: true, helpedOn: '2023-07-05' }]);
      expect(view.workspace.settings).toEqual({ unknownMayAsk: false, nameMissingInGroups: true });
      expect(view.plans).toEqual([samplePlan()]);
    });

    it('gives the very same plans while they are unchanged: what is made of them is kept by them', async () => {
      const first = (await look()).plans;
      expect(first).toHaveLength(1);
      expect((await look()).plans).toBe(first);
    });

    it('replaces a changed receipt by its id', async () => {
      const inbound = message('高企58');
      const receipt = receiptOf(member, inbound, {});
      await handle(inbound, { receipts: [receipt] });
      const closed: Receipt = { ...receipt, status: 'confirmed', closedAt: inbound.sentAt };
      await handle(message('确认'), { receipts: [closed] });
      expect((await look()).receipts).toEqual([closed]);
    });

    it('gives the next receipt the smallest number that no pending one has', async () => {
      const inbound = message('一');
      expect((await look()).nextReceiptNo).toBe(1);
      const one = receiptOf(member, inbound, { no: 1 });
      const two = receiptOf(member, inbound, { no: 2 });
      await handle(inbound, { receipts: [one, two] });
      expect((await look()).nextReceiptNo).toBe(3);
      await handle(message('确认1'), {
        receipts: [{ ...one, status: 'confirmed', closedAt: inbound.sentAt }],
      });
      expect((await look()).nextReceiptNo).toBe(1);
    });

    it('shows receipts closed in the last 60 days and every pending one', async () => {
      const inbound = message('一');
      const closed = (days: number): Receipt =>
        receiptOf(member, inbound, {
          no: days,
          status: 'confirmed',
          closedAt: new Date(inbound.sentAt.getTime() - days * 86_400_000),
        });
      const pending = receiptOf(member, inbound, { no: 99 });
      await handle(inbound, { receipts: [closed(59), closed(61), pending] });
      const nos = (await look()).receipts.map(({ no }) => no);
      expect(nos.sort((a, b) => a - b)).toEqual([59, 99]);
    });

    it('gives as turns the kept messages of the same person in the same chat of the last 30 minutes', async () => {
      const keep = (inbound: InboundMessage) =>
        handle(inbound, { retention: { kind: 'keep', text: inbound.text } });
      await keep(message('太早', { at: '2023-07-05T09:20:00+08:00' }));
      await keep(message('高企多少', { at: '2023-07-05T09:40:00+08:00' }));
      await keep(message('别人', { userId: '乙', at: '2023-07-05T09:45:00+08:00' }));
      await keep(message('私下', { group: null, at: '2023-07-05T09:50:00+08:00' }));
      await handle(message('闲聊', { at: '2023-07-05T09:55:00+08:00' }));
      await keep(message('科小呢', { at: '2023-07-05T09:58:00+08:00' }));
      const { turns } = await look();
      const heard = turns.map(({ role, text, sentAt }) => [role, text, sentAt.toISOString()]);
      expect(heard).toEqual([
        ['user', '高企多少', '2023-07-05T01:40:00.000Z'],
        ['user', '科小呢', '2023-07-05T01:58:00.000Z'],
      ]);
      expect(new Set(turns.map(({ messageId }) => messageId)).size).toBe(2);
    });

    it('keeps of a text what the outcome says: the masked text, or nothing', async () => {
      const kept = message('张三 高企58');
      const erased = message('吃了吗');
      const screened = message('绝密★');
      await handle(kept, { retention: { kind: 'keep', text: '高企58' } });
      await handle(erased, { retention: { kind: 'erase' } });
      await handle(screened, { retention: { kind: 'screened', reason: 'secrecy-mark' } });
      await evidence(kept, erased, screened);
      const ids: readonly MessageId[] = [kept.id, erased.id, screened.id];
      let texts: readonly (string | null | undefined)[] = [];
      await made.store.handleOnce(message('看'), async (transaction) => {
        const found = await transaction.messages(ids);
        texts = ids.map((id) => found.get(id)?.text);
        expect(found.get(kept.id)).toMatchObject({ memberId: member.id, group, channel: 'test' });
        return nothing;
      });
      expect(texts).toEqual(['高企58', null, null]);
    });

    it('takes as evidence the message of the channel that the ledger names', async () => {
      const id = newId<MessageId>();
      const keep = (channel: string, text: string): Promise<unknown> =>
        handle(
          { ...message(text), id, channel, group: null },
          { retention: { kind: 'keep', text } },
        );
      await keep('test', '高企58');
      await keep('another', '科小70');
      await evidence({ ...message('看'), id });
      expect(await textsOf([id])).toEqual(['高企58']);
      await evidence({ ...message('看'), id, channel: 'another' });
      // Both count now: better no quote than that of the wrong one.
      expect(await textsOf([id])).toEqual([undefined]);
    });

    it('gives no message that neither the ledger nor a receipt goes back to', async () => {
      const [plain, received] = [message('高企58'), message('科小70')];
      for (const { text, ...rest } of [plain, received]) {
        await handle({ text, ...rest }, { retention: { kind: 'keep', text } });
      }
      await handle(message('看'), { receipts: [receiptOf(member, received, {})] });
      expect(await textsOf([plain.id, received.id])).toEqual([undefined, '科小70']);
    });

    it('finds no workspace for an unbound group', async () => {
      const stranger = message('高企多少', { group: asId<GroupId>('elsewhere') });
      let seen: ConversationTransaction['view'] | undefined;
      await made.store.handleOnce(stranger, ({ view }) => {
        seen = view;
        return Promise.resolve({ ...nothing, replies: [say('好')] });
      });
      expect(seen).toBeNull();
    });

    it('takes a stranger in private as one of the only workspace, and of none when there are two', async () => {
      const stranger = () => message('绑定 县教育局', { userId: '陌生人', group: null });
      expect((await look(stranger())).workspace.id).toBe(workspaceId);
      await made.addWorkspace('乙县', []);
      let seen: ConversationTransaction['view'] | undefined;
      await made.store.handleOnce(stranger(), ({ view }) => {
        seen = view;
        return Promise.resolve(nothing);
      });
      expect(seen).toBeNull();
    });

    it('finds in private the workspace of the sender, a member without postings included', async () => {
      await made.addWorkspace('乙县', []);
      await made.putMember(workspaceId, testMember('丙', []));
      const view = await look(message('帮助', { userId: '丙', group: null }));
      expect(view.workspace.id).toBe(workspaceId);
    });

    it('keeps workspaces apart', async () => {
      const other = await made.addWorkspace('乙县', []);
      const otherGroup = asId<GroupId>('g2');
      await made.bindGroup(other, otherGroup);
      await made.putMember(other, testMember('乙', [{ unit: '县教育局', role: 'liaison' }]));
      const inbound = message('一');
      await handle(inbound, {
        entries: [entry(inbound.sentAt)],
        receipts: [receiptOf(member, inbound, {})],
      });
      const view = await look(message('看', { userId: '乙', group: otherGroup }));
      expect(view).toMatchObject({ ledger: [], receipts: [], plans: [], nextReceiptNo: 1 });
      expect(view.members.map(({ name: who }) => who)).toEqual(['乙']);
      expect([...(await made.store.workspaceIds())].sort()).toEqual([workspaceId, other].sort());
    });

    it('redeems an administrator code once, within 30 minutes, into its workspace', async () => {
      await made.addAdminCode(workspaceId, 'ABCD1234', new Date(at));
      const redeem = async (code: string, when: string): Promise<WorkspaceId | null> => {
        let redeemed: WorkspaceId | null = null;
        const admin = testMember('新管理员', [{ unit: '专班办公室', role: 'office' }]);
        const inbound = message(`绑定管理员 ${code}`, {
          userId: '新管理员',
          group: null,
          at: when,
        });
        await made.store.handleOnce(inbound, async (transaction) => {
          redeemed = await transaction.redeemAdminCode(code, inbound.sentAt);
          return redeemed === null ? nothing : { ...nothing, members: [admin] };
        });
        return redeemed;
      };
      expect(await redeem('WRONG', '2023-07-05T10:01:00+08:00')).toBeNull();
      expect(await redeem('ABCD1234', '2023-07-05T10:31:00+08:00')).toBeNull();
      expect(await redeem('ABCD1234', '2023-07-05T10:29:00+08:00')).toBe(workspaceId);
      expect(await redeem('ABCD1234', '2023-07-05T10:29:30+08:00')).toBeNull();
      expect((await look()).members.map(({ name: who }) => who)).toContain('新管理员');
    });

    it('shows what became of things for a hundred days, and for ever what is told once', async () => {
      const at = new Date('2023-07-05T10:00:00+08:00');
      const fields = { planId: null, memberId: null, note: null, at } as const;
      const occasions: readonly Occasion[] = [
        { ...fields, kind: 'weekly', key: '2023-W27', state: 'published' },
        { ...fields, kind: 'calendar-missing', key: '2027', state: 'told' },
        { ...fields, kind: 'schedule', key: 'start', state: 'started' },
      ];
      await made.store.sweep(workspaceId, at, () => ({ ...nothing, occasions }));
      const seen: string[][] = [];
      for (const day of ['2023-10-12', '2023-10-15']) {
        await made.store.sweep(workspaceId, new Date(`${day}T10:00:00+08:00`), (view) => {
          seen.push(view.occasions.map(({ kind }) => kind).sort());
          return nothing;
        });
      }
      expect(seen).toEqual([
        ['calendar-missing', 'schedule', 'weekly'],
        ['calendar-missing', 'schedule'],
      ]);
    });

    it('stores what a sweep decides', async () => {
      const inbound = message('一');
      const receipt = receiptOf(member, inbound, {});
      await handle(inbound, { receipts: [receipt] });
      const expired: Receipt = { ...receipt, status: 'expired', closedAt: receipt.expiresAt };
      // No message started it, so there is no sender or group to answer: it writes to members.
      const word: Reply = { ...say('过期'), to: { kind: 'member', memberId: member.id } };
      const replies = await made.store.sweep(workspaceId, receipt.expiresAt, (view) => ({
        ...nothing,
        receipts: view.receipts.map(() => expired),
        replies: [word],
      }));
      expect(replies).toEqual([word]);
      const seen: number[] = [];
      const days = (count: number): Date =>
        new Date(receipt.expiresAt.getTime() + count * 86_400_000);
      for (const now of [days(60), days(61)]) {
        await made.store.sweep(workspaceId, now, (view) => {
          seen.push(view.receipts.length);
          return nothing;
        });
      }
      // The view of a sweep is that of the moment it is told.
      expect(seen).toEqual([1, 0]);
      const later = message('看', { at: '2023-07-07T10:00:00+08:00' });
      expect((await look(later)).receipts).toEqual([expired]);
    });
  });
}
