import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FiguresView, PressRequest, SessionView } from '../../../src/http/api-types.js';
import { FolderEvidence } from '../../../src/store/evidence/folder-evidence.js';
import { bytesOf, workbookOf } from '../../fakes/workbooks.js';
import { CookieBrowser } from './cookie-browser.js';
import { lastMonthEnd, openRealConsole, type RealConsole } from './real-console.js';

let real: RealConsole;
beforeAll(async () => {
  real = await openRealConsole();
});
afterAll(async () => {
  await real.close();
});

async function signedIn(userId: string): Promise<CookieBrowser> {
  const browser = new CookieBrowser(real.served.url);
  real.platform.browsingAs = userId;
  await browser.follow('/login/one');
  return browser;
}

interface Answered {
  readonly status: number;
  readonly body: FiguresView & { readonly error?: { readonly message: string } };
}

async function post(
  browser: CookieBrowser,
  path: string,
  init: { readonly body: BodyInit; readonly headers: Readonly<Record<string, string>> },
): Promise<Answered> {
  const answer = await browser.go(path, { method: 'POST', ...init });
  return { status: answer.status, body: (await answer.json()) as Answered['body'] };
}

function bring(
  browser: CookieBrowser,
  name: string,
  content: Uint8Array,
  more: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const headers = { 'X-File-Name': encodeURIComponent(name), ...more };
  return post(browser, '/api/console/figures', { headers, body: new Uint8Array(content) });
}

function press(browser: CookieBrowser, button: PressRequest): Promise<Answered> {
  const headers = { 'Content-Type': 'application/json' };
  return post(browser, '/api/console/figures/press', { headers, body: JSON.stringify(button) });
}

function words({ body }: Answered): string {
  return body.replies
    .flatMap(({ blocks }) => blocks)
    .map((block) => {
      if (block.type === 'text') return block.text;
      return block.type === 'figures' ? block.lines.join('\n') : `[${block.type}]`;
    })
    .join('\n');
}

async function facts(): Promise<readonly string[]> {
  return (await real.view()).ledger.flatMap(({ event, unit }) =>
    event.kind === 'fact-recorded' ? [`${event.fact.value} ${unit ?? ''}`] : [],
  );
}

const keptRows = (): Promise<number> => real.house.database.evidence.count();

const HEADER = ['指标', '单位', '当前数', '截至日期'];
const tableOf = (...rows: readonly (readonly (string | number)[])[]) =>
  workbookOf([HEADER, ...rows]);

describe('a table of figures that the office brings in by a page', () => {
  it('starts with the form, and comes back as a receipt that one confirmation stores', async () => {
    const office = await signedIn('office');
    const form = await office.go('/api/console/export/form.xlsx');
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(await form.arrayBuffer());
    const sheet = workbook.worksheets[0]!;
    sheet.eachRow((row) => {
      if (row.getCell(1).value !== '高新技术企业') return;
      row.getCell(4).value = 58;
      row.getCell(5).value = lastMonthEnd();
    });
    sheet.addRow(['外星移民', '人', null, 3, lastMonthEnd()]);
    const content = await bytesOf(workbook);
    const shown = await bring(office, '六月进度.xlsx', content);
    expect(shown.status).toBe(200);
    expect(words(shown)).toContain('已读“六月进度.xlsx”');
    expect(words(shown)).toMatch(/未报 → 58家/u);
    expect(words(shown)).toMatch(/第\d+行“外星移民”：不认识这项指标/u);
    expect(await facts()).toEqual([]);

    const { id } = shown.body;
    const stored = await press(office, { id, place: 0, text: '确认' });
    expect(words(stored)).toContain('已入库');
    expect(await facts()).toEqual(['58 专班办公室']);
    const { ledger } = await real.view();
    const evidence = ledger.find(({ event }) => event.kind === 'evidence-attached');
    expect(evidence?.event).toMatchObject({
      sources: [{ channel: 'one', messageId: id, count: 1 }],
    });
    const row = await real.house.database.evidence.findFirstOrThrow({ where: { messageId: id } });
    const files = new FolderEvidence(real.dataDir);
    expect(Buffer.from(await files.get(row.sha256))).toEqual(Buffer.from(content));

    const again = await press(office, { id, place: 0, text: '确认' });
    expect(words(again)).toContain('无需重复确认');
    expect(await facts()).toHaveLength(1);
  });

  it('takes a .csv, shows old → new, and lets the receipt be discarded', async () => {
    const office = await signedIn('office');
    const csv = Buffer.from(`指标,当前数,截至日期\n高企,60,${lastMonthEnd()}\n`);
    const shown = await bring(office, '进度.csv', csv);
    expect(words(shown)).toMatch(/58家 → 60家/u);
    const gone = await press(office, { id: shown.body.id, place: 0, text: '撤销' });
    expect(words(gone)).toContain('已撤销，未入库');
    expect(await facts()).toEqual(['58 专班办公室']);
  });

  it('asks what is doubtful, and takes the answer of a button', async () => {
    const office = await signedIn('office');
    const content = await tableOf(['高企', '家', 5800, lastMonthEnd()]);
    const shown = await bring(office, '笔误.xlsx', content);
    const texts = shown.body.replies[0]!.buttons.map(({ text }) => text);
    expect(texts).not.toContain('确认');
    expect(texts).toContain('属实1');
    const taken = await press(office, { id: shown.body.id, place: 0, text: '属实1' });
    const [first] = taken.body.replies;
    expect(first!.buttons.map(({ text }) => text)).toContain('确认');
    await press(office, { id: taken.body.id, place: 0, text: '撤销' });
    expect(await facts()).toEqual(['58 专班办公室']);
  });

  it('a button means the receipt that it stands under, whatever number was given again', async () => {
    const office = await signedIn('office');
    const first = await bring(office, '一.xlsx', await tableOf(['高企', '家', 61, lastMonthEnd()]));
    await press(office, { id: first.body.id, place: 0, text: '撤销' });
    const second = await bring(
      office,
      '二.xlsx',
      await tableOf(['科小', '家', 70, lastMonthEnd()]),
    );
    const stale = await press(office, { id: first.body.id, place: 0, text: '确认' });
    expect(words(stale)).not.toContain('已入库');
    expect(await facts()).toEqual(['58 专班办公室']);
    await press(office, { id: second.body.id, place: 0, text: '确认' });
    expect(await facts()).toEqual(['58 专班办公室', '70 专班办公室']);
  });
});

describe('what is refused', () => {
  it.each([
    ['a picture', '图.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), '请用 .xlsx 或 .csv 表格'],
    ['other bytes than its name says', '进度.xlsx', Buffer.from('%PDF-1.4\n'), '与扩展名一致'],
    ['no table', '空.csv', Buffer.from('你好,世界\n'), '没有找到表头'],
    ['a damaged workbook', '坏.xlsx', Buffer.from('504b0304ffff', 'hex'), '与扩展名一致'],
    ['a secrecy mark in its name', '机密★进度.csv', Buffer.from('指标,当前数\n'), '保密渠道'],
    ['more than 5 MB', '大.csv', Buffer.alloc(5 * 1024 * 1024 + 1, 0x61), '超过5MB'],
  ])('%s, with nothing kept of it', async (_what, name, content, told) => {
    const before = await keptRows();
    const answer = await bring(await signedIn('office'), name, content);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body.error?.message).toContain(told);
    expect(await keptRows()).toBe(before);
  });

  it('a secrecy mark in the table, of which no byte is kept', async () => {
    const count = async () => (await readdir(join(real.dataDir, 'evidence'))).length;
    const before = await count();
    const content = await tableOf(['高企', '家', 58, lastMonthEnd()], ['绝密★一年', '', '', '']);
    const answer = await bring(await signedIn('office'), '进度.xlsx', content);
    expect(answer.body.error?.message).toContain('保密');
    expect(await count()).toBe(before);
  });

  it('a table without anything to store is answered, and no evidence', async () => {
    const before = await keptRows();
    const content = await tableOf(['外星移民', '人', 3, lastMonthEnd()]);
    const answer = await bring(await signedIn('office'), '别的.xlsx', content);
    expect(words(answer)).toContain('没有可以入库的数据，未保存任何数据');
    expect(words(answer)).toContain('第2行“外星移民”');
    expect(await keptRows()).toBe(before);
  });

  it('a text that no button says', async () => {
    const office = await signedIn('office');
    const content = await tableOf(['高企', '家', 62, lastMonthEnd()]);
    const { body } = await bring(office, '进度.xlsx', content);
    for (const button of [
      { id: body.id, place: 0, text: '解绑' },
      { id: body.id, place: 7, text: '确认' },
      { id: 'console-none', place: 0, text: '确认' },
    ]) {
      expect((await press(office, button)).status).toBe(404);
    }
    await press(office, { id: body.id, place: 0, text: '撤销' });
  });

  it.each(['liaison', 'leader'])('a %s, administrator or not', async (userId) => {
    const browser = await signedIn(userId);
    const session = await browser.json<SessionView>('/api/session');
    expect(session).toMatchObject({ kind: 'board', mayBringFigures: false });
    const content = await tableOf(['高企', '家', 63, lastMonthEnd()]);
    const answer = await bring(browser, '进度.xlsx', content);
    expect(answer.status).toBe(403);
    expect(answer.body.error?.message).toContain('只有专班办公室');
    expect((await press(browser, { id: 'x', place: 0, text: '确认' })).status).toBe(403);
  });

  it('who is not signed in, and another site', async () => {
    const content = await tableOf(['高企', '家', 63, lastMonthEnd()]);
    expect((await bring(new CookieBrowser(real.served.url), '表.xlsx', content)).status).toBe(401);
    const office = await signedIn('office');
    const before = await keptRows();
    for (const foreign of [
      { Origin: 'https://elsewhere.invalid' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      expect((await bring(office, '表.xlsx', content, foreign)).status).toBe(403);
    }
    expect(await keptRows()).toBe(before);
  });
});
