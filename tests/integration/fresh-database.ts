import { randomBytes } from 'node:crypto';

import pg from 'pg';
import { beforeEach, inject, type TestContext } from 'vitest';

export interface FreshDatabase {
  readonly url: string;
  /** Removes it, unless a test of this file has failed: then it is kept to be looked into. */
  drop(): Promise<void>;
}

/** The tests of this file so far; a test's own clean-up runs before vitest calls it failed. */
const tasks: TestContext['task'][] = [];
beforeEach(({ task }) => {
  tasks.push(task);
});

/** A migrated database that nobody else uses. Call it in `beforeAll` or in a test, `drop` when done. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = inject('databaseServerUrl');
  const template = inject('templateDatabase');
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await runOn(server, `create database ${name} template ${template}`);
  return { url: databaseUrl(server, name), drop: () => dropUnlessFailed(server, name) };
}

/** A database without any table. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  const server = inject('databaseServerUrl');
  const name = `${inject('templateDatabase')}_${randomBytes(4).toString('hex')}`;
  await runOn(server, `create database ${name}`);
  return { url: databaseUrl(server, name), drop: () => dropUnlessFailed(server, name) };
}

async function dropUnlessFailed(server: string, name: string): Promise<void> {
  const failed = tasks.some((task) => task.result?.state === 'fail');
  if (!failed) await runOn(server, `drop database if exists ${name} with (force)`);
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
