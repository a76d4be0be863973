import { AppError } from '../kernel/errors.js';
import type { Database } from './connect.js';
import { Prisma } from './generated/client.js';

export type Transaction = Prisma.TransactionClient;

/** A burst of messages of one workspace queues for its lock, each holding a connection. */
const MAX_WAIT_MS = 60_000;
const NETWORK_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Deciding takes milliseconds; more than this and something hangs that must let the lock go. */
const TIMEOUT_MS = 60_000;

/**
 * Runs `work` in one transaction.
 * @throws AppError `store` when the database fails. Neither the driver's text nor its details are
 *   passed on: they can quote rows, and rows hold what people wrote.
 */
export async function inTransaction<Result>(
  database: Database,
  what: string,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return await run(database, { what, isSnapshot: false }, work);
}

/**
 * Like `inTransaction` for work that only reads, in several statements: all of them see the database
 * as it was at the first. PostgreSQL refuses a write in it.
 */
export async function inSnapshot<Result>(
  database: Database,
  what: string,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return await run(database, { what, isSnapshot: true }, async (tx) => {
    await tx.$executeRaw`SET TRANSACTION READ ONLY`;
    return await work(tx);
  });
}

async function run<Result>(
  database: Database,
  { what, isSnapshot }: { readonly what: string; readonly isSnapshot: boolean },
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const { RepeatableRead, ReadCommitted } = Prisma.TransactionIsolationLevel;
  const isolationLevel = isSnapshot ? RepeatableRead : ReadCommitted;
  const options = { maxWait: MAX_WAIT_MS, timeout: TIMEOUT_MS, isolationLevel };
  return await telling(what, () => database.$transaction(work, options));
}

/** A single statement, which is a transaction by itself. @throws AppError `store` as `inTransaction` */
export async function inStatement<Result>(
  database: Database,
  what: string,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return await telling(what, () => work(database));
}

async function telling<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw isDatabaseError(error) ? new AppError('store', `${what} failed: ${codes(error)}`) : error;
  }
}

interface DatabaseError {
  readonly name: string;
  readonly code?: unknown;
  readonly meta?: { readonly modelName?: unknown; readonly driverAdapterError?: unknown };
}

function isDatabaseError(error: unknown): error is DatabaseError {
  if (!(error instanceof Error)) return false;
  return /^(PrismaClient|DriverAdapter)/.test(error.name) || isBrokenConnection(error);
}

/** A connection that breaks while a transaction begins comes through as the driver threw it. */
function isBrokenConnection(error: Error & { readonly code?: unknown }): boolean {
  return (
    /^(?:Connection terminated|Client (?:was closed|has encountered a connection error))/.test(
      error.message,
    ) || NETWORK_CODES.has(error.code)
  );
}

function codes(error: DatabaseError): string {
  const driver = error.meta?.driverAdapterError as
    { readonly cause?: { readonly kind?: unknown; readonly originalCode?: unknown } } | undefined;
  return [
    error.name,
    error.code,
    error.meta?.modelName,
    driver?.cause?.kind,
    driver?.cause?.originalCode,
  ]
    .filter((part) => typeof part === 'string')
    .join(' ');
}
