import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { tryLockFolder } from '../../../src/store/embedded/folder-lock.js';
import { identifyProcess, isLiving } from '../../../src/store/embedded/process-identity.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhanbao-lock-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function writeLock(text: string): void {
  writeFileSync(join(folder, 'zhanbao.lock'), text);
}

function take() {
  const attempt = tryLockFolder(folder, 'serve');
  if (!('lock' in attempt)) throw new Error('held');
  return attempt.lock;
}

describe('the lock of a data folder', () => {
  it('is held by one living process, which is named to the next', () => {
    take();
    expect(tryLockFolder(folder, 'command')).toMatchObject({
      holder: { pid: process.pid, purpose: 'serve' },
    });
  });

  it('is free again after release and leaves no file', () => {
    take().release();
    expect(readdirSync(folder)).toEqual([]);
    take();
  });

  it('of a dead process is taken over', () => {
    writeLock(JSON.stringify({ ...identifyProcess(1), pid: 4_194_304, purpose: 'serve' }));
    take();
    expect(readdirSync(folder)).toEqual(['zhanbao.lock']);
  });

  it('of a process whose number now belongs to another program is taken over', () => {
    const other = { ...identifyProcess(process.pid), startTicks: '1' };
    writeLock(JSON.stringify({ ...other, purpose: 'serve' }));
    take();
  });

  it('from before the machine was started again is taken over', () => {
    const other = { ...identifyProcess(process.pid), bootId: 'another' };
    writeLock(JSON.stringify({ ...other, purpose: 'serve' }));
    take();
  });

  it.each(['', '{', 'null', '{"pid":"x"}'])('that cannot be read (%j) is taken over', (text) => {
    writeLock(text);
    take();
  });

  it('taken over by somebody else is not removed by a late release', () => {
    const lock = take();
    const other = JSON.stringify({ ...identifyProcess(1), purpose: 'serve' });
    writeLock(other);
    lock.release();
    expect(tryLockFolder(folder, 'serve')).toMatchObject({ holder: { pid: 1 } });
  });
});

describe('the identity of a process', () => {
  it('tells a living process from one that never was', () => {
    const self = identifyProcess(process.pid);
    expect(self && isLiving(self)).toBe(true);
    expect(identifyProcess(4_194_304)).toBeUndefined();
  });
});
