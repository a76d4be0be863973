/**
 * Runs one benchmark by name: `npm run bench -- understanding`; what follows the name is its own.
 * Each compares with a stated limit or a peer in the same run and prints ratios; nothing here passes
 * or fails.
 */
import { BenchUsageError } from './bench-usage-error.js';
import { benchChannels } from './channels/bench-channels.js';
import { benchDigest } from './digest/bench-digest.js';
import { benchUnderstanding } from './understanding/bench-understanding.js';

const benchmarks: Readonly<
  Record<string, (...args: readonly (string | undefined)[]) => Promise<string>>
> = {
  understanding: benchUnderstanding,
  digest: benchDigest,
  channels: (part, size, path) => benchChannels(part, size, path),
};

const name = process.argv[2];
const run = name === undefined ? undefined : benchmarks[name];
if (run === undefined) fail(Object.keys(benchmarks).join(' | '));
else {
  try {
    console.log(await run(...process.argv.slice(3)));
  } catch (error) {
    if (!(error instanceof BenchUsageError)) throw error;
    fail(error.message);
  }
}

function fail(usage: string): void {
  console.error(`usage: npm run bench -- ${usage}`);
  process.exitCode = 2;
}
