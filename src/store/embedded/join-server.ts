import { setTimeout as delay } from 'node:timers/promises';

import { AppError } from '../../kernel/errors.js';
import { packageVersion } from './binaries.js';
import { DATABASE_NAME, type EmbeddedPostgres } from './embedded-postgres.js';
import type { LockHolder } from './folder-lock.js';
import { DATABASE_USER, readPassword } from './init-cluster.js';
import { answersAs, loginUrl } from './login.js';
import { choosePlaces } from './places.js';
import { findPostmaster } from './postmaster.js';
import { isLiving } from './process-identity.js';
import { embeddedTexts } from './texts.js';

const POLL_MS = 100;
/** Longer than a first start takes on a slow machine. */
const JOIN_TIMEOUT_MS = 60_000;

/** Uses the database that a serving process runs; stopping it stays that process's business. */
export async function joinServer(
  dataFolder: string,
  holder: LockHolder,
): Promise<EmbeddedPostgres> {
  const deadline = Date.now() + JOIN_TIMEOUT_MS;
  while (isLiving(holder) && Date.now() < deadline) {
    const joined = await tryJoin(dataFolder);
    if (joined !== undefined) return joined;
    await delay(POLL_MS);
  }
  throw new AppError('environment', `The server of process ${holder.pid} does not answer`, {
    userText: embeddedTexts.inUse(holder.pid, dataFolder),
  });
}

async function tryJoin(dataFolder: string): Promise<EmbeddedPostgres | undefined> {
  const places = choosePlaces(dataFolder, packageVersion(), () => undefined);
  const server = findPostmaster(places.cluster);
  if (server === undefined) return undefined;
  const login = { user: DATABASE_USER, password: readPassword(places) };
  if ((await answersAs(login, server.port, places.cluster)) !== 'ours') return undefined;
  return {
    url: loginUrl(login, server.port, DATABASE_NAME),
    clusterFolder: places.cluster,
    stop: () => Promise.resolve(),
  };
}
