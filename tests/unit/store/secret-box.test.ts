import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../../src/kernel/errors.js';
import { openSecretBox } from '../../../src/store/open-secret-box.js';
import { SecretBox } from '../../../src/store/secret-box.js';

const SECRET = 'a made-up secret of some length';

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('SecretBox', () => {
  const box = new SecretBox(SECRET);

  it('gives back what was sealed, in another process too, and never seals alike', () => {
    const sealed = box.seal('群机器人地址', 'webhook');
    expect(new SecretBox(SECRET).open(sealed, 'webhook')).toBe('群机器人地址');
    expect(Buffer.from(sealed).toString('latin1')).not.toContain(
      Buffer.from('群机器人地址').toString('latin1'),
    );
    expect(box.seal('群机器人地址', 'webhook')).not.toEqual(sealed);
    expect(box.open(box.seal('', 'x'), 'x')).toBe('');
  });

  it('says clearly that another key sealed it', () => {
    const error = thrown(() => new SecretBox('another').open(box.seal('a', 'x'), 'x'));
    expect(error).toMatchObject({ name: 'AppError', code: 'config' });
    expect((error as AppError).userText).toContain('ZHANBAO_SECRET_KEY');
  });

  it('opens nothing that was changed by a bit, cut, or moved to another place', () => {
    const sealed = box.seal('abcdef', 'webhook wecom g1');
    for (let at = 5; at < sealed.length; at += 1) {
      const changed = new Uint8Array(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(thrown(() => box.open(changed, 'webhook wecom g1'))).toMatchObject({ code: 'store' });
    }
    const moved = thrown(() => box.open(sealed, 'webhook wecom g2'));
    expect(moved).toMatchObject({ code: 'store' });
    const cut = thrown(() => box.open(sealed.subarray(0, 20), 'webhook wecom g1'));
    expect(cut).toMatchObject({ code: 'store' });
  });
});

describe('openSecretBox', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhanbao-key-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('makes a key file once, that only its user may read', async () => {
    const dataDir = join(folder, 'data');
    const boxes = await Promise.all([1, 2, 3].map(() => openSecretBox(null, dataDir)));
    const sealed = boxes[0]?.seal('a', 'x') ?? new Uint8Array();
    for (const box of boxes) expect(box.open(sealed, 'x')).toBe('a');
    expect((await openSecretBox(null, dataDir)).open(sealed, 'x')).toBe('a');
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  it('takes a given secret and makes no file', async () => {
    const sealed = new SecretBox(SECRET).seal('a', 'x');
    expect((await openSecretBox(SECRET, folder)).open(sealed, 'x')).toBe('a');
    expect(() => readFileSync(join(folder, 'secret.key'))).toThrow('ENOENT');
  });

  it('refuses half a key file instead of sealing with it', async () => {
    writeFileSync(join(folder, 'secret.key'), 'abc\n');
    await expect(openSecretBox(null, folder)).rejects.toMatchObject({ code: 'environment' });
  });
});
