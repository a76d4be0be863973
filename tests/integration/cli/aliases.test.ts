import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { verifyAudit } from '../../../src/store/verify-audit.js';
import { fakeTerminal, type FakeTerminal } from '../../fakes/command-context.js';
import type { StoreFixture } from '../store/store-fixture.js';
import { storeFixture } from '../store/store-fixture.js';

let fixture: StoreFixture;
let folder: string;
let file: string;

beforeEach(async () => {
  fixture = await storeFixture();
  folder = await mkdtemp(join(tmpdir(), 'zhanbao-aliases-'));
  file = join(folder, '叫法.json');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await fixture.close();
});

async function run(...args: string[]): Promise<[number, FakeTerminal]> {
  const terminal = fakeTerminal([], { env: { DATABASE_URL: fixture.url } });
  return [await runProgram(['aliases', ...args], terminal), terminal];
}

const NAMES = [
  { word: '独角兽', kind: 'indicator', target: '瞪羚企业' },
  { word: '老科委', kind: 'unit', target: '县科工信局' },
];

describe('zhanbao aliases', () => {
  it('imports a file, lists and exports what was learned, and learns nothing twice', async () => {
    await writeFile(file, JSON.stringify(NAMES));
    const [code, terminal] = await run('import', file);
    expect([code, terminal.out()]).toEqual([0, '已记住2个叫法。\n']);
    const [, listed] = await run('list');
    expect(listed.out()).toContain('1. “独角兽” → 瞪羚企业（第1版');
    const written = join(folder, '写出.json');
    await run('export', written);
    expect(JSON.parse(await readFile(written, 'utf8'))).toEqual(NAMES);
    const [, again] = await run('import', written);
    expect(again.out()).toContain('已记住0个叫法，另有2个本来就认得');
    expect(await verifyAudit(fixture.database, fixture.workspaceId)).toMatchObject({
      ok: true,
      length: 3,
    });
  });

  it('says where it cannot write', async () => {
    const nowhere = join(folder, '没有的文件夹', '叫法.json');
    await expect(run('export', nowhere)).rejects.toMatchObject({
      userText: expect.stringContaining(nowhere) as string,
    });
  });

  it('takes what it can of a file and says of each other name why not', async () => {
    const bad = [
      { word: '58', kind: 'indicator', target: '瞪羚企业' },
      { word: '双创', kind: 'indicator', target: '没有的指标' },
    ];
    await writeFile(file, JSON.stringify([...NAMES, ...bad]));
    const [code, terminal] = await run('import', file);
    expect(code).toBe(3);
    expect(terminal.out()).toContain('已记住2个叫法');
    expect(terminal.err()).toContain('2个没有采用');
    expect(terminal.err()).toContain('“58”是数字或日期');
    expect(terminal.err()).toContain('方案里没有“没有的指标”');
  });

  it.each(['{}', '[{"word":"双创"}]', 'no json'])('refuses another file: %s', async (content) => {
    await writeFile(file, content);
    await expect(run('import', file)).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it('without a name learned says so', async () => {
    expect((await run('list'))[1].out()).toContain('还没有学过叫法');
    expect((await run('export'))[1].out()).toBe('[]\n');
  });
});
