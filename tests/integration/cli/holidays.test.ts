import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { LiveCalendar } from '../../../src/store/live-calendar.js';
import { fakeTerminal, type FakeTerminal } from '../../fakes/command-context.js';
import type { StoreFixture } from '../store/store-fixture.js';
import { storeFixture } from '../store/store-fixture.js';

let fixture: StoreFixture;
let folder: string;

beforeEach(async () => {
  fixture = await storeFixture();
  folder = await mkdtemp(join(tmpdir(), 'zhanbao-holidays-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await fixture.close();
});

async function imported(text: string): Promise<[number, FakeTerminal]> {
  const file = join(folder, '放假安排.txt');
  await writeFile(file, text);
  const terminal = fakeTerminal([], { env: { DATABASE_URL: fixture.url } });
  return [await runProgram(['holidays', 'import', file], terminal), terminal];
}

async function days(): Promise<readonly string[]> {
  return (await new LiveCalendar(fixture.database).days()).map(({ date }) => date);
}

describe('zhanbao holidays', () => {
  it('imports a year, which a serving process knows at its next look', async () => {
    const serving = new LiveCalendar(fixture.database);
    await serving.refresh();
    const kept = serving.current;
    expect(kept.knows(2027)).toBe(false);
    const [code, terminal] = await imported(
      '2027-02-05至2027-02-12 放假\n2027-02-14 上班\n2027-10-01至2027-10-07 放假\n',
    );
    expect([code, terminal.out()]).toEqual([
      0,
      '已导入2027年放假安排：放假15天，调休上班1天。再次导入会替换同一年的安排。\n',
    ]);
    await serving.refresh();
    expect(kept.knows(2027)).toBe(true);
    expect(kept.isWorkday('2027-02-14')).toBe(true);
    const listed = fakeTerminal([], { env: { DATABASE_URL: fixture.url } });
    await runProgram(['holidays', 'list'], listed);
    expect(listed.out()).toContain('2027-02-14 上班');
  });

  it('replaces a year that is imported again', async () => {
    await imported('2027-02-05至2027-02-12 放假\n2027-10-01至2027-10-07 放假\n');
    await imported('2027-02-06 放假\n2027-10-01 放假\n');
    expect(await days()).toEqual(['2027-02-06', '2027-10-01']);
  });

  it('leaves a year alone of which the file has only its end or a single holiday', async () => {
    await imported('2027-02-06 放假\n2027-10-01 放假\n');
    await imported('2027-12-31至2028-01-01 放假\n2028-01-26 放假\n2028-10-02 放假\n');
    const [, terminal] = await imported('2027-02-06 上班\n2027-02-07 放假\n');
    expect(terminal.out()).toBe(
      '已导入这几天：放假1天，调休上班1天。不是全年安排，其余日子没有改动。\n',
    );
    const all = ['2027-02-06', '2027-02-07', '2027-10-01', '2027-12-31'];
    expect(await days()).toEqual([...all, '2028-01-01', '2028-01-26', '2028-10-02']);
  });

  it('stores nothing of a file with a line that it cannot read', async () => {
    const file = join(folder, 'bad.txt');
    await writeFile(file, '2027-02-05至2027-02-12 放假\n2027-02-30 上班\n');
    const terminal = fakeTerminal([], { env: { DATABASE_URL: fixture.url } });
    await expect(runProgram(['holidays', 'import', file], terminal)).rejects.toMatchObject({
      code: 'input-invalid',
      userText: expect.stringContaining('第2行 2027-02-30 上班：没有这一天') as string,
    });
    expect(await new LiveCalendar(fixture.database).days()).toEqual([]);
  });
});
