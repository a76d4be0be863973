import { AppError } from '../kernel/errors.js';
import { readHolidayFile } from '../plan/calendar/read-holiday-file.js';
import { LIBRARY_YEARS } from '../plan/calendar/work-calendar.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_OK } from './exit-codes.js';
import { holidaysTexts } from './holidays-texts.js';
import { readUserFile } from './read-user-file.js';
import { withHouse } from './with-house.js';

/** A year has some forty announced days; more than this is another file. */
const MAX_BYTES = 100_000;

/**
 * `zhanbao holidays import`: announced days off and moved working days. One line that cannot be read and
 * nothing is stored.
 */
export async function holidaysImportCommand(
  file: string,
  context: CommandContext,
): Promise<number> {
  const content = await readUserFile(file);
  if (content.length > MAX_BYTES) throw refused(holidaysTexts.tooLarge);
  const { days, problems } = readHolidayFile(content.toString('utf8'));
  if (problems.length > 0) throw refused(holidaysTexts.problems(problems));
  if (days.length === 0) throw refused(holidaysTexts.empty);
  return withHouse(context, async ({ calendar }) => {
    const years = await calendar.importDays(days);
    printLine(context.stdout, holidaysTexts.imported(years, days));
    return EXIT_OK;
  });
}

/** `zhanbao holidays list` */
export async function holidaysListCommand(
  options: { readonly json: boolean },
  context: CommandContext,
): Promise<number> {
  return withHouse(context, async ({ calendar }) => {
    const days = await calendar.days();
    if (options.json) {
      printLine(context.stdout, JSON.stringify({ builtIn: LIBRARY_YEARS, imported: days }));
      return EXIT_OK;
    }
    printLine(context.stdout, holidaysTexts.builtIn(LIBRARY_YEARS.first, LIBRARY_YEARS.last));
    for (const line of holidaysTexts.days(days)) printLine(context.stdout, line);
    return EXIT_OK;
  });
}

function refused(userText: string): AppError {
  return new AppError('input-invalid', 'the list of holidays cannot be taken', { userText });
}
