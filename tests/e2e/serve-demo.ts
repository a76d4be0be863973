import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Config } from '../../src/config.js';
import { serve } from '../../src/main.js';
import { CONSOLE_ROOT } from '../../src/wire.js';
import { emptyDatabase } from '../integration/fresh-database.js';

export interface Demo {
  readonly url: string;
  stop(): Promise<void>;
}

/** The whole product on a database of its own, as after a first `npm start`. */
export async function serveDemo(): Promise<Demo> {
  if (!existsSync(CONSOLE_ROOT)) throw new Error('the console is not built: npm run build');
  const database = await emptyDatabase();
  const config: Config = {
    http: { host: '127.0.0.1', port: 0 },
    databaseUrl: database.url,
    dataDir: tmpdir(),
    logLevel: 'silent',
    botName: '战报助手',
    simulator: 'demo',
    model: null,
    channels: { wecom: null, dingtalk: null },
    publicUrl: null,
    secretKey: null,
    proxy: null,
    s3: null,
    glossaryFile: null,
  };
  const service = await serve(config, () => undefined);
  return {
    url: service.url,
    stop: async () => {
      await service.stop();
      await database.drop();
    },
  };
}
