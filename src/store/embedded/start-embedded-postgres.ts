import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { AppError } from '../../kernel/errors.js';
import { assertPlatform, packageVersion, prepareBinaries } from './binaries.js';
import { diskFull, isDiskFullError } from './disk-space.js';
import { DATABASE_NAME, type EmbeddedOptions, type EmbeddedPostgres } from './embedded-postgres.js';
import { type FolderLock, type LockHolder, tryLockFolder } from './folder-lock.js';
import { DATABASE_USER, ensureCluster, readPassword } from './init-cluster.js';
import { joinServer } from './join-server.js';
import { ensureDatabase, loginUrl } from './login.js';
import { choosePlaces, prepareDataFolder, rememberCluster } from './places.js';
import type { Postmaster } from './postmaster.js';
import { adoptServer, signal, startServer, stopServer } from './server.js';
import { embeddedTexts } from './texts.js';

const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a shell reports of a program that a signal has ended. */
const SIGNAL_EXIT_BASE = 128;
const POLL_MS = 100;
/** A command is over in a moment; one that takes longer than this is an import in dialogue. */
const WAIT_FOR_COMMAND_MS = 20_000;

/** Starts, adopts or joins the real PostgreSQL of a data folder. Fails with AppError `environment`. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  assertPlatform();
  try {
    const dataFolder = prepareDataFolder(options.dataDir);
    const access = await lockOrHolder(dataFolder, options);
    if ('holder' in access) return await joinServer(dataFolder, access.holder);
    try {
      return await startLocked(dataFolder, access.lock, options);
    } catch (error) {
      access.lock.release();
      throw error;
    }
  } catch (error) {
    throw explain(error, options.dataDir);
  }
}

async function startLocked(
  dataFolder: string,
  lock: FolderLock,
  { log, durable = true }: EmbeddedOptions,
): Promise<EmbeddedPostgres> {
  const version = packageVersion();
  const places = choosePlaces(dataFolder, version, log);
  const { account } = places;
  const binaries = prepareBinaries({ account, copyFolder: places.binariesCopy, log });
  ensureCluster(places, binaries, { durable, log });
  rememberCluster(dataFolder, places.cluster);
  const login = { user: DATABASE_USER, password: readPassword(places) };
  const input = { places, binaries, login, durable, log };
  const server = (await adoptServer(input)) ?? (await startServer(input));
  const isElsewhere = dirname(places.cluster) !== dataFolder;
  // Whoever throws the data folder away does not know of what had to lie outside it.
  const stop = stopper(server, lock, () => {
    if (isElsewhere && !durable) rmSync(dirname(places.cluster), { recursive: true, force: true });
  });
  try {
    await ensureDatabase(loginUrl(login, server.port, 'postgres'), DATABASE_NAME);
  } catch (error) {
    await stop();
    throw error;
  }
  if (isElsewhere) log(embeddedTexts.storedElsewhere(places.cluster));
  return { url: loginUrl(login, server.port, DATABASE_NAME), clusterFolder: places.cluster, stop };
}

function stopper(server: Postmaster, lock: FolderLock, clearUp: () => void): () => Promise<void> {
  // For ways out that do not wait, such as process.exit: the server gets the word and ends by itself.
  const onExit = (): void => {
    signal(server, 'SIGINT');
    lock.release();
  };
  // A signal that nobody else handles ends the process as it would without us, but by that way out.
  const onSignal = (name: NodeJS.Signals): void => {
    if (process.listenerCount(name) === 1) process.exit(SIGNAL_EXIT_BASE + constants.signals[name]);
  };
  process.once('exit', onExit);
  for (const name of ENDING_SIGNALS) process.on(name, onSignal);
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await stopServer(server);
    clearUp();
    process.off('exit', onExit);
    for (const name of ENDING_SIGNALS) process.off(name, onSignal);
    lock.release();
  };
  return () => (stopping ??= stop());
}

async function lockOrHolder(
  dataFolder: string,
  { purpose = 'serve', log }: EmbeddedOptions,
): Promise<{ readonly lock: FolderLock } | { readonly holder: LockHolder }> {
  const deadline = Date.now() + WAIT_FOR_COMMAND_MS;
  for (let said = false; ;) {
    const attempt = tryLockFolder(dataFolder, purpose);
    if ('lock' in attempt) return attempt;
    const { holder } = attempt;
    if (holder.purpose === 'serve' && purpose === 'command') return attempt;
    if (holder.purpose === 'serve' || Date.now() > deadline) {
      throw new AppError('environment', `Process ${holder.pid} holds ${dataFolder}`, {
        userText: embeddedTexts.inUse(holder.pid, dataFolder),
      });
    }
    if (!said) log(embeddedTexts.waitingForCommand(holder.pid));
    said = true;
    await delay(POLL_MS);
  }
}

const NOT_PERMITTED = new Set(['EACCES', 'EPERM', 'EROFS']);

function explain(error: unknown, dataDir: string): unknown {
  if (error instanceof AppError) return error;
  if (isDiskFullError(error)) return diskFull(dataDir, error);
  const { code = '', path: found = dataDir } = error as NodeJS.ErrnoException;
  if (!NOT_PERMITTED.has(code)) return error;
  const path = found.startsWith(resolve(dataDir)) ? dataDir : found;
  return new AppError('environment', `${code} at ${path}`, {
    userText: embeddedTexts.noPermission(path),
    cause: error,
  });
}
