import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { startEmbeddedPostgres } from '../../../src/store/embedded/start-embedded-postgres.js';
import { holdInProcess, serverPid, sql, temporaryFolder } from './embedded-process.js';

let folder: ReturnType<typeof temporaryFolder>;
let dataDir: string;
let cluster: string;
let said: string[];

const open = (purpose: 'serve' | 'command' = 'serve') =>
  startEmbeddedPostgres({ dataDir, purpose, log: (line) => said.push(line), durable: false });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

beforeEach(() => {
  folder = temporaryFolder();
  dataDir = join(folder.path, '数据');
  cluster = join(dataDir, 'postgres');
  said = [];
});

afterEach(() => {
  folder.remove();
});

describe('two processes on one data folder', () => {
  it('a second serving process is refused while the first one lives, and told its number', async () => {
    const first = await holdInProcess(dataDir);
    await expect(open()).rejects.toMatchObject({
      code: 'environment',
      userText: expect.stringContaining(`进程号 ${first.child.pid ?? 0}`) as string,
    });
    expect(await sql(first.said.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await first.end('SIGTERM')).toBe(0);
    const after = await open();
    await after.stop();
  });

  it('a command joins the serving process and leaves its database running', async () => {
    const first = await holdInProcess(dataDir);
    const command = await open('command');
    expect(command.url).toBe(first.said.url);
    await command.stop();
    expect(await sql(first.said.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.end('SIGTERM');
  });

  it('a serving process waits for a command to end', async () => {
    const command = await holdInProcess(dataDir, 'command');
    const serving = open();
    await vi.waitFor(() => {
      expect(said.join()).toContain('等待其结束');
    });
    await command.end('SIGTERM');
    const database = await serving;
    expect(await sql(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.stop();
  });
});

describe('a process that was killed', () => {
  it('leaves a server that the next start adopts with its data, and stops at its end', async () => {
    const killed = await holdInProcess(dataDir);
    await sql(killed.said.url, `create table kept (x text); insert into kept values ('未丢')`);
    const pid = serverPid(cluster);
    await killed.end('SIGKILL');
    expect(isAlive(pid)).toBe(true);

    const next = await open();
    expect(said.join()).toContain('接管');
    expect(serverPid(cluster)).toBe(pid);
    expect(await sql(next.url, 'select x from kept')).toEqual([{ x: '未丢' }]);
    await next.stop();
    await expect(sql(next.url, 'select 1')).rejects.toThrow();
  });

  it('together with its server is recovered from the log', async () => {
    const killed = await holdInProcess(dataDir);
    await sql(killed.said.url, `create table kept (x text); insert into kept values ('未丢')`);
    process.kill(serverPid(cluster), 'SIGKILL');
    await killed.end('SIGKILL');
    const next = await open();
    expect(await sql(next.url, 'select x from kept')).toEqual([{ x: '未丢' }]);
    await next.stop();
  });

  it.each([
    ['at its end', 'SIGUSR2', 7],
    ['for Ctrl-C, which it does not handle', 'SIGINT', 130],
  ] as const)('stops its server when it leaves without waiting %s', async (_, signal, code) => {
    const left = await holdInProcess(dataDir);
    const url = left.said.url;
    expect(await left.end(signal)).toBe(code);
    await vi.waitFor(
      async () => {
        await expect(sql(url, 'select 1')).rejects.toThrow();
      },
      { timeout: 10_000 },
    );
  });

  it('has its server stopped and started afresh when that no longer knows our password', async () => {
    const killed = await holdInProcess(dataDir);
    const pid = serverPid(cluster);
    const { password } = new URL(killed.said.url ?? '');
    await sql(killed.said.url, `alter role zhanbao password 'changed'`);
    await killed.end('SIGKILL');
    const starting = open();
    await vi.waitFor(
      () => {
        expect(said.join()).toContain('正在停止上次');
        expect(serverPid(cluster)).not.toBe(pid);
      },
      { timeout: 10_000 },
    );
    const changed = new URL(killed.said.url ?? '');
    changed.password = 'changed';
    await vi.waitFor(
      async () => {
        changed.port = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3] ?? '';
        await sql(changed.href, `alter role zhanbao password '${password}'`);
      },
      { timeout: 10_000 },
    );
    const database = await starting;
    expect(await sql(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.stop();
  });
});
