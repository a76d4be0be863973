import type { Config } from './config.js';
import { createHttpServer } from './http/create-server.js';
import { loadDemo } from './load-demo.js';
import { createLogger, CONSOLE_ROOT, openHouse } from './wire.js';
import { modelLine } from './wire-model.js';
import { wireSimulator } from './wire-simulator.js';

/** How often receipts whose time is over are closed; their end is said, not needed to the minute. */
const SWEEP_INTERVAL_MS = 60_000;

export interface Service {
  /** Where a browser finds it. */
  readonly url: string;
  /** Finishes what is under way and gives everything back, the database included. */
  stop(): Promise<void>;
}

function startSweeping(
  sweep: () => Promise<void>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(sweep).catch(onError);
  }, SWEEP_INTERVAL_MS);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

function addressOf(host: string, port: number): string {
  const shown = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}/`;
}

/**
 * Starts the whole product.
 * @param progress told each step, for the person who waits
 * @throws AppError `environment` or `config` with what to do
 */
export async function serve(config: Config, progress: (line: string) => void): Promise<Service> {
  const log = createLogger(config);
  progress('正在启动数据库…');
  const house = await openHouse(config, { purpose: 'serve', progress, log });
  try {
    const hasSimulator = config.simulator !== 'off';
    if (hasSimulator) await loadDemo(house, config.botName, progress);
    const simulator = hasSimulator ? await wireSimulator(house, config) : null;
    const server = createHttpServer({
      consoleRoot: CONSOLE_ROOT,
      hostNames: [config.http.host],
      simulator: simulator?.deps ?? null,
      modelState: () => house.modelStatus()?.state ?? 'off',
      log,
    });
    const port = await server.listen(config.http.port, config.http.host);
    const sweep = async (): Promise<void> => {
      await house.sweep(simulator?.clock);
      simulator?.announce();
    };
    const stopSweeping = startSweeping(sweep, (error) => {
      log.error({ err: error }, 'closing expired receipts failed');
    });
    const url = addressOf(config.http.host, port);
    progress(modelLine(config));
    progress('按 Ctrl-C 停止。');
    progress(hasSimulator ? `群聊模拟器：${url}` : `战报已启动：${url}`);
    return {
      url,
      stop: async () => {
        await server.close();
        await stopSweeping();
        await house.close();
      },
    };
  } catch (error) {
    await house.close();
    throw error;
  }
}
