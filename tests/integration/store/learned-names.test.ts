import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handleMessage } from '../../../src/conversation/handle-message.js';
import { createWorkCalendar } from '../../../src/plan/calendar/work-calendar.js';
import type { ConversationStore } from '../../../src/conversation/workspace.js';
import { foldLedger } from '../../../src/ledger/ledger-state.js';
import { activeNames } from '../../../src/ledger/name-book.js';
import { renderText } from '../../../src/message/render-text.js';
import { connect } from '../../../src/store/connect.js';
import type { Database } from '../../../src/store/connect.js';
import { createConversationStore } from '../../../src/store/conversation-store.js';
import { verifyAudit } from '../../../src/store/verify-audit.js';
import { inbound, NOW } from './messages-and-outcomes.js';
import type { StoreFixture } from './store-fixture.js';
import { storeFixture } from './store-fixture.js';

let fixture: StoreFixture;
let opened: Database[] = [];

beforeEach(async () => {
  fixture = await storeFixture();
  for (const userId of ['主任', '副主任']) {
    const account = { channel: 'test', userId };
    const postings = [{ unit: '专班办公室', role: 'office' as const }];
    const person = { account, name: userId, postings, isAdmin: false };
    await fixture.workspaces.upsertMember(fixture.workspaceId, person, NOW);
  }
});
afterEach(async () => {
  for (const database of opened) await database.$disconnect();
  opened = [];
  await fixture.close();
});

/** A process of its own, with empty caches, on the same database. */
function anotherProcess(): ConversationStore {
  const database = connect(fixture.url);
  opened.push(database);
  return createConversationStore(database);
}

async function say(
  userId: string,
  text: string,
  store: ConversationStore = fixture.conversations,
): Promise<string> {
  const deps = { store, botName: '战报助手', calendar: createWorkCalendar() };
  const sender = { userId, displayName: userId };
  const replies = await handleMessage(deps, inbound({ sender, text }));
  return replies.map(renderText).join('\n');
}

async function names(): Promise<readonly string[]> {
  const view = await fixture.workspaces.readView(fixture.workspaceId, NOW);
  const { names: book } = foldLedger(view.ledger, view.plans);
  return activeNames(book).map(({ word, target, version }) => `${word}=${target.name} ${version}`);
}

async function figures(): Promise<readonly unknown[]> {
  const view = await fixture.workspaces.readView(fixture.workspaceId, NOW);
  return view.ledger.filter(({ event }) => event.kind === 'fact-recorded').map(({ hash }) => hash);
}

async function auditIsWhole(): Promise<boolean> {
  return (await verifyAudit(fixture.database, fixture.workspaceId)).ok;
}

describe('names taught in chat', () => {
  it('are tried on every confirmed message, shown, confirmed, and change no stored figure', async () => {
    for (const count of [1, 2, 3, 4]) {
      await say('liaison', `科创企7${count}家，高企5${count}家`);
      await say('liaison', '确认');
    }
    await say('liaison', '科小80家');
    await say('liaison', '确认');
    const before = await figures();
    const asked = await say('主任', '科创企就是科技型中小企业');
    expect(asked).toContain('会改变过去4条理解（核对了已入库的5条');
    expect(asked).toContain('“科创企74家，高企54家”');
    expect(await names()).toEqual([]);
    expect(await say('主任', '确认')).toContain('已记住');
    expect(await names()).toEqual(['科创企=科技型中小企业 1']);
    expect(await figures()).toEqual(before);
    expect(await auditIsWhole()).toBe(true);
  });

  it('hold in another process at once, and after a restart', async () => {
    const other = anotherProcess();
    expect(await say('liaison', '独角兽1家', other)).toBe('');
    await say('主任', '以后独角兽就是瞪羚企业');
    expect(await say('liaison', '独角兽1家', other)).toContain('瞪羚企业');
    expect(await say('liaison', '独角兽1家', anotherProcess())).toContain('瞪羚企业');
    await say('主任', '忘掉独角兽这个叫法', other);
    expect(await say('liaison', '独角兽1家')).toBe('');
  });

  it('wait over a restart, and 取消 drops them', async () => {
    await say('liaison', '科创企71家，高企58家');
    await say('liaison', '确认');
    await say('主任', '科创企就是科技型中小企业');
    expect(await say('主任', '取消', anotherProcess())).toContain('已撤销');
    expect(await names()).toEqual([]);
    await say('主任', '科创企就是科技型中小企业');
    await say('副主任', '确认1', anotherProcess());
    expect(await names()).toEqual(['科创企=科技型中小企业 1']);
  });

  it('keep their versions: taught, taught again, withdrawn, revoked by number', async () => {
    await say('主任', '以后独角兽指单项冠军');
    await say('主任', '以后独角兽指瞪羚企业');
    await say('主任', '确认');
    expect(await names()).toEqual(['独角兽=瞪羚企业 2']);
    await say('主任', '撤销');
    expect(await names()).toEqual(['独角兽=单项冠军 1']);
    const listed = await say('主任', '有哪些简称', anotherProcess());
    expect(listed).toContain('1. “独角兽” → 单项冠军');
    await say('副主任', '撤销简称1');
    expect(await names()).toEqual([]);
    await say('主任', '以后独角兽指瞪羚企业');
    expect(await names()).toEqual(['独角兽=瞪羚企业 3']);
    expect(await auditIsWhole()).toBe(true);
  });

  it('are proposed after the same explanation twice, over restarts and replicas', async () => {
    for (const [store, count] of [
      [fixture.conversations, 1],
      [anotherProcess(), 2],
    ] as const) {
      await say('liaison', `@战报助手 科创企7${count}家`, store);
      await say('liaison', '是科小', store);
      await say('liaison', '确认', store);
    }
    const outbox = await fixture.database.outboundMessage.findMany({ where: { toUser: '主任' } });
    expect(JSON.stringify(outbox.map(({ reply }) => reply))).toContain('两次被更正为');
    expect(await say('主任', '记住', anotherProcess())).toContain('会改变过去2条理解');
    await say('主任', '确认');
    expect(await names()).toEqual(['科创企=科技型中小企业 1']);
    expect(await auditIsWhole()).toBe(true);
  });

  it('taught by two people in two processes at once are both kept, one after the other', async () => {
    const other = anotherProcess();
    const words = Array.from(
      { length: 8 },
      (_, index) => `叫法${'甲乙丙丁戊己庚辛'.charAt(index)}`,
    );
    await Promise.all(
      words.flatMap((word) => [
        say('主任', `以后${word}就是瞪羚企业`),
        say('副主任', `以后${word}就是瞪羚企业`, other),
      ]),
    );
    expect([...(await names())].sort()).toEqual(words.map((word) => `${word}=瞪羚企业 1`).sort());
    expect(await auditIsWhole()).toBe(true);
  });

  it('are refused without a trace in the ledger', async () => {
    const before = await fixture.database.ledgerEntry.count();
    for (const word of ['58', '家', '完成', '确认', '张三', '13800000000']) {
      await say('主任', `把“${word}”当作瞪羚企业`);
    }
    expect(await fixture.database.ledgerEntry.count()).toBe(before);
    expect(await fixture.database.receipt.count()).toBe(0);
  });
});
