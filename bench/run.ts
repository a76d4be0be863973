/**
 * Runs one benchmark by name: `npm run bench -- understanding`. Each compares with a stated limit or a peer in the same
 * run and prints ratios; nothing here passes or fails.
 */
import { benchUnderstanding } from './understanding/bench-understanding.js';

const benchmarks: Readonly<Record<string, () => Promise<string>>> = {
  understanding: benchUnderstanding,
};

const name = process.argv[2];
const run = name === undefined ? undefined : benchmarks[name];
if (run === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(benchmarks).join(' | ')}`);
  process.exitCode = 2;
} else {
  console.log(await run());
}
