import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';

import pg from 'pg';
import type { TestProject } from 'vitest/node';

import { startEmbeddedPostgres } from '../../src/store/embedded/start-embedded-postgres.js';
import { migrate } from '../../src/store/migrate.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's way in; a test takes a database of its own through fresh-database.ts. */
    databaseServerUrl: string;
    /** Migrated and never connected to, so that databases are made as copies of it. */
    templateDatabase: string;
  }
}

interface TestServer {
  readonly url: string;
  readonly template: string;
  close(): Promise<void>;
}

/** Vitest calls this once for each project that names it; all of them share the one server. */
const shared = globalThis as { zhanbaoTestServer?: Promise<TestServer>; zhanbaoTestUsers?: number };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.zhanbaoTestServer ??= open();
  shared.zhanbaoTestUsers = (shared.zhanbaoTestUsers ?? 0) + 1;
  const server = await shared.zhanbaoTestServer;
  project.provide('databaseServerUrl', server.url);
  project.provide('templateDatabase', server.template);
  return async () => {
    shared.zhanbaoTestUsers = (shared.zhanbaoTestUsers ?? 1) - 1;
    if (shared.zhanbaoTestUsers === 0) await server.close();
  };
}

async function open(): Promise<TestServer> {
  const given = env['ZHANBAO_TEST_DATABASE_URL'] ?? '';
  const server = given === '' ? await startThrowaway() : { url: given, stop: leaveRunning };
  const template = `zhanbao_test_${randomBytes(4).toString('hex')}`;
  await runSql(server.url, `create database ${template}`);
  const templateUrl = new URL(server.url);
  templateUrl.pathname = `/${template}`;
  await migrate(templateUrl.href);
  const close = async (): Promise<void> => {
    const kept = await keptDatabases(server.url, template);
    await runSql(server.url, `drop database ${template}`);
    await server.stop(kept);
  };
  return { url: server.url, template, close };
}

async function startThrowaway(): Promise<{
  url: string;
  stop(kept: readonly string[]): Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'zhanbao-test-'));
  // As root the database runs as another user, who must be able to pass through.
  chmodSync(folder, 0o711);
  const database = await startEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    log: () => undefined,
    durable: false,
  });
  const stop = async (kept: readonly string[]): Promise<void> => {
    await database.stop();
    if (kept.length > 0) {
      console.log(`Databases of failed tests kept in ${folder}: ${kept.join(', ')}`);
      return;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: database.url, stop };
}

function leaveRunning(kept: readonly string[]): Promise<void> {
  if (kept.length > 0) console.log(`Databases of failed tests kept: ${kept.join(', ')}`);
  return Promise.resolve();
}

async function keptDatabases(url: string, template: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [`${template}_`],
  );
  await client.end();
  return rows.map((row) => row.datname);
}

async function runSql(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
