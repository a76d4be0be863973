import { monthEnd, parseIsoDate, type DateRange } from '../kernel/dates.js';
import { AppError } from '../kernel/errors.js';
import type { Lexicon } from '../plan/lexicon.js';
import { understand } from '../understanding/understand.js';
import { exportTexts } from './export-texts.js';

/** Written as a date or two: what is wrong with it must not be guessed around. */
const DIGITS = /^[\d.-]+$/u;

function inDigits(text: string): DateRange | null {
  const month = parseIsoDate(`${text}-01`);
  if (month !== null) return { from: month, to: monthEnd(month) };
  const [first = '', last = ''] = text.split('..');
  const from = parseIsoDate(first);
  const to = parseIsoDate(last);
  return from === null || to === null || to < from ? null : { from, to };
}

/** As the same words name a period in chat: 6月, 上半年, 第二季度. */
function inWords(text: string, lexicon: Lexicon, now: Date): DateRange | null {
  const sender = { unit: null, role: 'office' as const };
  const input = { text: `导出${text}台账`, now, sender, context: [] };
  return understand(input, lexicon).query?.period ?? null;
}

/**
 * The days that `--period` names.
 * @throws AppError `input-invalid` when it names none
 */
export function readPeriodOption(text: string, lexicon: Lexicon, now: Date): DateRange {
  const given = text.trim();
  const period = DIGITS.test(given) ? inDigits(given) : inWords(given, lexicon, now);
  if (period !== null) return period;
  throw new AppError('input-invalid', 'no period in these words', {
    userText: exportTexts.noSuchPeriod(text),
  });
}
