import type { IsoDate } from '../kernel/dates.js';
import type { DecimalText } from '../kernel/decimal.js';
import type { Indicator } from '../plan/model.js';
import { readDates } from '../understanding/dates/read-dates.js';
import { normalizeText } from '../understanding/text/normalize.js';
import { understand } from '../understanding/understand.js';
import type { Understanding } from '../understanding/understanding.js';
import type { Situation } from './situation.js';

/** A short answer is read as the sentence that it stands for, so that it may be written as freely. */
function read(situation: Situation, text: string): Understanding {
  const sender = { unit: null, role: 'liaison' as const };
  return understand({ text, now: situation.now, sender, context: [] }, situation.lexicon);
}

/** 90家, 7.9亿, 九十: a figure of a known indicator, or `null`. */
export function readFigure(
  situation: Situation,
  indicator: Indicator,
  value: string,
): { readonly value: DecimalText; readonly approx: boolean } | null {
  const number = value.replace(/^(?:成|为|到|是)/u, '').trim();
  const withUnit = /[\d零一二三四五六七八九十]$/u.test(number) ? number + indicator.unit : number;
  const { facts } = read(situation, `目前累计${indicator.shortName}${withUnit}`);
  const fact = facts.find(({ indicatorId }) => indicatorId === indicator.id);
  return fact === undefined ? null : { value: fact.value, approx: fact.approx };
}

/** 6月底, 上周五, 2023-06-30: a day, or `null` when it names none that exists. */
export function readDate(situation: Situation, date: string): IsoDate | null {
  const text = normalizeText(`截至${date.replace(/^(?:截至|成|为|到)/u, '')}`).text;
  const [named] = readDates(text, situation.now);
  return named === undefined || named.doubt === 'impossible-date' ? null : named.asOf;
}
