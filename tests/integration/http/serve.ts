import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttpServer } from '../../../src/http/create-server.js';
import type { HttpService } from '../../../src/http/create-server.js';
import type { HttpDeps, HttpLog, SimulatorDeps } from '../../../src/http/http-deps.js';

export interface LogRecord {
  readonly level: keyof HttpLog;
  readonly details: Record<string, unknown>;
}

export interface Served {
  readonly url: string;
  readonly port: number;
  readonly log: readonly LogRecord[];
  readonly service: HttpService;
  stop(): Promise<void>;
}

/** Serves on a free port unless told otherwise, with a small stand-in for the built console. */
export async function serve(
  simulator: SimulatorDeps | null,
  more: Partial<HttpDeps> = {},
  wantedPort = 0,
): Promise<Served> {
  const consoleRoot = await mkdtemp(join(tmpdir(), 'zhanbao-console-'));
  await mkdir(join(consoleRoot, 'assets'));
  await writeFile(join(consoleRoot, 'index.html'), '<!doctype html><title>战报</title>');
  await writeFile(join(consoleRoot, 'assets', 'index-1a2b.js'), 'export {};');
  const log: LogRecord[] = [];
  const line =
    (level: keyof HttpLog) =>
    (details: Record<string, unknown>): void => {
      log.push({ level, details });
    };
  const service = createHttpServer({
    consoleRoot,
    hostNames: [],
    simulator,
    log: { info: line('info'), warn: line('warn'), error: line('error'), fatal: line('fatal') },
    ...more,
  });
  const port = await service.listen(wantedPort, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    log,
    service,
    stop: async () => {
      await service.close();
      await rm(consoleRoot, { recursive: true });
    },
  };
}

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/** For headers that `fetch` does not let one set, such as Host. */
export function rawRequest(
  port: number,
  options: { method: string; path: string; headers: Record<string, string>; body?: string },
): Promise<RawAnswer> {
  const { method, path, headers, body } = options;
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body: text });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
