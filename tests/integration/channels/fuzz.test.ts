import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFuzz } from '../../../bench/channels/fuzz/run-fuzz.js';
import type { FuzzTally } from '../../../bench/channels/fuzz/run-fuzz.js';
import type { FreshDatabase } from '../fresh-database.js';
import { freshDatabase } from '../fresh-database.js';

const CALLS = 300;

let database: FreshDatabase;
let folder: string;
let tallies: readonly FuzzTally[];
beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'zhanbao-fuzz-'));
  const ground = { databaseUrl: database.url, folder };
  tallies = await runFuzz(ground, { callsPerPath: CALLS, seed: 1 });
}, 120_000);
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

describe.each([
  '/callback/wecom/bot',
  '/callback/wecom/app',
  '/callback/dingtalk/robot',
  '/callback/dingtalk/card',
])('%s, called with what no platform sends', (path) => {
  it('answers without a server error, and stores nothing but genuine messages', () => {
    const tally = tallies.find((one) => one.path === path);
    expect(tally).toMatchObject({
      calls: CALLS,
      serverErrors: [],
      wronglyStored: [],
      genuineStored: tally?.genuine,
    });
    expect(tally?.genuine).toBeGreaterThan(0);
    expect([...(tally?.statuses.keys() ?? [])]).toEqual(
      expect.arrayContaining(['200', '400', '401']),
    );
  });
});
