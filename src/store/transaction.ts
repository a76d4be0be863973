import { AppError } from '../kernel/errors.js';
import type { Database } from './connect.js';
import type { Prisma } from './generated/client.js';

export type Transaction = Prisma.TransactionClient;

/** A burst of messages of one workspace queues for its lock, each holding a connection. */
const MAX_WAIT_MS = 60_000;
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
  try {
    return await database.$transaction(work, { maxWait: MAX_WAIT_MS, timeout: TIMEOUT_MS });
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
  return error instanceof Error && /^(PrismaClient|DriverAdapter)/.test(error.name);
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
