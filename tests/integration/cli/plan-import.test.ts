import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { loadConfig } from '../../../src/config.js';
import { openHouse, type House } from '../../../src/wire.js';
import { fakeTerminal, type FakeTerminal } from '../../fakes/command-context.js';
import { freshDatabase, type FreshDatabase } from '../fresh-database.js';

const DOCUMENT = fileURLToPath(new URL('../../fixtures/plans/own-innovation.txt', import.meta.url));

let database: FreshDatabase;
let folder: string;
let file: string;

beforeEach(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'zhanbao 方案-'));
  file = join(folder, '方案.txt');
  await copyFile(DOCUMENT, file);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
  await database.drop();
});

async function run(args: string[], answers: string[] = []): Promise<[number, FakeTerminal]> {
  const terminal = fakeTerminal(answers, {
    env: { DATABASE_URL: database.url },
    interactive: answers.length > 0,
  });
  return [await runProgram(args, terminal), terminal];
}

async function inHouse<Result>(work: (house: House) => Promise<Result>): Promise<Result> {
  const config = loadConfig({ DATABASE_URL: database.url });
  const house = await openHouse(config, { purpose: 'command', progress: () => undefined });
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

async function currentPlan() {
  return inHouse(async ({ workspaces }) => {
    const [workspace] = await workspaces.list();
    if (workspace === undefined) return null;
    return (await workspaces.readView(workspace.id, new Date())).plans[0] ?? null;
  });
}

describe('zhanbao plan import', () => {
  it('shows, asks, and stores nothing when the person declines', async () => {
    const [code, terminal] = await run(['plan', 'import', file], ['', '否']);
    expect(code).toBe(0);
    expect(terminal.out()).toContain('这是一份新方案');
    expect(terminal.out()).toContain('没有入库');
    expect(await currentPlan()).toBeNull();
  });

  it('stores without a terminal only when told --yes', async () => {
    const [code, terminal] = await run(['plan', 'import', file]);
    expect(code).toBe(2);
    expect(terminal.err()).toContain('--yes');
    expect(await currentPlan()).toBeNull();
  });

  it('drops the demonstration as a whole with the first own plan', async () => {
    await inHouse(({ workspaces }) =>
      workspaces.create({ name: '演示', demoNow: new Date(), at: new Date() }),
    );
    const [, terminal] = await run(['plan', 'import', file, '--yes']);
    expect(terminal.out()).toContain('演示数据已清除');
    const names = await inHouse(async ({ workspaces }) => workspaces.list());
    expect(names).toHaveLength(1);
    expect(names[0]?.isDemo).toBe(false);
  });

  it('makes a new version of a changed document, keeps identities and shows the difference', async () => {
    await run(['plan', 'import', file, '--yes']);
    const before = await currentPlan();
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll('48个', '52个').replaceAll('48家', '52家'));
    const [, terminal] = await run(['plan', 'import', file], ['', '是']);
    const after = await currentPlan();
    expect(terminal.out()).toContain('与现行第1版相比');
    expect(terminal.out()).toMatch(/48.*52/);
    expect(after?.version).toBe(2);
    expect(after?.indicators.map(({ id }) => id)).toEqual(before?.indicators.map(({ id }) => id));
    expect(after?.indicators[0]?.target).toBe('52');
  });

  it('says so when the document says nothing new', async () => {
    await run(['plan', 'import', file, '--yes']);
    const [, terminal] = await run(['plan', 'import', file, '--yes']);
    expect(terminal.out()).toContain('没有重复入库');
    expect((await currentPlan())?.version).toBe(1);
  });

  it('takes decisions in the dialogue, tells wrong ones, and keeps them across imports', async () => {
    const name = (await run(['plan', 'read', file, '--json']))[1].out();
    const { indicators } = JSON.parse(name) as { indicators: { ownerUnit: string | null }[] };
    const open = indicators.findIndex(({ ownerUnit }) => ownerUnit === null);
    const no = String(open + 1);
    const answers = [no, '1', '某某局', no, '1', '财政局', '999', '', '嗯？', '是'];
    const [, terminal] = await run(['plan', 'import', file], answers);
    expect(terminal.out()).toContain('方案里没有“某某局”这个单位');
    expect(terminal.out()).toContain('没有这个编号');
    expect((await currentPlan())?.indicators[open]?.ownerUnit).toBe('县财政局');

    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll('48个', '52个').replaceAll('48家', '52家'));
    await run(['plan', 'import', file, '--yes']);
    const again = await currentPlan();
    expect(again?.version).toBe(2);
    expect(again?.indicators[open]?.ownerUnit).toBe('县财政局');
  });

  it('reads decisions from the file beside the document', async () => {
    await run(['plan', 'import', file, '--yes']);
    const short = (await currentPlan())?.indicators[0]?.shortName ?? '';
    const yaml = `indicators:\n  - name: ${short}\n    base: 40\n    aliases: [数企]\n`;
    await writeFile(join(folder, '方案.decisions.yaml'), yaml);
    await run(['plan', 'import', file, '--yes']);
    const indicator = (await currentPlan())?.indicators[0];
    expect(indicator?.base).toBe('40');
    expect(indicator?.aliases).toContain('数企');
  });
});

describe('commands on an installation', () => {
  it('make a one-time administrator code only when there is a workspace', async () => {
    await expect(run(['bind', 'admin'])).rejects.toMatchObject({ code: 'not-found' });
    await run(['plan', 'import', file, '--yes']);
    const [code, terminal] = await run(['bind', 'admin', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(terminal.out())).toMatchObject({
      code: expect.stringMatching(/^\S{6,}$/) as string,
      validMinutes: 30,
    });
  });

  it('verify the ledger', async () => {
    await run(['plan', 'import', file, '--yes']);
    const [code, terminal] = await run(['audit', 'verify']);
    expect(code).toBe(0);
    expect(terminal.out()).toContain('台账完整，共1条');
  });

  it('clear the demonstration only when told so, and never a real workspace', async () => {
    await inHouse(({ workspaces }) =>
      workspaces.create({ name: '演示', demoNow: new Date(), at: new Date() }),
    );
    expect((await run(['demo', 'clear']))[0]).toBe(2);
    expect((await run(['demo', 'clear'], ['否']))[1].out()).toContain('没有删除');
    expect((await run(['demo', 'clear', '--yes']))[1].out()).toContain('已全部删除');
    await run(['plan', 'import', file, '--yes']);
    expect((await run(['demo', 'clear', '--yes']))[1].out()).toContain('没有演示数据');
    expect(await currentPlan()).not.toBeNull();
  });
});
