import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhanbao-summary-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** One report as vitest writes it: a list of files, each with the states of its tests. */
function report(name: string, files: { status: string; tests: string[] }[]): string {
  const path = join(folder, name);
  const all = files.flatMap((file) => file.tests);
  const count = (state: string) => all.filter((test) => test === state).length;
  writeFileSync(
    path,
    JSON.stringify({
      numPassedTests: count('passed'),
      numFailedTests: count('failed'),
      numPendingTests: count('pending'),
      numTodoTests: 0,
      testResults: files.map(({ status, tests }) => ({
        status,
        assertionResults: tests.map((state) => ({ status: state })),
      })),
    }),
  );
  return path;
}

function summary(...reports: string[]): string {
  return spawnSync(process.execPath, ['bin/test-summary.mjs', ...reports], { encoding: 'utf8' })
    .stdout;
}

describe('the closing line of the tests', () => {
  it('adds up all reports', () => {
    const one = report('one', [{ status: 'passed', tests: ['passed', 'passed'] }]);
    const two = report('two', [{ status: 'failed', tests: ['passed', 'failed'] }]);
    expect(summary(one, two)).toBe('3 passed, 1 failed\n');
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(summary(report('broken', [{ status: 'failed', tests: [] }]))).toBe(
      '0 passed, 1 failed\n',
    );
  });

  it('names skipped tests apart', () => {
    const skipped = report('skipped', [{ status: 'passed', tests: ['passed', 'pending'] }]);
    expect(summary(skipped)).toBe('1 skipped\n1 passed, 0 failed\n');
  });
});
