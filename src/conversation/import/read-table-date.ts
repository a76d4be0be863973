import { addDays, makeDate, type IsoDate } from '../../kernel/dates.js';
import { cellWords, type TableCell } from '../../digest/figure-table/figure-table.js';
import { readDate } from '../read-answer-value.js';
import type { Situation } from '../situation.js';

/** Day 0 of the serial numbers by which Excel keeps dates, as it is from March 1900 on. */
const SERIAL_START: IsoDate = '1899-12-30';
/** 1982 to 2063: other numbers are no dates of a plan. */
const SERIALS = { from: 30_000, to: 60_000 };
const NUMERIC = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;

function serialDate(number: number): IsoDate | null {
  const isSerial = Number.isInteger(number) && number >= SERIALS.from && number <= SERIALS.to;
  return isSerial ? addDays(SERIAL_START, number) : null;
}

/** `null`: it names no day that exists. */
export function readTableDate(cell: TableCell, situation: Situation): IsoDate | null {
  if (cell.kind === 'date') return cell.date;
  const words = cellWords(cell).normalize('NFKC').trim();
  const match = NUMERIC.exec(words) ?? COMPACT.exec(words);
  if (match !== null) return makeDate(Number(match[1]), Number(match[2]), Number(match[3]));
  if (/^\d+$/u.test(words)) return serialDate(Number(words));
  return words === '' ? null : readDate(situation, words);
}

const NAMES_A_DAY = /截[至止]|日期|时间|\d月(?:份|底|末)?|年底|季度/u;
/** 1-5月, 截至6月底: of a heading or title, without what else stands there. */
const DAY_WORDS =
  /(?:(?:19|20)\d{2}[年./-])?(?:1[-—–至到])?\d{1,2}(?:月(?:份|底|末)?(?:\d{1,2}日?)?|[./-]\d{1,2})(?:日|底|末)?/u;

/** The day that a title or a heading sets for all rows (截至2023年6月30日); `null` when it sets none. */
export function dayNamedIn(texts: readonly string[], situation: Situation): IsoDate | null {
  for (const text of texts) {
    if (!NAMES_A_DAY.test(text)) continue;
    const words = DAY_WORDS.exec(text.normalize('NFKC').replace(/\s/gu, ''))?.[0];
    const date =
      words === undefined ? null : readTableDate({ kind: 'text', text: words }, situation);
    if (date !== null) return date;
  }
  return null;
}
