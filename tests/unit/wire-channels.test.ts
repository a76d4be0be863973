import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogSink } from '../../src/store/log-sink.js';
import { wireChannels } from '../../src/wire-channels.js';
import { StrictS3 } from '../fakes/strict-s3.js';

/** Nothing is asked of a house that no channel brings a message to. */
const house = {} as Parameters<typeof wireChannels>[0];
const log: LogSink = { warn: () => undefined, error: () => undefined, info: () => undefined };

describe('channels that are joined with a house', () => {
  let s3: StrictS3;
  let dataDir: string;
  beforeEach(async () => {
    s3 = await StrictS3.start('zhanbao', 'an-access-key', 'cn-test-1');
    dataDir = await mkdtemp(join(tmpdir(), 'zhanbao-wired-'));
  });
  afterEach(async () => {
    await s3.close();
    await rm(dataDir, { recursive: true });
  });

  it('let the connections to the bucket go when they are stopped', async () => {
    const bucket = { endpoint: s3.endpoint, region: 'cn-test-1', bucket: 'zhanbao' };
    const keys = { accessKeyId: 'an-access-key', secretAccessKey: 'not-a-real-secret' };
    const place = { dataDir, s3: { ...bucket, ...keys, isPathStyle: true }, proxy: null };
    const wired = await wireChannels(house, [], { ...place, secretKey: null, log });
    await wired.evidence.get(await wired.evidence.put(new Uint8Array([1, 2, 3])));
    expect(await s3.connections()).toBe(1);
    await wired.stop();
    await vi.waitFor(async () => {
      expect(await s3.connections()).toBe(0);
    });
  });
});
