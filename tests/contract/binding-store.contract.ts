import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LinkRedemption } from '../../src/conversation/binding/link-redemption.js';
import { evidenceKey } from '../../src/conversation/workspace.js';
import type {
  Member,
  Outcome,
  UnboundGroup,
  WorkspaceView,
} from '../../src/conversation/workspace.js';
import { asId } from '../../src/kernel/ids.js';
import type { GroupId, WorkspaceId } from '../../src/kernel/ids.js';
import type { InboundMessage } from '../../src/message/inbound-message.js';
import { testMember, testMessage } from '../fakes/people.js';
import { nothing, type StoreUnderTest } from './conversation-store.contract.js';

/** What every ConversationStore keeps of groups, accounts, codes and files; run by fake and database alike. */
export function bindingStoreContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`binding in the conversation store: ${name}`, () => {
    const group = asId<GroupId>('g1');
    const at = '2023-07-05T10:00:00+08:00';
    let made: StoreUnderTest;
    let workspaceId: WorkspaceId;
    let member: Member;

    beforeEach(async () => {
      made = await makeStore();
      workspaceId = await made.addWorkspace('甲县', []);
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
    async function look(inbound: InboundMessage): Promise<WorkspaceView> {
      const seen: WorkspaceView[] = [];
      await made.store.handleOnce(inbound, ({ view }) => {
        if (view !== null) seen.push(view);
        return Promise.resolve(nothing);
      });
      const [view] = seen;
      if (view === undefined) throw new Error('no view');
      return view;
    }

    const places = { channel: 'test', groupId: asId<GroupId>('g-new'), name: '新群' };
    const fromNew = (change = {}) =>
      message('在吗', { userId: '陌生人', group: places.groupId, ...change });
    /** What the store knows of a group that no workspace has. */
    async function knock(inbound: InboundMessage, outcome: Partial<Outcome> = {}) {
      const seen: (UnboundGroup | null)[] = [];
      await made.store.handleOnce(inbound, async (transaction) => {
        seen.push(await transaction.unboundGroup());
        return { ...nothing, ...outcome };
      });
      return seen[0] ?? null;
    }
    const waiting = { ...places, state: 'waiting', toldOn: '2023-07-05' } as const;

    it('keeps of an unbound group that it asked, and whether anybody was asked', async () => {
      expect(await knock(fromNew(), { groups: [waiting] })).toEqual({
        request: null,
        hosts: [],
        only: workspaceId,
      });
      expect((await knock(fromNew()))?.request).toEqual({ ...waiting, isAsked: false });
      await made.store.handleOnce(fromNew(), async (transaction) => {
        expect((await transaction.enter(workspaceId))?.workspace.id).toBe(workspaceId);
        return { ...nothing, groups: [{ ...waiting, toldOn: '2023-07-06' }] };
      });
      expect((await knock(fromNew()))?.request).toEqual({
        ...waiting,
        toldOn: '2023-07-06',
        isAsked: true,
      });
      await made.store.handleOnce(message('看'), async (transaction) => {
        expect(await transaction.groupRequests()).toHaveLength(1);
        expect(await transaction.unboundGroup()).toBeNull();
        return nothing;
      });
    });

    it('binds a group and gives it up again', async () => {
      await handle(message('绑'), { groups: [{ ...places, state: 'bound' }] });
      expect((await look(fromNew())).workspace.id).toBe(workspaceId);
      await handle(message('解'), { groups: [{ ...places, state: 'refused' }] });
      const group = await knock(fromNew());
      expect(group?.request).toMatchObject({ state: 'refused', toldOn: null });
    });

    it('names the workspaces whose office the sender belongs to, and no other', async () => {
      const boss = testMember('主任', [{ unit: '专班办公室', role: 'office' }]);
      await made.putMember(workspaceId, boss);
      await made.addWorkspace('乙县', []);
      const group = await knock(fromNew({ userId: '主任' }));
      expect(group?.hosts).toMatchObject([{ workspaceId, name: '甲县' }]);
      expect(group?.only).toBeNull();
      expect((await knock(fromNew({ userId: '甲' })))?.hosts).toEqual([]);
    });

    it('enters a workspace only where the message belongs to none', async () => {
      const other = await made.addWorkspace('乙县', []);
      await made.store.handleOnce(message('看'), async (transaction) => {
        expect(await transaction.enter(other)).toBeNull();
        expect((await transaction.enter(workspaceId))?.workspace.id).toBe(workspaceId);
        return nothing;
      });
    });

    const privately = (change = {}) =>
      message('关联账号', { userId: 'jia', channel: 'other', group: null, ...change });
    async function redeem(code: string, change = {}): Promise<LinkRedemption | null> {
      const seen: LinkRedemption[] = [];
      const inbound = privately(change);
      await made.store.handleOnce(inbound, async (transaction) => {
        seen.push(await transaction.redeemLinkCode(code, inbound.sentAt));
        return nothing;
      });
      return seen[0] ?? null;
    }
    async function linkCode(): Promise<string> {
      const codes: string[] = [];
      const inbound = message('关联账号', { group: null });
      await made.store.handleOnce(inbound, async (transaction) => {
        codes.push(await transaction.createLinkCode(member.id, inbound.sentAt));
        return nothing;
      });
      return codes[0] ?? '';
    }

    it('redeems a code that joins accounts once, within 30 minutes', async () => {
      const code = await linkCode();
      expect(await redeem(code, { at: '2023-07-05T10:31:00+08:00' })).toEqual({ kind: 'wrong' });
      const joins = { kind: 'joins', workspaceId, memberId: member.id };
      expect(await redeem(code)).toEqual(joins);
      expect(await redeem(code)).toEqual({ kind: 'wrong' });
    });

    it('takes no code of an account for an hour after five wrong ones', async () => {
      const code = await linkCode();
      for (const wrong of ['A', 'B', 'C', 'D', 'E']) await redeem(wrong);
      expect(await redeem(code)).toEqual({ kind: 'blocked' });
      expect(await redeem(code, { userId: 'yi' })).toMatchObject({ kind: 'joins' });
      expect(await redeem('F', { at: '2023-07-05T11:01:00+08:00' })).toEqual({ kind: 'wrong' });
    });

    it('moves an account from one member to another, and finds its person by it', async () => {
      const other = testMember('jia', [], 'other');
      await made.putMember(workspaceId, other);
      const [own] = member.accounts;
      const accounts = [...(own === undefined ? [] : [own]), ...other.accounts];
      const joined = { ...member, accounts };
      await handle(message('并'), { members: [joined, { ...other, accounts: [] }] });
      const view = await look(privately());
      expect(view.members).toEqual(expect.arrayContaining([joined, { ...other, accounts: [] }]));
    });

    it('leaves out what was held up to a day that is over', async () => {
      const delegation = { from: member.id, until: '2023-07-10' } as const;
      const away = { ...member, leave: { until: '2023-07-10', delegateId: null } } as const;
      const lent = { unit: '县科工信局', role: 'liaison', delegation } as const;
      const delegate = testMember('乙', [lent]);
      await made.putMember(workspaceId, delegate);
      await made.putMember(workspaceId, away);
      const onThe = async (day: string) =>
        new Map(
          (await look(message('看', { at: `2023-07-${day}T10:00:00+08:00` }))).members.map(
            ({ name: who, postings, leave }) => [who, [postings.length, leave === null]],
          ),
        );
      expect(await onThe('10')).toEqual(
        new Map([
          ['甲', [1, false]],
          ['乙', [1, true]],
        ]),
      );
      expect(await onThe('11')).toEqual(
        new Map([
          ['甲', [1, true]],
          ['乙', [0, true]],
        ]),
      );
    });

    it('names the stored files of a message on its channel, and none of another', async () => {
      const inbound = message('高企58');
      await made.addEvidence(workspaceId, inbound, ['认定.pdf', '照片.jpg']);
      await made.store.handleOnce(message('看'), async (transaction) => {
        const source = { channel: 'test', messageId: inbound.id, count: 2 };
        const elsewhere = { ...source, channel: 'other' };
        const files = await transaction.evidence([source, elsewhere]);
        expect(files.get(evidenceKey(source))?.map(({ name: file }) => file)).toEqual([
          '认定.pdf',
          '照片.jpg',
        ]);
        expect(files.get(evidenceKey(elsewhere)) ?? []).toEqual([]);
        return nothing;
      });
    });
  });
}
