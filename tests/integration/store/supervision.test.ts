import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handleMessage } from '../../../src/conversation/handle-message.js';
import { doRound } from '../../../src/conversation/periodic/do-round.js';
import type { ConversationStore } from '../../../src/conversation/workspace.js';
import { readSupervisions, type Supervision } from '../../../src/ledger/supervision.js';
import { renderText } from '../../../src/message/render-text.js';
import { createWorkCalendar } from '../../../src/plan/calendar/work-calendar.js';
import { connect } from '../../../src/store/connect.js';
import { createConversationStore } from '../../../src/store/conversation-store.js';
import { verifyAudit } from '../../../src/store/verify-audit.js';
import { inbound, nothing, NOW } from './messages-and-outcomes.js';
import { storeFixture, type StoreFixture } from './store-fixture.js';

const deps = { botName: '战报助手', calendar: createWorkCalendar() };

let fixture: StoreFixture;

beforeEach(async () => {
  fixture = await storeFixture();
  const account = { channel: 'test', userId: '主任' };
  const postings = [{ unit: '专班办公室', role: 'office' as const }];
  const person = { account, name: '主任', postings, isAdmin: false };
  await fixture.workspaces.upsertMember(fixture.workspaceId, person, NOW);
});
afterEach(async () => {
  await fixture.close();
});

async function say(
  userId: string,
  text: string,
  { store = fixture.conversations, at = NOW }: { store?: ConversationStore; at?: Date } = {},
): Promise<string> {
  const sender = { userId, displayName: userId };
  const message = inbound({ sender, text, group: null, sentAt: at });
  const replies = await handleMessage({ ...deps, store }, message);
  return replies.map(renderText).join('\n');
}

async function tick(at: Date): Promise<readonly string[]> {
  const replies = await fixture.conversations.sweep(fixture.workspaceId, at, (view, transaction) =>
    doRound(deps, view, at, transaction),
  );
  return replies.map(renderText);
}

async function letters(): Promise<readonly Supervision[]> {
  const view = await fixture.workspaces.readView(fixture.workspaceId, NOW);
  return readSupervisions(view.ledger);
}

describe('a supervision letter on the real database', () => {
  it('is drafted in one process and issued in another, answered, sent back and closed', async () => {
    await say('主任', '督办 高企 7月31日前 要求：排出申报计划');
    const database = connect(fixture.url);
    const another = createConversationStore(database);
    expect(await say('主任', '确认督办', { store: another })).toContain('督办单第1号已发出');
    await database.$disconnect();
    await say('liaison', '收到督办1');
    await say('liaison', '督办1回复：已协调土地指标');
    await say('主任', '督办1退回：没有时限');
    await say('主任', '督办1延期到8月15日');
    await say('liaison', '督办1回复：9月底前完成');
    await say('主任', '督办1办结');
    const [letter] = await letters();
    expect(letter).toMatchObject({ state: 'closed', deadline: '2023-08-15', unit: '县科工信局' });
    expect(letter?.steps.map(({ kind }) => kind)).toEqual([
      'issued',
      'received',
      'replied',
      'returned',
      'extended',
      'replied',
      'closed',
    ]);
    expect(await say('主任', '督办1')).toContain('县科工信局回复：9月底前完成');
    expect((await verifyAudit(fixture.database, fixture.workspaceId)).ok).toBe(true);
  });

  it('is written whole or not at all: two confirmations at once issue one', async () => {
    await say('主任', '督办 高企 7月31日前');
    const said = await Promise.all([say('主任', '确认督办'), say('主任', '确认督办')]);
    expect(said.filter((text) => text.includes('已发出'))).toHaveLength(1);
    expect(await letters()).toHaveLength(1);
  });

  it('is issued at night and reaches its unit in the morning, once', async () => {
    const night = new Date('2023-07-05T21:00:00+08:00');
    await say('主任', '督办 高企 7月31日前 要求：排出申报计划', { at: night });
    await say('主任', '确认督办', { at: night });
    const pushed = await tick(new Date('2023-07-06T09:00:00+08:00'));
    expect(pushed.filter((text) => text.includes('要求：排出申报计划'))).toHaveLength(1);
    const later = await tick(new Date('2023-07-06T09:01:00+08:00'));
    expect(later.filter((text) => text.includes('督办单'))).toEqual([]);
  });

  it('remembers for as long as red lasts that a letter was proposed', async () => {
    const { workspaceId, plan } = fixture;
    const told = {
      kind: 'supervision-proposed' as const,
      planId: plan.id,
      key: plan.indicators[0]?.id ?? '',
      memberId: null,
      state: 'told' as const,
      note: null,
      at: NOW,
    };
    await fixture.conversations.sweep(workspaceId, NOW, () => ({ ...nothing, occasions: [told] }));
    const view = await fixture.workspaces.readView(
      workspaceId,
      new Date('2023-12-20T10:00:00+08:00'),
    );
    expect(view.occasions).toEqual([told]);
  });
});
