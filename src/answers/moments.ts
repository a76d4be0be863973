import { dateOf, minuteOfDay, type IsoDate } from '../kernel/dates.js';
import { formatDate } from '../plan/format-figure.js';

/** 7月5日10:20 in Asia/Shanghai, with the year when it is not that of `beside`. */
export function formatMoment(instant: Date, beside: IsoDate): string {
  const minutes = minuteOfDay(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${formatDate(dateOf(instant), beside)}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
