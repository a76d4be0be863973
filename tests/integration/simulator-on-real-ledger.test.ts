import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { loadConfig, type SimulatorMode } from '../../src/config.js';
import { serve, type Service } from '../../src/main.js';
import { fakeTerminal } from '../fakes/command-context.js';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';

const PLAN = fileURLToPath(new URL('../fixtures/plans/own-innovation.txt', import.meta.url));

let database: FreshDatabase;
let service: Service;

interface State {
  readonly isDemo: boolean;
  readonly canSetClock: boolean;
  readonly people: readonly { readonly role: string }[];
}

beforeEach(async () => {
  database = await freshDatabase();
  const terminal = fakeTerminal([], { env: { DATABASE_URL: database.url } });
  await runProgram(['plan', 'import', PLAN, '--yes'], terminal);
});

afterEach(async () => {
  await service.stop();
  await database.drop();
});

async function start(simulator: SimulatorMode): Promise<State> {
  const config = loadConfig({ DATABASE_URL: database.url, ZHANBAO_LOG_LEVEL: 'silent' });
  const http = { host: '127.0.0.1', port: 0 };
  service = await serve({ ...config, http, simulator, dataDir: tmpdir() }, () => undefined);
  const answer = await fetch(new URL('/api/simulator/state', service.url));
  return (await answer.json()) as State;
}

async function setClock(): Promise<number> {
  const answer = await fetch(new URL('/api/simulator/clock', service.url), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: '2020-01-01T10:00:00+08:00' }),
  });
  return answer.status;
}

describe('the simulator on a real ledger', () => {
  it('invents neither people nor time unless it was switched on by name', async () => {
    const state = await start('demo');
    expect(state.isDemo).toBe(false);
    expect(state.people.map(({ role }) => role)).toEqual(['unknown']);
    expect(state.canSetClock).toBe(false);
    expect(await setClock()).toBe(403);
  });

  it('speaks for every unit, at any time, when it was', async () => {
    const state = await start('full');
    expect(state.people.filter(({ role }) => role === 'liaison').length).toBeGreaterThan(5);
    expect(state.canSetClock).toBe(true);
    expect(await setClock()).toBe(204);
  });

  it('is not entered by the terminal chat either', async () => {
    await start('demo');
    const terminal = fakeTerminal(['高企58家'], { env: { DATABASE_URL: database.url } });
    await expect(runProgram(['chat'], terminal)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
