import { readDeliveries, type DeliveryReport } from '../store/outbox/read-deliveries.js';
import { printLine, type CommandContext } from './command-context.js';
import { deliveriesTexts } from './deliveries-texts.js';
import { EXIT_OK } from './exit-codes.js';
import { withHouse } from './with-house.js';

/** More than a screen, and still to be read. */
const MOST_FAILURES = 50;

function linesOf({ counts, oldestWaiting, brokenGroups, failures }: DeliveryReport): string[] {
  if (counts.length === 0) return [deliveriesTexts.nothing];
  return [
    deliveriesTexts.counts,
    ...counts.map(deliveriesTexts.count),
    ...(oldestWaiting === null ? [] : [deliveriesTexts.oldest(oldestWaiting)]),
    ...(brokenGroups.length === 0 ? [] : [deliveriesTexts.brokenGroups]),
    ...brokenGroups.map(deliveriesTexts.brokenGroup),
    failures.length === 0 ? deliveriesTexts.noFailures : deliveriesTexts.failures(failures.length),
    ...failures.map(deliveriesTexts.failure),
  ];
}

/** `zhanbao deliveries`: what waits, what did not arrive and why, without a word of any message. */
export async function deliveriesCommand(
  options: { readonly json: boolean },
  context: CommandContext,
): Promise<number> {
  return withHouse(context, async ({ apart }) => {
    const report = await readDeliveries(apart, MOST_FAILURES);
    const lines = options.json ? [JSON.stringify(report)] : linesOf(report);
    for (const line of lines) printLine(context.stdout, line);
    return EXIT_OK;
  });
}
