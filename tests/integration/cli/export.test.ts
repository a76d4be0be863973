import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { dateOf } from '../../../src/kernel/dates.js';
import { AppError } from '../../../src/kernel/errors.js';
import { newId, type ReceiptId } from '../../../src/kernel/ids.js';
import { fakeTerminal } from '../../fakes/command-context.js';
import { figureEntry, inbound, nothing, NOW, sha256 } from '../store/messages-and-outcomes.js';
import type { StoreFixture } from '../store/store-fixture.js';
import { storeFixture } from '../store/store-fixture.js';

let fixture: StoreFixture;
let folder: string;

beforeEach(async () => {
  fixture = await storeFixture('demo');
  folder = await mkdtemp(join(tmpdir(), 'zhanbao-export-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await fixture.close();
});

async function run(args: readonly string[]) {
  const env = { DATABASE_URL: fixture.url, ZHANBAO_DATA_DIR: folder };
  const terminal = fakeTerminal([], { env });
  const code = await runProgram(['export', ...args], terminal);
  return { code, out: terminal.out(), err: terminal.err() };
}

async function files(): Promise<readonly string[]> {
  const all = await readdir(folder);
  return all.filter((name) => /\.(?:xlsx|csv|docx|pdf)$/u.test(name));
}

describe('zhanbao export', () => {
  it('writes the ledger into a folder, as .xlsx unless told', async () => {
    const { code, out } = await run(['--out', folder]);
    expect(code).toBe(0);
    const [name] = await files();
    expect(name).toMatch(/台账\d{4}-\d\d-\d\d\.xlsx$/u);
    expect(out).toContain(`已导出：${join(folder, name ?? '')}`);
  });

  it('names the files behind a report', async () => {
    const { conversations, database, plan, workspaceId } = fixture;
    const message = inbound({ sentAt: NOW });
    const receiptId = newId<ReceiptId>();
    const { channel, id: messageId } = message;
    const source = { channel, messageId, count: 1 };
    const figure = { ...figureEntry(plan, message, 58), receiptId };
    const event = { kind: 'evidence-attached' as const, receiptId, sources: [source] };
    await conversations.handleOnce(message, () =>
      Promise.resolve({ ...nothing, entries: [figure, { ...figure, event }] }),
    );
    const stored = { index: 0, sha256: sha256('x'), name: '认定文件.pdf', mediaType: 'a/b' };
    await database.evidence.create({
      data: { channel, messageId, workspaceId, sizeBytes: 1, ...stored },
    });
    const path = join(folder, 'a.xlsx');
    expect((await run(['--out', path])).code).toBe(0);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const sheet = workbook.getWorksheet('佐证');
    expect(sheet?.getRow(2).getCell(7).value).toBe('认定文件.pdf');
  });

  it('quotes what was reported without the call for the bot', async () => {
    const { conversations, plan } = fixture;
    const text = '@战报助手 召开了科技创新推进会，论证重点项目3个';
    const message = inbound({ sentAt: NOW, text });
    const [task] = plan.tasks;
    const tasks = [{ planId: plan.id, no: task?.no ?? '' }];
    const event = { kind: 'progress-recorded' as const, tasks, asOf: dateOf(NOW) };
    const entry = { ...figureEntry(plan, message, 58), event };
    await conversations.handleOnce(message, () =>
      Promise.resolve({ ...nothing, entries: [entry], retention: { kind: 'keep', text } }),
    );
    const path = join(folder, 'a.docx');
    expect((await run(['weekly', '--period', dateOf(NOW).slice(0, 7), '--out', path])).code).toBe(
      0,
    );
    const { value } = await mammoth.extractRawText({ path });
    expect(value).toContain('召开了科技创新推进会');
    expect(value).not.toContain('@战报助手');
  });

  it('writes a bulletin of a month to the path named, with the ending that it has', async () => {
    const path = join(folder, '六月.docx');
    expect((await run(['bulletin', '--period', '2023-06', '--out', path])).code).toBe(0);
    const { value } = await mammoth.extractRawText({ path });
    expect(value).toContain('2023年6月推进情况通报');
  });

  it.each(['6月', '2023-06-01..2023-06-30', '2023-06'])('takes %s for June', async (period) => {
    const path = join(folder, 'a.docx');
    expect((await run(['通报', '--period', period, '--out', path])).code).toBe(0);
    expect((await mammoth.extractRawText({ path })).value).toContain('6月1日至6月30日');
  });

  it('writes .csv, and the form of a unit named by its short name', async () => {
    const csv = join(folder, 'a.csv');
    expect((await run(['--format', 'csv', '--out', csv])).code).toBe(0);
    expect(await readFile(csv, 'utf8')).toContain('确认时间');
    expect((await run(['--template', '--unit', '科工信局', '--out', folder])).code).toBe(0);
    expect((await files()).some((name) => name.endsWith('数据填报表.xlsx'))).toBe(true);
  });

  it.each([
    [['minutes'], '没有“minutes”这种内容'],
    [['ledger', '--format', 'docx'], '不能导出为“docx”，可选：xlsx、csv、pdf'],
    [['--period', '随便'], '看不懂期间“随便”'],
    [['--period', '2023-06-30..2023-06-01'], '看不懂期间'],
    [['--unit', '没有的局'], '方案中没有“没有的局”这个单位'],
    [['--out', '/nowhere/at/all.xlsx'], '文件写不进去'],
  ])('says what is wrong with %j', async (args, words) => {
    const problem: unknown = await run(args).catch((error: unknown) => error);
    expect(problem instanceof AppError ? problem.userText : '').toContain(words);
  });

  it('without LibreOffice gives the .docx and an exit code that a script sees', async () => {
    const path = process.env['PATH'];
    const empty = join(folder, 'empty');
    await mkdir(empty);
    process.env['PATH'] = empty;
    try {
      const { code, err } = await run(['weekly', '--format', 'pdf', '--out', folder]);
      expect(code).toBe(4);
      expect(err).toContain('没有安装 LibreOffice');
    } finally {
      process.env['PATH'] = path;
    }
    const [name] = await files();
    expect(name).toMatch(/周报\.docx$/u);
    expect(existsSync(join(folder, name ?? ''))).toBe(true);
  });
});
