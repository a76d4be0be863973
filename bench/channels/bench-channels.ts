import { openDingtalk, openWecom } from './chat-platform.js';
import type { ChatPlatform } from './chat-platform.js';
import { runStorm } from './run-storm.js';
import type { Tally } from './tally.js';
import type { ThrowawayDatabase } from './throwaway-database.js';
import { startThrowawayDatabase } from './throwaway-database.js';

const MESSAGES = 1000;

type Part = (database: ThrowawayDatabase, size: number | null) => Promise<readonly string[]>;

const parts: Readonly<Record<string, Part>> = { storm };

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

function stormRow({ title, answerLimit }: ChatPlatform, counted: Tally): string {
  const cells = [
    title,
    counted.said,
    counted.lostByPlatform,
    counted.storedOnce,
    counted.answeredOnce,
    counted.answeredTwice,
    counted.neverAnswered,
    counted.cuts,
    `${percent(counted.medianRatio)} / ${percent(counted.p99Ratio)} of ${answerLimit}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function reasons({ title }: ChatPlatform, { explained, unexplained }: Tally): readonly string[] {
  return [
    ...[...explained].map(([reason, count]) => `* ${title}: ${count} × ${reason}`),
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
    '| platform | sent | lost by the platform, no connection | stored once | answered once | twice | never | cuts | answer time, median / p99 |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    'Not stored once and answered once, without what the platform lost:',
    '',
    ...notes,
  ];
}

/** All parts, or one by name; a number behind it sets its size: `channels storm 200`. */
export async function benchChannels(
  only: string | undefined,
  size: string | undefined,
): Promise<string> {
  const chosen = Object.entries(parts).filter(([name]) => only === undefined || name === only);
  const database = await startThrowawayDatabase();
  try {
    const lines: string[] = [];
    for (const [, run] of chosen) {
      lines.push(...(await run(database, size === undefined ? null : Number(size))), '');
    }
    return lines.join('\n');
  } finally {
    await database.stop();
  }
}
