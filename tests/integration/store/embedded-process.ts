import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

const HOLDER = fileURLToPath(new URL('hold-embedded.ts', import.meta.url));

export interface HoldingProcess {
  readonly child: ChildProcess;
  readonly said: { readonly url?: string; readonly refused?: string };
  /** Sends the signal and waits until the process is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Another process of ours that opens the folder, as a second terminal would. */
export async function holdInProcess(
  dataDir: string,
  purpose: 'serve' | 'command' = 'serve',
): Promise<HoldingProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', HOLDER, dataDir, purpose], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => {
      reject(new Error('ended without a word'));
    });
  });
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return { child, said: JSON.parse(line) as HoldingProcess['said'], end };
}

/** A folder for data, reachable for the user that the database runs as when we are root. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'zhanbao-embedded-'));
  chmodSync(path, 0o711);
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export async function sql<Row extends pg.QueryResultRow>(
  url: string | undefined,
  text: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** The process number of the database server that PostgreSQL itself wrote down. */
export function serverPid(clusterFolder: string): number {
  return Number(readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);
}
