import pg from 'pg';

import { AppError } from '../kernel/errors.js';
import { connectionTexts } from './connection-texts.js';

/** A server across a slow line answers within this; longer means a wrong address or a firewall. */
const CONNECT_TIMEOUT_MS = 15_000;

/** One connection outside the pool. Fails with AppError `environment` that tells the operator what to look at. */
export async function openConnection(databaseUrl: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    await client.connect();
    return client;
  } catch (cause) {
    const code = (cause as { code?: string }).code ?? '';
    throw new AppError('environment', `Cannot connect to the database: ${code}`, {
      userText: connectionTexts.explain(code),
      cause,
    });
  }
}
