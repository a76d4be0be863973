import type { IsoDate } from '../../kernel/dates.js';

/** A day that was announced to differ from the week's usual: `isWorkday` false for a day off. */
export interface CalendarDay {
  readonly date: IsoDate;
  readonly isWorkday: boolean;
}
