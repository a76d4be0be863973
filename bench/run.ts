/**
 * Runs one benchmark by name: `npm run bench -- understanding`; what follows the name is its own.
 * Each compares with a stated limit or a peer in the same run and prints ratios; nothing here passes
 * or fails.
 */
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
if (run === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(benchmarks).join(' | ')}`);
  process.exitCode = 2;
} else {
  console.log(await run(...process.argv.slice(3)));
}
