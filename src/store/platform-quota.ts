import type { Clock } from '../kernel/clock.js';
import { dateOf } from '../kernel/dates.js';
import type { Database } from './connect.js';
import { inStatement } from './transaction.js';

/** How much of a month's allowance a channel has used, by kind. */
export interface MonthlyUsage {
  /** `YYYY-MM` in Asia/Shanghai. */
  readonly month: string;
  readonly used: ReadonlyMap<string, number>;
}

export interface PlatformQuota {
  count(kind: string, n: number): Promise<void>;
  /** Of the month that it is now. */
  read(): Promise<MonthlyUsage>;
}

/** The count of one channel, in the database, so that all processes and restarts share it. */
export function createPlatformQuota(
  database: Database,
  channel: string,
  clock: Clock,
): PlatformQuota {
  const monthNow = (): string => dateOf(clock.now()).slice(0, 'YYYY-MM'.length);
  return {
    count: async (kind, n) => {
      await inStatement(
        database,
        'counting a quota',
        (tx) => tx.$executeRaw`
          INSERT INTO platform_quota (channel, month, kind, used)
          VALUES (${channel}, ${monthNow()}, ${kind}, ${n})
          ON CONFLICT (channel, month, kind) DO UPDATE SET used = platform_quota.used + ${n}`,
      );
    },
    read: async () => {
      const month = monthNow();
      const rows = await inStatement(database, 'reading a quota', (tx) =>
        tx.platformQuota.findMany({ where: { channel, month } }),
      );
      return { month, used: new Map(rows.map(({ kind, used }) => [kind, Number(used)])) };
    },
  };
}
