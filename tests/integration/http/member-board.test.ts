import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BoardView, SourceView } from '../../../src/http/api-types.js';
import { asId, type MessageId, type ReceiptId } from '../../../src/kernel/ids.js';
import { CookieBrowser } from './cookie-browser.js';
import { FakeConsole } from './fake-console.js';
import { serve } from './serve.js';
import type { Served } from './serve.js';

let fake: FakeConsole;
let served: Served;

beforeEach(async () => {
  fake = await FakeConsole.start();
  served = await serve(null, { console: fake });
  fake.register(served.url);
});

afterEach(async () => {
  await served.stop();
  await fake.stop();
});

async function signedIn(userId: string): Promise<CookieBrowser> {
  const browser = new CookieBrowser(served.url);
  fake.one.browsingAs = userId;
  await browser.follow('/login/one');
  return browser;
}

async function source(userId: string, indicatorId: string): Promise<string> {
  const browser = await signedIn(userId);
  const path = `/api/console/board/${encodeURIComponent(indicatorId)}/source`;
  return (await browser.json<SourceView>(path)).lines.join('\n');
}

/** Reported by 县科工信局 and corrected by it. */
const STOCK = '高新技术企业';
/** A proposal of 高新区 for a figure that its owner has not reported. */
const ONE_OFF = '瞪羚企业';

describe('the board', () => {
  it('shows everyone bound the same figures (row: status, target, owner, detail of indicators)', async () => {
    const boards = await Promise.all(
      ['kegongxin', 'gaoxin', 'leader', 'office'].map(async (userId) =>
        (await signedIn(userId)).json<BoardView>('/api/console/board'),
      ),
    );
    const [first] = boards;
    expect(first).toMatchObject({ date: '2023-07-05', planTitle: '某县科技创新攻坚方案' });
    const stock = first!.indicators.find(({ shortName }) => shortName === STOCK);
    expect(stock).toMatchObject({ valueText: '58家', targetText: '66家', owner: '县科工信局' });
    for (const board of boards) expect(board).toEqual(first);
    expect(JSON.stringify(first)).not.toMatch(/[甲乙丙丁戊]/);
  });

  it('is never kept by a cache', async () => {
    const browser = await signedIn('leader');
    for (const path of ['board', `board/${STOCK}/source`]) {
      const { headers } = await browser.go(`/api/console/${path}`);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('cannot be asked for by another site', async () => {
    const browser = await signedIn('leader');
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await browser.go('/api/console/board', { headers })).status).toBe(403);
  });
});

describe('依据 (row: history, 依据)', () => {
  it('leader: units and persons, for he reads it alone', async () => {
    expect(await source('leader', STOCK)).toMatch(/报送单位县科工信局，报送人科工信甲/);
    expect(await source('leader', ONE_OFF)).toContain('报送人高新区乙');
  });

  it('office: in full', async () => {
    expect(await source('office', STOCK)).toContain('报送人科工信甲');
    expect(await source('office', ONE_OFF)).toContain('报送人高新区乙');
  });

  it('liaison: the name within his own unit, of other units only the unit', async () => {
    expect(await source('kegongxin', STOCK)).toContain('报送人科工信甲');
    const other = await source('kegongxin', ONE_OFF);
    expect(other).toContain('报送单位高新区');
    expect(other).not.toMatch(/报送人|[甲乙丙丁戊]/);
    const foreign = await source('gaoxin', STOCK);
    expect(foreign).toContain('报送单位县科工信局');
    expect(foreign).not.toMatch(/报送人|[甲乙丙丁戊]/);
  });

  it('of several roles the widest counts', async () => {
    const member = fake.members.get('gaoxin')!;
    const leads = { unit: '县政府', role: 'leader' as const };
    fake.members.set('gaoxin', { ...member, postings: [...member.postings, leads] });
    expect(await source('gaoxin', STOCK)).toContain('报送人科工信甲');
  });

  it('quotes the message of the figure and of what it corrected, of this workspace alone', async () => {
    const text = await source('leader', STOCK);
    expect(text).not.toContain('原文已按规定删除');
    const [workspace, ids] = fake.askedTexts[0]!;
    expect(workspace).toBe('w1');
    expect(ids.length).toBe(2);
    for (const id of ids) expect(text).toContain(`消息${id}的原话`);
  });

  it('of an indicator that does not exist is empty', async () => {
    expect(await source('office', 'nothing')).toBe('');
  });
});

describe('files for download', () => {
  const fetched = async (userId: string, file: string) => {
    const answer = await (await signedIn(userId)).go(`/api/console/export/${file}`);
    const content = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, content };
  };

  it('come as the same person gets them in a private chat', async () => {
    const { status, headers, content } = await fetched('office', 'bulletin.docx');
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain('attachment');
    expect(headers.get('cache-control')).toBe('no-store');
    const { value } = await mammoth.extractRawText({ buffer: content });
    expect(value).toContain('2023年6月推进情况通报');
    expect(value).toContain('高新技术企业由55家变为58家');
  });

  it('hold a liaison’s own unit only', async () => {
    const own = (await fetched('gaoxin', 'ledger.csv')).content.toString('utf8');
    expect(own).toContain('高新区');
    expect(own).not.toContain('县人社局');
    const all = (await fetched('leader', 'ledger.csv')).content.toString('utf8');
    expect(all).toContain('县人社局');
  });

  it('name the files behind a report', async () => {
    const { county } = fake;
    const receiptId = asId<ReceiptId>('r1');
    county.entries[0] = { ...county.entries[0]!, receiptId };
    const source = { channel: 'test', messageId: asId<MessageId>('m9'), count: 1 };
    county.write({ kind: 'evidence-attached', receiptId, sources: [source] });
    const { content } = await fetched('office', 'ledger.xlsx');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(content).buffer);
    const sheet = workbook.getWorksheet('佐证');
    expect(sheet?.getRow(2).getCell(7).value).toBe('消息m9的证书.pdf');
  });

  it('are nobody’s who waits or has not signed in, and nothing else is offered', async () => {
    expect((await fetched('waiting', 'ledger.xlsx')).status).toBe(401);
    expect((await new CookieBrowser(served.url).go('/api/console/export/ledger.xlsx')).status).toBe(
      401,
    );
    for (const file of ['ledger.exe', 'constructor']) {
      expect((await fetched('office', file)).status).toBe(404);
    }
  });
});
