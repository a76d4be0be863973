import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/store/embedded/start-embedded-postgres.js';
import { migrate } from '../../src/store/migrate.js';

export interface ThrowawayDatabase {
  /** A migrated database that nobody else uses. */
  fresh(): Promise<string>;
  /** For what the product keeps in files. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** A database server for one benchmark, gone with all its files when that is over. */
export async function startThrowawayDatabase(): Promise<ThrowawayDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'zhanbao-bench-'));
  // As root the database runs as another user, who must be able to pass through.
  await chmod(folder, 0o711);
  const dataDir = join(folder, 'database');
  const log = (): void => undefined;
  const server = await startEmbeddedPostgres({ dataDir, log, durable: false });
  let made = 0;
  return {
    folder,
    fresh: async () => {
      made += 1;
      const url = new URL(server.url);
      url.pathname = `/bench_${made}`;
      await createDatabase(server.url, `bench_${made}`);
      await migrate(url.href);
      return url.href;
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function createDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
}
