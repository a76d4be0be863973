import { PrismaPg } from '@prisma/adapter-pg';

import { PrismaClient } from './generated/client.js';

export type Database = PrismaClient;

/** Well below the embedded server's limit, so that a command and a backup can connect beside the process. */
const MAX_CONNECTIONS = 20;

/** Opens connections as they are needed; `$disconnect()` closes them. */
export function connect(databaseUrl: string, maxConnections = MAX_CONNECTIONS): Database {
  const adapter = new PrismaPg({ connectionString: databaseUrl, max: maxConnections });
  return new PrismaClient({ adapter });
}
