import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash, evidencePath } from '../../../../src/store/evidence/evidence-files.js';
import { FolderEvidence } from '../../../../src/store/evidence/folder-evidence.js';
import { S3Evidence } from '../../../../src/store/evidence/s3-evidence.js';
import { openEvidence } from '../../../../src/wire-evidence.js';
import { LocalProxy } from '../../../fakes/local-proxy.js';
import { StrictS3 } from '../../../fakes/strict-s3.js';

const CONTENT = new Uint8Array(Buffer.from('会议签到表'));
const HASH = contentHash(CONTENT);
const ABSENT = contentHash(new Uint8Array());

describe('evidence in a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhanbao-evidence-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('lies under its hash, once, for its user alone', async () => {
    const files = new FolderEvidence(folder);
    const hashes = await Promise.all([CONTENT, CONTENT, CONTENT].map((file) => files.put(file)));
    expect(hashes).toEqual([HASH, HASH, HASH]);
    expect(await files.get(HASH)).toEqual(CONTENT);
    const path = join(folder, 'evidence', evidencePath(HASH));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is not given out once it was changed, nor what is not there or no hash', async () => {
    const files = new FolderEvidence(folder);
    await files.put(CONTENT);
    writeFileSync(join(folder, 'evidence', evidencePath(HASH)), 'changed');
    await expect(files.get(HASH)).rejects.toMatchObject({ code: 'store' });
    await expect(files.get(ABSENT)).rejects.toMatchObject({ code: 'not-found' });
    await expect(files.get('../../secret.key')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('evidence in a bucket', () => {
  let s3: StrictS3;
  let files: S3Evidence;
  beforeEach(async () => {
    s3 = await StrictS3.start('zhanbao', 'an-access-key', 'cn-test-1');
    files = new S3Evidence(
      {
        endpoint: s3.endpoint,
        region: 'cn-test-1',
        bucket: 'zhanbao',
        accessKeyId: 'an-access-key',
        secretAccessKey: 'not-a-real-secret',
        isPathStyle: true,
      },
      null,
    );
  });
  afterEach(async () => {
    files.close();
    await s3.close();
  });

  it('is put by signed requests and verified when it is read', async () => {
    expect(await files.put(CONTENT)).toBe(HASH);
    expect([...s3.objects.keys()]).toEqual([`evidence/${evidencePath(HASH)}`]);
    expect(await files.get(HASH)).toEqual(CONTENT);
    expect(s3.refused).toEqual([]);
    s3.objects.set(`evidence/${evidencePath(HASH)}`, Buffer.from('changed'));
    await expect(files.get(HASH)).rejects.toMatchObject({ code: 'store' });
    await expect(files.get(ABSENT)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is tried again when the store is busy', async () => {
    s3.failures = 2;
    expect(await files.put(CONTENT)).toBe(HASH);
  });

  describe('behind the proxy of an office', () => {
    let proxy: LocalProxy;
    beforeEach(async () => {
      proxy = await LocalProxy.start();
    });
    afterEach(async () => {
      await proxy.close();
    });

    const through = (except: string, host: string) => {
      const endpoint = s3.endpoint.replace('127.0.0.1', host);
      const bucket = { region: 'cn-test-1', bucket: 'zhanbao', accessKeyId: 'an-access-key' };
      const secret = { secretAccessKey: 'not-a-real-secret', isPathStyle: true };
      return openEvidence({
        dataDir: '/nowhere',
        s3: { endpoint, ...bucket, ...secret },
        proxy: { url: proxy.url, except },
      });
    };

    it('is put and read through it', async () => {
      const behind = await through('', 's3.county.example');
      expect(await behind.put(CONTENT)).toBe(HASH);
      expect(await behind.get(HASH)).toEqual(CONTENT);
      const { port } = new URL(s3.endpoint);
      expect(new Set(proxy.asked)).toEqual(new Set([`s3.county.example:${port}`]));
      expect(s3.refused).toEqual([]);
    });

    it('goes directly to this machine', async () => {
      expect(await (await through('', '127.0.0.1')).put(CONTENT)).toBe(HASH);
      expect(proxy.asked).toEqual([]);
    });
  });

  it('fails without a word of the secret when the key is refused', async () => {
    const other = new S3Evidence(
      {
        endpoint: s3.endpoint,
        region: 'cn-test-1',
        bucket: 'zhanbao',
        accessKeyId: 'another',
        secretAccessKey: 'not-a-real-secret',
        isPathStyle: true,
      },
      null,
    );
    const error: unknown = await other.put(CONTENT).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'AppError', code: 'store' });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('not-a-real');
    expect(s3.refused).toEqual(['Authorization']);
    other.close();
  });
});
