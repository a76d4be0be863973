import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { assertPlatform, prepareBinaries } from '../../../src/store/embedded/binaries.js';
import { startEmbeddedPostgres } from '../../../src/store/embedded/start-embedded-postgres.js';
import { sql, temporaryFolder } from './embedded-process.js';

const isRoot = process.getuid?.() === 0;
const packageFolder = dirname(
  dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)),
);

let folder: ReturnType<typeof temporaryFolder>;
let said: string[];
const log = (line: string) => said.push(line);

beforeEach(() => {
  folder = temporaryFolder();
  said = [];
});

afterEach(() => {
  folder.remove();
});

describe.runIf(isRoot)('as root, under a home that no other user may enter', () => {
  it('keeps the database in a system folder, says where, and finds it again', async () => {
    const home = join(folder.path, 'home');
    mkdirSync(home);
    chmodSync(home, 0o700);
    const dataDir = join(home, 'data');
    const first = await startEmbeddedPostgres({ dataDir, log });
    const systemFolder = dirname(first.clusterFolder);
    try {
      expect(first.clusterFolder).toMatch(/^\/var\/lib\/zhanbao\/[0-9a-f]{16}\/postgres$/);
      expect(said.join('\n')).toContain(first.clusterFolder);
      await sql(first.url, 'create table kept (x integer)');
      await first.stop();
      // Even when the folder's rights have been changed since: data that exists is where it is.
      chmodSync(home, 0o755);
      const second = await startEmbeddedPostgres({ dataDir, log });
      expect(second.clusterFolder).toBe(first.clusterFolder);
      expect(await sql(second.url, 'select x from kept')).toEqual([]);
      await second.stop();
    } finally {
      rmSync(systemFolder, { recursive: true, force: true });
    }
  });

  it('leaves nothing of throwaway data in the system folder', async () => {
    const home = join(folder.path, 'home');
    mkdirSync(home);
    chmodSync(home, 0o700);
    const database = await startEmbeddedPostgres({
      dataDir: join(home, 'data'),
      log,
      durable: false,
    });
    await database.stop();
    expect(existsSync(dirname(database.clusterFolder))).toBe(false);
  });

  it('never begins an empty database beside one that has become unreachable', async () => {
    const home = join(folder.path, 'home');
    mkdirSync(home);
    chmodSync(home, 0o755);
    const dataDir = join(home, 'data');
    const first = await startEmbeddedPostgres({ dataDir, log, durable: false });
    await first.stop();
    chmodSync(home, 0o700);
    await expect(startEmbeddedPostgres({ dataDir, log, durable: false })).rejects.toMatchObject({
      code: 'environment',
      userText: expect.stringContaining('chmod o+x') as string,
    });
  });
});

describe('a copy of the data folder', () => {
  it('is a backup: put back by a plain copy it opens with all its data', async () => {
    const original = join(folder.path, 'data');
    const first = await startEmbeddedPostgres({ dataDir: original, log, durable: false });
    await sql(first.url, 'create table kept (x integer)');
    await first.stop();
    // As root the copy belongs to root and is open to all, as a hurried administrator would make it.
    const restored = join(folder.path, 'restored');
    execFileSync('cp', ['-r', original, restored]);
    chmodSync(join(restored, 'postgres'), 0o755);
    const second = await startEmbeddedPostgres({ dataDir: restored, log, durable: false });
    expect(await sql(second.url, 'select x from kept')).toEqual([]);
    await second.stop();
  });
});

describe('the database programs', () => {
  const copy = (): string => {
    const path = join(folder.path, 'package');
    cpSync(packageFolder, path, { recursive: true, verbatimSymlinks: true });
    return path;
  };
  const removeLinks = (path: string): void => {
    const lib = join(path, 'native', 'lib');
    for (const entry of readdirSync(lib, { withFileTypes: true })) {
      if (entry.isSymbolicLink()) rmSync(join(lib, entry.name));
    }
  };

  it('run although npm did not run the install script that links their libraries', () => {
    const path = copy();
    removeLinks(path);
    const copyFolder = join(folder.path, 'copy');
    const programs = prepareBinaries({ account: undefined, copyFolder, log, packageFolder: path });
    expect(programs).toMatchObject({ major: '18', postgres: join(path, 'native/bin/postgres') });
    expect(existsSync(copyFolder)).toBe(false);
  });

  it('are copied once when they cannot run where they lie, without what is not needed', () => {
    const path = copy();
    const copyFolder = join(folder.path, '程序 副本');
    chmodSync(join(path, 'native/bin/postgres'), 0o644);
    const prepare = () =>
      prepareBinaries({ account: undefined, copyFolder, log, packageFolder: path });
    expect(prepare().postgres).toBe(join(copyFolder, 'native/bin/postgres'));
    prepare();
    expect(said).toHaveLength(1);
    const lib = readdirSync(join(copyFolder, 'native/lib'));
    expect(lib.filter((name) => name.endsWith('.a'))).toEqual([]);
    expect(readFileSync(join(copyFolder, 'package.json'), 'utf8')).toContain('embedded-postgres');
  });

  it('are refused on other systems with the way out named', () => {
    expect(() => {
      assertPlatform('darwin', 'arm64');
    }).toThrow(
      expect.objectContaining({
        userText: expect.stringContaining('DATABASE_URL') as string,
      }) as Error,
    );
    expect(() => {
      assertPlatform('linux', 'riscv64');
    }).toThrow();
  });
});
