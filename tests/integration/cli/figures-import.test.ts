import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CellValue } from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { verifyAudit } from '../../../src/store/verify-audit.js';
import { fakeTerminal } from '../../fakes/command-context.js';
import { workbookOf } from '../../fakes/workbooks.js';
import { storeFixture, type StoreFixture } from '../store/store-fixture.js';

let fixture: StoreFixture;
let folder: string;

beforeEach(async () => {
  fixture = await storeFixture();
  folder = await mkdtemp(join(tmpdir(), 'zhanbao-figures-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await fixture.close();
});

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(args: readonly string[], typed: readonly string[] = []): Promise<Run> {
  const env = { DATABASE_URL: fixture.url };
  const terminal = fakeTerminal(typed, { env, interactive: typed.length > 0 });
  const code = await runProgram(['figures', 'import', ...args], terminal);
  return { code, out: terminal.out(), err: terminal.err() };
}

async function table(...rows: readonly (readonly CellValue[])[]): Promise<string> {
  const file = join(folder, '进度.xlsx');
  const header = ['指标', '单位', '目标', '当前数', '截至日期', '说明'];
  await writeFile(file, await workbookOf([header, ...rows]));
  return file;
}

async function stored(): Promise<readonly string[]> {
  const { ledger } = await fixture.workspaces.readView(fixture.workspaceId, new Date());
  return ledger.flatMap(({ event, unit, source }) =>
    event.kind === 'fact-recorded'
      ? [[event.fact.value, event.fact.asOf, event.fact.standing, unit, source?.channel].join(' ')]
      : [],
  );
}

const HIGH_TECH = ['高企', '家', 66, 58, '2023-06-30', ''];
const CONTRACTS = ['技术合同登记额', '亿元', 15.5, '79000万元', '2023-06-30', ''];

describe('zhanbao figures import', () => {
  it('shows old → new, and after 是 stores all as the office’s', async () => {
    const { code, out } = await run([await table(HIGH_TECH, CONTRACTS)], ['是']);
    expect(out).toContain('1. 高新技术企业：未报 → 58家（截至2023年6月30日）');
    expect(out).toContain('2. 技术合同登记额：未报 → 7.9亿元（截至2023年6月30日）');
    expect(out).toContain('专班办公室核定');
    expect(out).toContain('已入库2项数据');
    expect(code).toBe(0);
    expect(await stored()).toEqual([
      '58 2023-06-30 county 专班办公室 command',
      '7.9 2023-06-30 county 专班办公室 command',
    ]);
    const audit = await verifyAudit(fixture.database, fixture.workspaceId);
    expect(audit).toMatchObject({ ok: true });
  });

  it('stores nothing after 否, on a dry run, or when nobody can be asked', async () => {
    const file = await table(HIGH_TECH);
    expect(await run([file], ['否'])).toMatchObject({ code: 0 });
    expect((await run([file, '--dry-run'])).out).toContain('只看不存');
    const refused = await run([file]);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('--yes');
    expect(await stored()).toEqual([]);
  });

  it('names the rows it does not take, and tells a script of them', async () => {
    const file = await table(
      HIGH_TECH,
      ['外星移民', '人', null, 3, '2023-06-30', ''],
      ['科小', '家', null, 70.5, '2023-06-30', ''],
    );
    const { code, out } = await run([file, '--yes']);
    expect(code).toBe(3);
    expect(out).toContain('第3行“外星移民”：不认识这项指标');
    expect(out).toContain('应为整数');
    expect(out).toContain('上面带“？”的1项有疑问');
    expect(out).toContain('已入库1项数据');
    expect(await stored()).toHaveLength(1);
  });

  it('run twice stores nothing twice', async () => {
    const file = await table(HIGH_TECH);
    await run([file, '--yes']);
    const again = await run([file, '--yes']);
    expect(again.out).toContain('表中没有新的数据可以入库');
    expect(again.code).toBe(0);
    expect(await stored()).toHaveLength(1);
  });

  it('reads a .csv file as Chinese Windows writes it', async () => {
    const file = join(folder, '进度.csv');
    // 指标,当前数,截至日期 / 高企,58,2023-06-30
    const gbk = 'd6b8b1ea2cb5b1c7b0cafd2cbdd8d6c1c8d5c6da0ab8dfc6f32c35382c323032332d30362d33300a';
    await writeFile(file, Buffer.from(gbk, 'hex'));
    expect((await run([file, '--yes'])).out).toContain('58家');
    expect(await stored()).toHaveLength(1);
  });

  it('refuses what is no table', async () => {
    const file = join(folder, '通知.csv');
    await writeFile(file, '今天下午开会');
    await expect(run([file])).rejects.toMatchObject({
      code: 'input-invalid',
      userText: expect.stringContaining('没有找到表头') as unknown,
    });
  });
});
