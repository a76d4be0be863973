import { parseIsoDate } from '../kernel/dates.js';
import { announcedYears } from '../plan/calendar/announced-years.js';
import type { CalendarDay } from '../plan/calendar/calendar-day.js';
import { createWorkCalendar, type WorkCalendar } from '../plan/calendar/work-calendar.js';
import type { Database } from './connect.js';
import { inStatement, inTransaction } from './transaction.js';

/** The work calendar with the days that were imported, by this process or by another one. */
export class LiveCalendar {
  #known: WorkCalendar = createWorkCalendar();
  #read = '';

  constructor(private readonly database: Database) {}

  /** Always the newest that was read: it may be kept. */
  readonly current: WorkCalendar = {
    isWorkday: (date) => this.#known.isWorkday(date),
    isReminderDay: (date) => this.#known.isReminderDay(date),
    knows: (year) => this.#known.knows(year),
  };

  async refresh(): Promise<void> {
    const days = await this.days();
    const read = JSON.stringify(days);
    if (read === this.#read) return;
    this.#read = read;
    this.#known = createWorkCalendar(days);
  }

  /** All that were imported, rising. */
  async days(): Promise<readonly CalendarDay[]> {
    const rows = await inStatement(this.database, 'reading the calendar', () =>
      this.database.calendarDay.findMany({ orderBy: { date: 'asc' } }),
    );
    return rows.flatMap(({ date, isWorkday }) => {
      const day = parseIsoDate(date.toISOString().slice(0, 10));
      return day === null ? [] : [{ date: day, isWorkday }];
    });
  }

  /**
   * A year that is announced again replaces what was imported of it before; of other years only the days
   * themselves are.
   * @returns the years that were replaced
   */
  async importDays(days: readonly CalendarDay[]): Promise<readonly number[]> {
    const years = announcedYears(days);
    await inTransaction(this.database, 'importing holidays', async (tx) => {
      for (const year of years) {
        const from = new Date(Date.UTC(year, 0, 1));
        const to = new Date(Date.UTC(year, 11, 31));
        await tx.calendarDay.deleteMany({ where: { date: { gte: from, lte: to } } });
      }
      const byDate = new Map(days.map(({ date, isWorkday }) => [date, isWorkday]));
      const data = [...byDate].map(([date, isWorkday]) => ({
        date: new Date(`${date}T00:00:00Z`),
        isWorkday,
      }));
      await tx.calendarDay.deleteMany({ where: { date: { in: data.map(({ date }) => date) } } });
      await tx.calendarDay.createMany({ data });
    });
    await this.refresh();
    return years;
  }
}
