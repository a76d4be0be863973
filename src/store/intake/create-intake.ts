import type { Intake } from '../../message/arrival.js';
import type { Channel } from '../../message/channel.js';
import type { Database } from '../connect.js';
import type { LogSink } from '../log-sink.js';
import type { SecretBox } from '../secret-box.js';
import { within } from '../within.js';
import { screenArrival } from './arrival-record.js';
import type { Spool } from './spool.js';
import { storeArrival } from './store-arrival.js';

/** Platforms wait five seconds at most for an acknowledgement, and have waited for us already. */
const ACCEPT_LIMIT_MS = 2500;

export interface IntakeDeps {
  readonly database: Database;
  readonly box: SecretBox;
  readonly spool: Spool;
  readonly log: LogSink;
  /** Told that a row has been written. */
  readonly onStored: () => void;
  readonly limitMs?: number;
}

/**
 * Where a channel brings what arrives. What the database does not take in time is refused where the
 * platform delivers again, else spooled; a row that is written late after all is then known already.
 */
export function createIntake(deps: IntakeDeps, channel: Pick<Channel, 'capabilities'>): Intake {
  const { database, box, spool, log, limitMs = ACCEPT_LIMIT_MS } = deps;
  return {
    accept: async (arrival) => {
      const record = screenArrival(arrival);
      const { redelivers } = channel.capabilities;
      if (!redelivers && !spool.isEmpty) {
        await spool.put(record);
        return true;
      }
      const late = { code: 'store', what: 'storing an arrival' } as const;
      let isNew: boolean;
      try {
        isNew = await within(limitMs, storeArrival(database, box, record), late);
      } catch (error) {
        if (redelivers) throw error;
        log.warn({ err: error, messageId: record.id }, 'an arrival goes to the spool');
        await spool.put(record);
        return true;
      }
      deps.onStored();
      return isNew;
    },
  };
}
