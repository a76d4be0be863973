import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { EmbeddedPostgres } from '../../../src/store/embedded/embedded-postgres.js';
import { startEmbeddedPostgres } from '../../../src/store/embedded/start-embedded-postgres.js';
import { serverPid, sql, temporaryFolder } from './embedded-process.js';

let folder: ReturnType<typeof temporaryFolder>;
let dataDir: string;
let said: string[];
const running: EmbeddedPostgres[] = [];

async function start(): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({
    dataDir,
    log: (line) => said.push(line),
    durable: false,
  });
  running.push(database);
  return database;
}

beforeEach(() => {
  folder = temporaryFolder();
  dataDir = join(folder.path, 'data');
  said = [];
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((database) => database.stop()));
  folder.remove();
});

describe('the embedded database', () => {
  it('is a UTF-8 PostgreSQL 18 that only this machine reaches and only with the password', async () => {
    const { url } = await start();
    const [settings] = await sql(
      url,
      `select current_setting('server_version_num')::int / 10000 as major,
              current_setting('listen_addresses') as addresses,
              (select pg_encoding_to_char(encoding) from pg_database where datname = 'zhanbao') as encoding`,
    );
    expect(settings).toEqual({ major: 18, addresses: '127.0.0.1', encoding: 'UTF8' });
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(sql(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const password = join(dataDir, 'postgres-password');
    expect(statSync(password).mode & 0o777).toBe(0o600);
    expect(readFileSync(password, 'utf8').trim()).toBe(new URL(url).password);
  });

  it('keeps the data over a stop and a second start', async () => {
    const first = await start();
    await sql(first.url, `create table kept (x text); insert into kept values ('战报')`);
    await first.stop();
    expect(existsSync(join(first.clusterFolder, 'postmaster.pid'))).toBe(false);
    said = [];
    const second = await start();
    expect(await sql(second.url, 'select x from kept')).toEqual([{ x: '战报' }]);
    expect(said).toEqual([]);
  });

  it('works in a folder with spaces, quotes and Chinese characters', async () => {
    dataDir = join(folder.path, `攸县 战报's "data"`, '数据 目录');
    const first = await start();
    await sql(first.url, 'create table kept (x integer)');
    await first.stop();
    const second = await start();
    expect(await sql(second.url, 'select x from kept')).toEqual([]);
  });

  it('may be stopped twice', async () => {
    const database = await start();
    await Promise.all([database.stop(), database.stop()]);
    await database.stop();
    expect(existsSync(join(dataDir, 'zhanbao.lock'))).toBe(false);
  });

  it('begins anew when a first start was cut short, and leaves nothing of it', async () => {
    mkdirSync(join(dataDir, 'postgres.new'), { recursive: true, mode: 0o711 });
    writeFileSync(join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n');
    const { url } = await start();
    expect(await sql(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(dataDir, 'postgres.new'))).toBe(false);
  });

  it('writes no text of a statement or a value into its log', async () => {
    const { url } = await start();
    await sql(url, 'create table one (x text primary key)');
    await sql(url, `insert into one values ('某人的原话')`);
    await expect(sql(url, `insert into one values ('某人的原话')`)).rejects.toThrow();
    const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('某人的原话');
  });
});

describe('a data folder that cannot be opened is told clearly and left as it was', () => {
  it('made by another version of PostgreSQL', async () => {
    const first = await start();
    await first.stop();
    const versionFile = join(first.clusterFolder, 'PG_VERSION');
    writeFileSync(versionFile, '15\n');
    await expect(start()).rejects.toMatchObject({
      code: 'environment',
      userText: expect.stringMatching(/PostgreSQL 15.*PostgreSQL 18/s) as string,
    });
    writeFileSync(versionFile, '18\n');
    expect(await sql((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('holding files that are not a database', async () => {
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', '照片.jpg'), '');
    await expect(start()).rejects.toMatchObject({
      code: 'environment',
      userText: expect.stringContaining('不是战报的数据库') as string,
    });
    expect(existsSync(join(dataDir, 'postgres', '照片.jpg'))).toBe(true);
  });

  it('whose place is taken by a file', async () => {
    writeFileSync(dataDir, '');
    await expect(start()).rejects.toMatchObject({
      userText: expect.stringContaining('已有一个文件') as string,
    });
  });

  it('whose database was moved away', async () => {
    mkdirSync(dataDir, { mode: 0o711 });
    const gone = join(folder.path, 'gone', 'postgres');
    writeFileSync(join(dataDir, 'postgres-location.txt'), gone);
    await expect(start()).rejects.toMatchObject({
      userText: expect.stringContaining(gone) as string,
    });
  });

  it('whose password file is lost', async () => {
    const first = await start();
    await first.stop();
    rmSync(join(dataDir, 'postgres-password'));
    await expect(start()).rejects.toMatchObject({
      userText: expect.stringContaining('postgres-password') as string,
    });
    expect(existsSync(join(dataDir, 'zhanbao.lock'))).toBe(false);
  });
});

describe('a server that died', () => {
  it('is started again although its process number now belongs to another program', async () => {
    const first = await start();
    await sql(first.url, 'create table kept (x integer)');
    const pidFile = join(first.clusterFolder, 'postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    expect(serverPid(first.clusterFolder)).toBeGreaterThan(1);
    await first.stop();
    writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));
    const second = await start();
    expect(await sql(second.url, 'select x from kept')).toEqual([]);
  });
});
