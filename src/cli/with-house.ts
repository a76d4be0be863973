import { loadConfig } from '../config.js';
import { openHouse, type House } from '../wire.js';
import { printLine, type CommandContext } from './command-context.js';

/** Opens the database for one command, beside a serving process if there is one, and closes it. */
export async function withHouse<Result>(
  context: CommandContext,
  work: (house: House) => Promise<Result>,
): Promise<Result> {
  const progress = (line: string): void => {
    printLine(context.stderr, line);
  };
  const house = await openHouse(loadConfig(context.env), { purpose: 'command', progress });
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}
