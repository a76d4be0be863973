import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDingtalk, openWecom } from '../../../bench/channels/chat-platform.js';
import { crowdOf, foundOffice } from '../../../bench/channels/found-office.js';
import { serveCrowd } from '../../../bench/channels/run-storm.js';
import { ON_THE_WIRE, Storm } from '../../../bench/channels/storm.js';
import { tally } from '../../../bench/channels/tally.js';
import type { FreshDatabase } from '../fresh-database.js';
import { freshDatabase } from '../fresh-database.js';

const MESSAGES = 60;
const TIMEOUT_MS = 120_000;

let database: FreshDatabase;
let folder: string;
beforeEach(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'zhanbao-chaos-'));
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

describe.each([
  ['WeCom', openWecom],
  ['DingTalk', openDingtalk],
] as const)(
  '%s, with deliveries twice, late and out of order and the connection cut',
  (_, open) => {
    it(
      'stores every message once and answers it once',
      async () => {
        const crowd = crowdOf(8, 12);
        const platform = await open(crowd);
        await foundOffice(database.url, platform.channel, crowd);
        const service = await serveCrowd(platform, { databaseUrl: database.url, folder });
        await platform.connected();
        const options = { platform, crowd, databaseUrl: database.url, ...ON_THE_WIRE };
        const storm = new Storm({ ...options, seed: 7, disturbed: 0.3, againMs: 500 });
        for (const burst of [20, 20]) {
          for (let left = burst; left > 0; left -= 1) storm.say();
          storm.cut();
          // Nobody is connected: the platform does not keep it.
          storm.say(false);
          await platform.connected();
        }
        while (storm.said.length < MESSAGES - 1) storm.say();
        await storm.settled();
        const { unexplained, explained, ...counted } = await tally(storm);
        await storm.close();
        await service.stop();
        await platform.stop();

        expect(unexplained).toEqual([]);
        const onTheWire = explained.get(ON_THE_WIRE.onTheWay) ?? 0;
        const repeated =
          explained.get('answer repeated, marked: its first outcome was cut off') ?? 0;
        expect([...explained.values()].reduce((sum, count) => sum + count, 0)).toBe(
          onTheWire + repeated,
        );
        expect(counted).toMatchObject({
          said: MESSAGES,
          cuts: 2,
          storedOnce: MESSAGES - counted.lostByPlatform - onTheWire,
          answeredOnce: counted.storedOnce - repeated,
          answeredTwice: repeated,
          neverAnswered: 0,
        });
        // Or else nothing was disturbed, or nothing got through.
        expect(counted.lostByPlatform).toBeGreaterThanOrEqual(1);
        expect(counted.storedOnce).toBeGreaterThan(MESSAGES / 3);
      },
      TIMEOUT_MS,
    );
  },
);
