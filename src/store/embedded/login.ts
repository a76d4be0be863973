import { realpathSync } from 'node:fs';

import pg from 'pg';

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** `waiting`: nothing listens yet, or it is still starting; `refused`: somebody answers, but not our server. */
export type Answer = 'ours' | 'waiting' | 'refused';

const CONNECT_TIMEOUT_MS = 3_000;
/** PostgreSQL's class 28: the login is not accepted, so the data is not what our password belongs to. */
const LOGIN_REFUSED = '28';

export function loginUrl(login: Login, port: number, database: string): string {
  return `postgresql://${login.user}:${encodeURIComponent(login.password)}@127.0.0.1:${port}/${database}`;
}

/** Connects and asks the server which folder it serves: a port number alone proves nothing. */
export async function answersAs(login: Login, port: number, cluster: string): Promise<Answer> {
  const client = new pg.Client({
    connectionString: loginUrl(login, port, 'postgres'),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A server that stops while we are connected tells so by this event as well; the query's failure suffices.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    );
    return rows[0]?.folder === realpathSync(cluster) ? 'ours' : 'refused';
  } catch (error) {
    const { code } = error as { code?: string };
    return code?.startsWith(LOGIN_REFUSED) === true ? 'refused' : 'waiting';
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
