import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.js';
import { serve } from '../../src/main.js';
import type { Service } from '../../src/main.js';
import type { ChatPlatform } from './chat-platform.js';
import type { Crowd } from './found-office.js';
import { crowdOf, foundOffice } from './found-office.js';
import { ON_THE_WIRE, Storm } from './storm.js';
import type { Tally } from './tally.js';
import { tally } from './tally.js';

const DISTURBED = 0.3;
const CUT_EVERY_MS = 5000;
const AGAIN_MS = 3000;
/** A county's groups; the platform takes 30 messages a minute in each, and an answer is two. */
const GROUPS = 60;
const PEOPLE = 90;
const SAY_EVERY_MS = 200;

/** The whole product for a platform, on a database where the crowd is known. */
export async function serveCrowd(
  platform: ChatPlatform,
  { databaseUrl, folder }: { readonly databaseUrl: string; readonly folder: string },
): Promise<Service> {
  const config = loadConfig({
    ...platform.env,
    DATABASE_URL: databaseUrl,
    ZHANBAO_DATA_DIR: join(folder, platform.channel),
    // What it has to say of a message that it could not store belongs to the evidence.
    ZHANBAO_LOG_LEVEL: 'error',
    PORT: '0',
  });
  return await serve(config, () => undefined);
}

interface Ground {
  readonly databaseUrl: string;
  readonly folder: string;
  readonly messages: number;
}

/** So many messages at five a second, cut off every five seconds. */
export async function runStorm(
  open: (crowd: Crowd) => Promise<ChatPlatform>,
  ground: Ground,
): Promise<{ readonly platform: ChatPlatform; readonly tally: Tally }> {
  const crowd = crowdOf(GROUPS, PEOPLE);
  const platform = await open(crowd);
  const { databaseUrl, messages } = ground;
  await foundOffice(databaseUrl, platform.channel, crowd);
  const service = await serveCrowd(platform, ground);
  await platform.connected();
  const storm = new Storm({
    platform,
    crowd,
    databaseUrl,
    seed: 20_260_105,
    disturbed: DISTURBED,
    againMs: AGAIN_MS,
    ...ON_THE_WIRE,
  });
  const cutting = setInterval(() => {
    storm.cut();
  }, CUT_EVERY_MS);
  for (let left = messages - 1; left > 0; left -= 1) {
    storm.say();
    await pause(SAY_EVERY_MS);
  }
  clearInterval(cutting);
  await storm.settled();
  const counted = await tally(storm);
  await storm.close();
  await service.stop();
  await platform.stop();
  return { platform, tally: counted };
}
