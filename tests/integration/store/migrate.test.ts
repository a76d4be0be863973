import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { migrate } from '../../../src/store/migrate.js';
import { emptyDatabase, type FreshDatabase } from '../fresh-database.js';

let database: FreshDatabase;
let folder: string;

beforeEach(async () => {
  database = await emptyDatabase();
  folder = mkdtempSync(join(tmpdir(), 'zhanbao-migrations-'));
});

afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

function write(name: string, sql: string): void {
  writeFileSync(join(folder, name), sql);
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrate', () => {
  it('applies each file once, in the order of the numbers', async () => {
    write('0002_fill.sql', `insert into a values (1); insert into a values (2);`);
    write('0001_make.sql', 'create table a (x integer)');
    expect(await migrate(database.url, folder)).toEqual(['0001_make.sql', '0002_fill.sql']);
    expect(await migrate(database.url, folder)).toEqual([]);
    write('0003_more.sql', 'insert into a values (3)');
    expect(await migrate(database.url, folder)).toEqual(['0003_more.sql']);
    expect(await query('select x from a order by x')).toEqual([{ x: 1 }, { x: 2 }, { x: 3 }]);
  });

  it('refuses an applied file that was changed, but not for its line ends', async () => {
    write('0001_make.sql', 'create table a (x integer);\n');
    await migrate(database.url, folder);
    write('0001_make.sql', 'create table a (x integer);\r\n');
    expect(await migrate(database.url, folder)).toEqual([]);
    write('0001_make.sql', 'create table a (x bigint);\n');
    await expect(migrate(database.url, folder)).rejects.toMatchObject({
      code: 'environment',
      userText: expect.stringContaining('0001_make.sql') as string,
    });
  });

  it('refuses a database that a newer release has changed', async () => {
    write('0001_make.sql', 'create table a (x integer)');
    write('0002_more.sql', 'create table b (x integer)');
    await migrate(database.url, folder);
    rmSync(join(folder, '0002_more.sql'));
    await expect(migrate(database.url, folder)).rejects.toMatchObject({ code: 'environment' });
  });

  it('refuses a file whose number comes before one already applied', async () => {
    write('0002_make.sql', 'create table a (x integer)');
    await migrate(database.url, folder);
    write('0001_late.sql', 'create table b (x integer)');
    await expect(migrate(database.url, folder)).rejects.toMatchObject({ code: 'invariant' });
  });

  it('leaves nothing of a file that fails halfway, and keeps those before it', async () => {
    write('0001_make.sql', 'create table a (x integer)');
    write('0002_broken.sql', 'create table b (x integer); insert into a values (1); select 1/0;');
    await expect(migrate(database.url, folder)).rejects.toMatchObject({ code: 'store' });
    expect(await query('select name from schema_migration')).toEqual([{ name: '0001_make.sql' }]);
    expect(await query(`select to_regclass('b') as b, (select count(*)::int from a) as n`)).toEqual(
      [{ b: null, n: 0 }],
    );
  });

  it('lets only one of several replicas apply a file', async () => {
    write('0001_make.sql', 'create table a (x integer); select pg_sleep(0.3);');
    write('0002_fill.sql', 'insert into a values (1)');
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, folder)));
    expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 0, 2]);
    expect(await query('select x from a')).toEqual([{ x: 1 }]);
  });

  it('applies the real files to an empty database', async () => {
    const names = readdirSync('prisma/migrations').filter((name) => name.endsWith('.sql'));
    expect(await migrate(database.url)).toEqual(names.sort());
  });

  it('finds no transaction of its own in any file, for the runner makes one around each', () => {
    for (const name of readdirSync('prisma/migrations')) {
      const sql = readFileSync(join('prisma/migrations', name), 'utf8');
      expect(sql, name).not.toMatch(/^\s*(begin|commit|rollback|start transaction)\s*;/im);
    }
  });

  it('tells why a database cannot be reached, without its address or password', async () => {
    const wrongLogin = new URL(database.url);
    wrongLogin.password = 'not-the-password';
    const missing = new URL(database.url);
    missing.pathname = '/no_such_database';
    for (const [url, reason] of [
      [wrongLogin.href, '口令不对'],
      [missing.href, '不存在'],
      // Port 9 of this machine: nothing listens there.
      ['postgresql://u:secret-word@127.0.0.1:9/x', '没有数据库在运行'],
    ] as const) {
      const failure: unknown = await migrate(url, folder).catch((error: unknown) => error);
      expect(failure).toMatchObject({
        code: 'environment',
        userText: expect.stringContaining(reason) as string,
      });
      expect((failure as Error).message).not.toContain('secret-word');
    }
  });
});

describe('the migration of accounts', () => {
  const all = readdirSync('prisma/migrations').sort();
  const isBefore = (name: string): boolean => name < '0005';

  it.each([
    ['with the tables of the channels', all.filter(isBefore)],
    ['without them', all.filter((name) => isBefore(name) && !name.startsWith('0004'))],
  ])('keeps every member’s account as his first, %s', async (_, before) => {
    for (const name of before) write(name, readFileSync(join('prisma/migrations', name), 'utf8'));
    await migrate(database.url, folder);
    await query(`insert into workspace (id, name, is_demo, settings, created_at)
      values ('w', '甲县', false, '{}', now())`);
    await query(`insert into member (id, workspace_id, name, channel, user_id, postings, is_admin, bound_at)
      values ('m', 'w', '甲', 'wecom', 'u', '[]', false, '2023-07-05T10:00:00Z')`);
    const accounts = all.find((name) => name.startsWith('0005')) ?? '';
    write(accounts, readFileSync(join('prisma/migrations', accounts), 'utf8'));
    expect(await migrate(database.url, folder)).toEqual([accounts]);
    expect(await query('select * from member_account')).toEqual([
      {
        workspace_id: 'w',
        channel: 'wecom',
        user_id: 'u',
        member_id: 'm',
        ordinal: 1,
        bound_at: new Date('2023-07-05T10:00:00Z'),
      },
    ]);
  });
});
