import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handleMessage, type ConversationDeps } from '../../../src/conversation/handle-message.js';
import { runRound } from '../../../src/conversation/periodic/run-round.js';
import type { PdfResult } from '../../../src/digest/documents/convert-to-pdf.js';
import { createWorkCalendar } from '../../../src/plan/calendar/work-calendar.js';
import { renderText } from '../../../src/message/render-text.js';
import type { Reply } from '../../../src/message/reply.js';
import { connect, type Database } from '../../../src/store/connect.js';
import { createConversationStore } from '../../../src/store/conversation-store.js';
import { held } from '../../fakes/held.js';
import { quickPainter } from '../../fakes/quick-painter.js';
import { figureEntry, GROUP, inbound, nothing, NOW } from './messages-and-outcomes.js';
import { storeFixture, type StoreFixture } from './store-fixture.js';

const PDF: PdfResult = { kind: 'made', content: new Uint8Array(Buffer.from('%PDF-')) };
const FRIDAY = new Date('2023-07-14T16:00:00+08:00');

let fixture: StoreFixture;
let other: Database;
/** What one process has. */
let deps: ConversationDeps;
/** A second process on the same database. */
let otherDeps: ConversationDeps;

beforeEach(async () => {
  fixture = await storeFixture();
  other = connect(fixture.url);
  const { conversations: store, workspaces, workspaceId } = fixture;
  deps = { store, botName: '战报助手', calendar: createWorkCalendar(), ...quickPainter };
  otherDeps = { ...deps, store: createConversationStore(other) };
  const office = {
    account: { channel: 'test', userId: 'office' },
    name: '办公室甲',
    postings: [{ unit: '专班办公室', role: 'office' as const }],
    isAdmin: true,
  };
  await workspaces.upsertMember(workspaceId, office, NOW);
  const message = inbound();
  await store.handleOnce(message, () =>
    Promise.resolve({ ...nothing, entries: [figureEntry(fixture.plan, message, 58)] }),
  );
});
afterEach(async () => {
  await other.$disconnect();
  await fixture.close();
});

const asking = () =>
  inbound({ group: null, sender: { userId: 'office', displayName: '' }, text: '导出台账PDF' });

const words = (replies: readonly Reply[]): string => replies.map(renderText).join('\n');

describe('a file that takes long', () => {
  it('holds up nobody else in its workspace', async () => {
    const slow = held<PdfResult>();
    const asked = handleMessage({ ...deps, makePdf: slow.take }, asking());
    await slow.taken;
    const said = await handleMessage(deps, inbound({ text: '高企完成多少了' }));
    expect(words(said)).toContain('58家');
    const elsewhere = await handleMessage(otherDeps, inbound({ text: '科小71家' }));
    expect(words(elsewhere)).toContain('【回执1】');
    slow.give(PDF);
    expect(words(await asked)).toContain('.pdf');
  });

  it('is neither lost nor sent twice when the process that makes it dies', async () => {
    const never = held<PdfResult>();
    const message = asking();
    const dying = handleMessage({ ...deps, makePdf: never.take }, message);
    await never.taken;
    expect(await fixture.database.inboundMessage.count({ where: { id: message.id } })).toBe(0);
    const makePdf = () => Promise.resolve(PDF);
    const replies = await handleMessage({ ...otherDeps, makePdf }, message);
    expect(words(replies)).toContain('.pdf');
    // The dead one comes back to life after all: it finds what the other stored.
    never.give({ kind: 'made', content: Buffer.from('%PDF-late') });
    expect(await dying).toEqual(replies);
    const rows = await fixture.database.outboundMessage.findMany({ where: { inId: message.id } });
    expect(rows).toHaveLength(replies.length);
    const files = await fixture.database.attachment.findMany({
      where: { messageId: { in: rows.map(({ id }) => id) } },
    });
    expect(files.map(({ content }) => Buffer.from(content).toString())).toEqual(['%PDF-']);
  });
});

describe('a digest whose pictures take long', () => {
  it('holds up nobody, and goes out once from two processes', async () => {
    const { workspaceId } = fixture;
    await runRound(deps, workspaceId, new Date('2023-07-10T08:00:00+08:00'));
    const slow = held();
    const drawPicture: ConversationDeps['drawPicture'] = async ({ name, alt }) => {
      await slow.take();
      return { type: 'picture', name, alt, png: Buffer.from('slow') };
    };
    const first = runRound({ ...deps, drawPicture }, workspaceId, FRIDAY);
    await slow.taken;
    const said = await handleMessage(deps, inbound({ text: '高企完成多少了', sentAt: FRIDAY }));
    expect(words(said)).toContain('58家');
    await runRound(otherDeps, workspaceId, FRIDAY);
    slow.give();
    expect(await first).toEqual([]);
    const rows = await fixture.database.outboundMessage.findMany({
      where: { toGroup: GROUP, inId: null },
    });
    expect(rows).toHaveLength(1);
    const files = await fixture.database.attachment.count({
      where: { messageId: rows[0]?.id ?? '' },
    });
    expect(files).toBe(3);
    expect(await fixture.database.ledgerEntry.count({ where: { kind: 'digest-published' } })).toBe(
      1,
    );
  });
});
