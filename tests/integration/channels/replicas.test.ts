import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeOver } from '../../../bench/channels/take-over.js';
import type { FreshDatabase } from '../fresh-database.js';
import { freshDatabase } from '../fresh-database.js';

/** What people are promised. */
const TAKE_OVER_MS = 15_000;
/** Starting two processes takes a while on a busy machine. */
const TIMEOUT_MS = 180_000;

let database: FreshDatabase;
let folder: string;
beforeEach(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'zhanbao-replicas-'));
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

describe('two replicas on one bot', () => {
  it(
    'connect one at a time; when it is killed the other takes over in time and every message is accounted for',
    async () => {
      const ran = await takeOver({ databaseUrl: database.url, folder });
      expect(ran.holders).toBe(1);
      expect(ran.takenOverMs).toBeLessThan(TAKE_OVER_MS);
      const { unexplained, neverAnswered, ...counted } = ran.tally;
      expect(unexplained).toEqual([]);
      expect(neverAnswered).toBe(0);
      expect(counted.storedOnce).toBe(counted.answeredOnce + counted.answeredTwice);
      // Some were said while nobody was connected, and many were answered before and after.
      expect(counted.lostByPlatform).toBeGreaterThan(0);
      expect(counted.answeredOnce).toBeGreaterThanOrEqual(10);
    },
    TIMEOUT_MS,
  );
});
