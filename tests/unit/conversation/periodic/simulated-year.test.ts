import { beforeAll, describe, expect, it } from 'vitest';
import type { Posting } from '../../../../src/conversation/workspace.js';
import {
  addDays,
  dateOf,
  instantAt,
  minuteOfDay,
  weekStart,
  type IsoDate,
} from '../../../../src/kernel/dates.js';
import {
  createWorkCalendar,
  lastWorkdayOfWeek,
} from '../../../../src/plan/calendar/work-calendar.js';
import { Conversation, GROUP, type Pushed } from '../../../fakes/conversation.js';
import { quickPainter } from '../../../fakes/quick-painter.js';
import { samplePlan } from '../../../fakes/sample-plan.js';

/** One thing that the clock brought about. */
interface Event extends Pushed {
  readonly at: Date;
}

const YEAR = { from: '2023-01-02', to: '2023-12-31' } as const;
const OFFICE = '专班办公室';
/** Nothing runs on these days: over a Friday, over a whole week, over a day without a digest. */
const OUTAGES: readonly (readonly [IsoDate, IsoDate])[] = [
  ['2023-03-10', '2023-03-12'],
  ['2023-05-15', '2023-05-24'],
  ['2023-08-08', '2023-08-08'],
];
/** What the clock is looked at in minutes of the day, working hours and not. */
const LOOKS = [0, 300, 510, 540, 570, 571, 660, 780, 900, 901, 960, 961, 1050, 1110, 1320];
const calendar = createWorkCalendar();

/** A small generator of our own, so that the year is the same at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function isOut(date: IsoDate): boolean {
  return OUTAGES.some(([from, to]) => from <= date && date <= to);
}

const { units } = samplePlan();
const people: Record<string, readonly Posting[]> = {
  主任: [{ unit: OFFICE, role: 'office' }],
  ...Object.fromEntries(
    units.map(({ name }) => [name, [{ unit: name, role: 'liaison' as const }]]),
  ),
};

let talk: Conversation;
const events: Event[] = [];
/** Every figure that was reported is a value of its own, so that it can be found again. */
const reported: string[] = [];
/** Unit and week of each zero report, with its moment. */
const zeroReports = new Map<string, Date>();

async function look(date: IsoDate, minute: number): Promise<void> {
  const at = instantAt(date, 0, minute);
  const pushed = await talk.tick(at.toISOString());
  events.push(...pushed.map((one) => ({ ...one, at })));
}

/** What liaisons say on a day: before or after the reminder, some too late, some never. */
async function speak(date: IsoDate, random: () => number, count: { value: number }): Promise<void> {
  if (!calendar.isWorkday(date)) return;
  for (const { name } of units) {
    const chance = random();
    if (chance > 0.22) continue;
    const at = instantAt(date, 0, 545 + Math.floor(random() * 480)).toISOString();
    if (name === '县科工信局' && count.value < 60) {
      count.value += 1;
      reported.push(`${count.value}家`);
      await talk.report(name, `截至今天高企${count.value}家`, at);
    } else {
      await talk.report(name, '本周无变化', at);
      const week = `${name} ${weekStart(date)}`;
      if (!zeroReports.has(week)) zeroReports.set(week, new Date(at));
    }
  }
}

beforeAll(async () => {
  talk = await Conversation.open(people);
  talk.pictures = quickPainter;
  const random = numbers(7);
  const count = { value: 10 };
  for (let date: IsoDate = YEAR.from; date <= YEAR.to; date = addDays(date, 1)) {
    if (isOut(date)) continue;
    for (const minute of LOOKS.filter((one) => one < 545)) await look(date, minute);
    await speak(date, random, count);
    for (const minute of LOOKS.filter((one) => one >= 545)) await look(date, minute);
  }
}, 300_000);

function digests(): readonly Event[] {
  return events.filter(({ to, text }) => to === GROUP && text.includes('【周报】'));
}

function reminders(): readonly Event[] {
  return events.filter(({ text }) => text.includes('同一期只提醒这一次'));
}

describe('a year of one plan with 16 units', () => {
  it('has the units that the plan names', () => {
    expect(units).toHaveLength(16);
  });

  it('brings one digest a week at 16:00 of its last working day, outages aside', () => {
    const due: string[] = [];
    for (let monday = weekStart(YEAR.from); monday <= YEAR.to; monday = addDays(monday, 7)) {
      const day = lastWorkdayOfWeek(calendar, monday);
      if (day !== null && !isOut(day)) due.push(`${day} 960`);
    }
    // The outage of March ends on a Sunday, that of May on a Thursday that is followed by its own digest.
    due.push('2023-03-13 510', '2023-05-25 510');
    const seen = digests().map(({ at }) => `${dateOf(at)} ${minuteOfDay(at)}`);
    expect([...seen].sort()).toEqual([...due].sort());
  });

  it('leaves no day out of the digests and tells none twice', () => {
    const periods = talk.store
      .read(talk.workspaceId)
      .ledger.flatMap(({ event }) => (event.kind === 'digest-published' ? [event.period] : []));
    let next: IsoDate = YEAR.from;
    for (const { from, to } of periods) {
      expect(from).toBe(next);
      next = addDays(weekStart(to), 7);
    }
    expect(next > '2023-12-25').toBe(true);
  });

  it('tells every figure that was confirmed as news once', () => {
    const texts = digests().map(({ text }) => text);
    const first = reported.length > 0 ? 1 : 0;
    expect(first).toBe(1);
    const told = texts.flatMap((text) =>
      [...text.matchAll(/高新技术企业 (\S+?)→(\d+家)/gu)].map(([, before, after]) => ({
        before,
        after,
      })),
    );
    expect(new Set(told.map(({ after }) => after)).size).toBe(told.length);
    told.slice(1).forEach(({ before }, index) => {
      expect(before).toBe(told[index]?.after);
    });
    expect(told.at(-1)?.after).toBe(reported.at(-1));
  });

  it('reminds nobody more than once a week, and only in working hours', () => {
    const seen = new Set<string>();
    for (const { to, at } of reminders()) {
      const name = `${to} ${weekStart(dateOf(at))}`;
      expect(seen.has(name), name).toBe(false);
      seen.add(name);
      expect(calendar.isWorkday(dateOf(at))).toBe(true);
      expect(minuteOfDay(at)).toBeGreaterThanOrEqual(510);
      expect(minuteOfDay(at)).toBeLessThan(1080);
      const zero = zeroReports.get(name);
      expect(zero === undefined || zero > at, `${name} had reported`).toBe(true);
    }
    expect(zeroReports.size).toBeGreaterThan(300);
    expect(seen.size).toBeGreaterThan(120);
  });

  it('shows the office each digest before it goes out, and asks once for each bulletin', () => {
    const shown = events.filter(({ to, text }) => to === '主任' && text.startsWith('【预览】'));
    const weekly = shown.filter(({ text }) => text.includes('》周报'));
    expect(weekly).toHaveLength(digests().length - 2);
    const chased = events.filter(({ text }) => text.includes('正等您确认'));
    expect(chased.length).toBeGreaterThanOrEqual(10);
    expect(new Set(chased.map(({ at }) => at.toISOString().slice(0, 7))).size).toBe(chased.length);
    expect(events.some(({ to, text }) => to === GROUP && text.includes('【通报】'))).toBe(false);
  });
});
