import { AppError } from '../../kernel/errors.js';
import type { LogSink } from '../log-sink.js';
import type { ArrivalRecord } from './arrival-record.js';
import type { Spool } from './spool.js';

/**
 * Takes in what was spooled, in the order it came, until the database refuses.
 * @param store writes the row; rejects when it does not stand
 */
export async function emptySpool(
  spool: Spool,
  store: (record: ArrivalRecord) => Promise<unknown>,
  log: LogSink,
): Promise<void> {
  for (const name of await spool.names()) {
    const record = await readOrSetAside(spool, name, log);
    if (record === null) continue;
    await store(record);
    await spool.remove(name);
  }
  await spool.names();
}

async function readOrSetAside(
  spool: Spool,
  name: string,
  log: LogSink,
): Promise<ArrivalRecord | null> {
  try {
    return await spool.read(name);
  } catch (error) {
    // With the wrong key all of them fail, and all come back once the right one is given.
    if (error instanceof AppError && error.code === 'config') throw error;
    log.error({ err: error, file: name }, 'a spooled arrival cannot be read and was set aside');
    await spool.setAside(name);
    return null;
  }
}
