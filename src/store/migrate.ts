import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type pg from 'pg';

import { AppError } from '../kernel/errors.js';
import { sha256Hex } from '../kernel/sha256.js';
import { migrateTexts } from './migrate-texts.js';
import { openConnection } from './open-connection.js';

/** The same place seen from src/store and from dist/store. */
const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Any number, but the same in every release: it is what keeps two replicas from migrating at once. */
const ADVISORY_LOCK = 7_415_026_001;
/** Another replica's migration may take a while; longer than this and it hangs. */
const LOCK_TIMEOUT_MS = 120_000;
const NAME = /^\d{4}_[a-z0-9_]+\.sql$/;

interface MigrationFile {
  readonly name: string;
  readonly checksum: string;
  readonly sql: string;
}

/**
 * Brings the database to the newest schema. Each file is applied once, in the order of its number, in a
 * transaction of its own; an applied file that was changed later is an error, never applied again.
 * @returns the names of the files applied now
 */
export async function migrate(
  databaseUrl: string,
  folder: string = MIGRATIONS_FOLDER,
): Promise<readonly string[]> {
  const files = readMigrations(folder);
  const client = await openConnection(databaseUrl);
  try {
    await client.query(`set lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const pending = await findPending(client, files);
    for (const file of pending) await apply(client, file);
    return pending.map((file) => file.name);
  } finally {
    // Ending the session gives the advisory lock free as well.
    await client.end();
  }
}

function readMigrations(folder: string): MigrationFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      if (!NAME.test(name))
        throw new AppError('invariant', `Migration name ${name} is not NNNN_name.sql`);
      // Git may write CRLF on some machines; the statement is the same.
      const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
      return { name, sql, checksum: sha256Hex(sql) };
    });
}

async function findPending(
  client: pg.Client,
  files: readonly MigrationFile[],
): Promise<MigrationFile[]> {
  await client.query(`
    create table if not exists schema_migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration order by name collate "C"',
  );
  for (const { name, checksum } of rows) {
    const file = files.find((candidate) => candidate.name === name);
    if (file === undefined) throw newerDatabase(name);
    if (file.checksum !== checksum) throw changedFile(name);
  }
  const pending = files.slice(rows.length);
  const last = rows.at(-1)?.name ?? '';
  const outOfOrder = files.slice(0, rows.length).find((file, at) => rows[at]?.name !== file.name);
  if (outOfOrder !== undefined) {
    throw new AppError(
      'invariant',
      `Migration ${outOfOrder.name} comes before the applied ${last}`,
    );
  }
  return pending;
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    await client.query(file.sql);
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      file.name,
      file.checksum,
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    throw new AppError('store', `Migration ${file.name} failed`, {
      userText: migrateTexts.failed(file.name),
      cause,
    });
  }
}

function newerDatabase(name: string): AppError {
  return new AppError(
    'environment',
    `The database has migration ${name}, unknown to this release`,
    {
      userText: migrateTexts.newerDatabase(name),
    },
  );
}

function changedFile(name: string): AppError {
  return new AppError('environment', `Migration ${name} was changed after it had been applied`, {
    userText: migrateTexts.changedFile(name),
  });
}
