import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';

/** Runs a program of the tests up to the moment whose name it prints, and kills it there. */
export async function killProcessAt(
  moment: string,
  program: string,
  args: readonly string[],
): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => {
      reject(new Error('ended by itself'));
    });
  });
  expect(line).toBe(moment);
  child.kill('SIGKILL');
  await gone;
}
