import { BenchUsageError } from '../bench-usage-error.js';
import { openDingtalk, openWecom } from './chat-platform.js';
import type { ChatPlatform } from './chat-platform.js';
import type { FuzzTally } from './fuzz/run-fuzz.js';
import { runFuzz } from './fuzz/run-fuzz.js';
import { runStorm } from './run-storm.js';
import { takeOver } from './take-over.js';
import type { Tally } from './tally.js';
import type { ThrowawayDatabase } from './throwaway-database.js';
import { startThrowawayDatabase } from './throwaway-database.js';

const MESSAGES = 1000;
const CALLS_PER_PATH = 20_000;
const TAKE_OVER_LIMIT_MS = 15_000;
const FUZZ_SEED = 4;

type Part = (
  database: ThrowawayDatabase,
  size: number | null,
  only?: string,
) => Promise<readonly string[]>;

const parts: Readonly<Record<string, Part>> = { storm, replicas, fuzz };

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

function stormRow({ title, answerLimit }: ChatPlatform, counted: Tally): string {
  const cells = [
    title,
    counted.said,
    counted.said - counted.lostByPlatform,
    counted.storedOnce,
    counted.answeredOnce,
    counted.answeredTwice,
    counted.neverAnswered,
    counted.cuts,
    `${percent(counted.medianRatio)} / ${percent(counted.p99Ratio)} of ${answerLimit}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function reasons({ title }: ChatPlatform, counted: Tally): readonly string[] {
  const { lostByPlatform, longestOnTheWayMs, explained, unexplained } = counted;
  return [
    `* ${title}: ${lostByPlatform} × said while nobody was connected: the platform does not keep it`,
    ...[...explained].map(([reason, count]) => `* ${title}: ${count} × ${reason}`),
    `* ${title}: handed over at most ${longestOnTheWayMs} ms before the cut, of those not stored`,
    `* ${title}: ${unexplained.length} unexplained ${unexplained.join(', ')}`,
  ];
}

/** Messages twice, late and out of order, on a connection that is cut every five seconds. */
async function storm(database: ThrowawayDatabase, size: number | null): Promise<readonly string[]> {
  const rows: string[] = [];
  const notes: string[] = [];
  for (const open of [openWecom, openDingtalk]) {
    const ground = { folder: database.folder, messages: size ?? MESSAGES };
    const ran = await runStorm(open, { ...ground, databaseUrl: await database.fresh() });
    rows.push(stormRow(ran.platform, ran.tally));
    notes.push(...reasons(ran.platform, ran.tally));
  }
  return [
    '30 % of the messages come twice, late and out of order; the connection is cut every 5 s.',
    '',
    '| platform | said | handed over | stored once | answered once | twice | never | cuts | answer time, median / p99 |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    'What is not handed over had no connection to go to. Of the rest, not stored once and answered once:',
    '',
    ...notes,
  ];
}

/** One of two processes on a bot is killed while members speak. */
async function replicas(database: ThrowawayDatabase): Promise<readonly string[]> {
  const ground = { folder: database.folder, databaseUrl: await database.fresh() };
  const { platform, tally: counted, takenOverMs, holders } = await takeOver(ground);
  const cells = [
    `${(takenOverMs / TAKE_OVER_LIMIT_MS).toFixed(2)}×`,
    holders,
    counted.said,
    counted.said - counted.lostByPlatform,
    counted.storedOnce,
    counted.answeredOnce,
    counted.answeredTwice,
    counted.neverAnswered,
  ];
  return [
    'Two replicas on one WeCom bot; the one that holds the connection is killed (kill -9).',
    '',
    '| takeover to its limit of 15 s | connections before | said | handed over | stored once | answered once | twice | never |',
    '|---|---|---|---|---|---|---|---|',
    `| ${cells.join(' | ')} |`,
    '',
    ...reasons(platform, counted),
  ];
}

function fuzzRow(ran: FuzzTally): string {
  const { path, calls, statuses, serverErrors, genuine, genuineStored, wronglyStored } = ran;
  const told = [...statuses].sort().map(([status, count]) => `${status}: ${count}`);
  const cells = [
    path,
    calls,
    told.join(', '),
    serverErrors.length,
    `${genuineStored} of ${genuine}`,
    wronglyStored.length,
    `${ran.heapRatio.toFixed(3)}×`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Callbacks that no platform sends. */
async function fuzz(
  database: ThrowawayDatabase,
  size: number | null,
  only?: string,
): Promise<readonly string[]> {
  const ground = { folder: database.folder, databaseUrl: await database.fresh() };
  const callsPerPath = size ?? CALLS_PER_PATH;
  const options = { callsPerPath, seed: FUZZ_SEED, ...(only === undefined ? {} : { only }) };
  const ran = await runFuzz(ground, options);
  return [
    'Mutated callbacks; every hundredth is genuine. Heap after a forced collection, end to middle.',
    '',
    '| path | calls | answers | 5xx | genuine stored | wrongly stored | heap |',
    '|---|---|---|---|---|---|---|',
    ...ran.map(fuzzRow),
    '',
    ...ran.flatMap(({ serverErrors }) => [...new Set(serverErrors)].slice(0, 10)),
  ];
}

/**
 * All parts, or one by name; a number behind it sets its size: `channels storm 200`. The end of a path
 * behind that fuzzes it alone: `channels fuzz 20000 dingtalk/card`.
 */
export async function benchChannels(
  only: string | undefined,
  size: string | undefined,
  path: string | undefined,
): Promise<string> {
  const chosen = Object.entries(parts).filter(([name]) => only === undefined || name === only);
  if (chosen.length === 0)
    throw new BenchUsageError(`channels [${Object.keys(parts).join(' | ')}]`);
  const amount = size === undefined ? null : Number(size);
  if (amount !== null && !(Number.isSafeInteger(amount) && amount > 0)) {
    throw new BenchUsageError(`channels ${only ?? ''} <how many>, not ${size ?? ''}`);
  }
  const database = await startThrowawayDatabase();
  try {
    const lines: string[] = [];
    for (const [, run] of chosen) {
      lines.push(...(await run(database, amount, path)), '');
    }
    return lines.join('\n');
  } finally {
    await database.stop();
  }
}
