import { describe, expect, it } from 'vitest';
import { nextStep, type PublicationState } from '../../../../src/digest/schedule/next-step.js';
import { DEFAULT_SCHEDULE } from '../../../../src/digest/schedule/plan-schedule.js';
import {
  bulletinPublications,
  isoWeekKey,
  weeklyPublications,
} from '../../../../src/digest/schedule/publications.js';
import { createWorkCalendar } from '../../../../src/plan/calendar/work-calendar.js';

const calendar = createWorkCalendar();
const YEAR = { from: '2023-01-01', to: '2023-12-31' } as const;

function weekly(states: Readonly<Record<string, PublicationState>> = {}, needsConsent = false) {
  return (now: string, since = '2023-01-01T00:00:00+08:00') =>
    nextStep(
      {
        publications: weeklyPublications(calendar, DEFAULT_SCHEDULE.weekly, YEAR),
        since: new Date(since),
        needsConsent,
        stateOf: ({ key }) => states[key] ?? null,
        seenAt: ({ dueAt }) => new Date(dueAt.getTime() - 3_600_000),
      },
      calendar,
      new Date(now),
    );
}

describe('weeks', () => {
  it('are named by ISO 8601', () => {
    expect(isoWeekKey('2022-12-26')).toBe('2022-W52');
    expect(isoWeekKey('2023-01-02')).toBe('2023-W01');
    expect(isoWeekKey('2020-12-28')).toBe('2020-W53');
  });

  it('have one digest each on the last working day from Monday to Friday, or none', () => {
    const all = weeklyPublications(calendar, DEFAULT_SCHEDULE.weekly, YEAR);
    const days = new Map(all.map(({ key, days: { to } }) => [key, to]));
    expect(days.get('2023-W25')).toBe('2023-06-21');
    expect(days.get('2023-W26')).toBe('2023-06-30');
    expect(days.has('2023-W04')).toBe(false);
    expect(days.has('2023-W40')).toBe(false);
    expect(all).toHaveLength(51);
    expect(all.find(({ key }) => key === '2023-W27')?.dueAt).toEqual(
      new Date('2023-07-07T16:00:00+08:00'),
    );
  });

  it('keep a chosen weekday, or the working day before it', () => {
    const thursday = weeklyPublications(calendar, { ...DEFAULT_SCHEDULE.weekly, weekday: 4 }, YEAR);
    const days = new Map(thursday.map(({ key, days: { to } }) => [key, to]));
    expect(days.get('2023-W27')).toBe('2023-07-06');
    expect(days.get('2023-W25')).toBe('2023-06-21');
    const monday = weeklyPublications(calendar, { ...DEFAULT_SCHEDULE.weekly, weekday: 1 }, YEAR);
    // 1 May 2023 to 3 May were off.
    expect(monday.find(({ key }) => key === '2023-W18')?.days.to).toBe('2023-05-04');
  });
});

describe('months', () => {
  it('have a bulletin in the month after, and a summary for each half year', () => {
    const all = bulletinPublications(calendar, DEFAULT_SCHEDULE.bulletin, YEAR);
    expect(all.map(({ kind, key }) => `${kind} ${key}`).slice(0, 8)).toEqual([
      'half-year 2022-H2',
      'bulletin 2023-01',
      'bulletin 2023-02',
      'bulletin 2023-03',
      'bulletin 2023-04',
      'bulletin 2023-05',
      'half-year 2023-H1',
      'bulletin 2023-07',
    ]);
    const half = all.find(({ key }) => key === '2023-H1');
    expect(half?.days).toEqual({ from: '2023-01-01', to: '2023-06-30' });
    expect(half?.dueAt).toEqual(new Date('2023-07-07T16:00:00+08:00'));
  });
});

describe('what is to be done', () => {
  const step = weekly();

  it('is a preview in the hour before, then the digest', () => {
    expect(step('2023-07-07T14:59:00+08:00', '2023-07-03T00:00:00+08:00')).toBe(null);
    const fresh = '2023-07-03T00:00:00+08:00';
    expect(step('2023-07-07T15:00:00+08:00', fresh)).toMatchObject({
      kind: 'preview',
      publication: { key: '2023-W27' },
    });
    expect(weekly({ '2023-W27': 'previewed' })('2023-07-07T15:30:00+08:00', fresh)).toBe(null);
    expect(weekly({ '2023-W27': 'previewed' })('2023-07-07T16:00:30+08:00', fresh)).toMatchObject({
      kind: 'publish',
      isLate: false,
      joined: [],
    });
  });

  it.each(['published', 'skipped'] as const)('is nothing once it was %s', (state) => {
    const done = weekly({ '2023-W27': state });
    expect(done('2023-07-07T16:00:30+08:00', '2023-07-03T00:00:00+08:00')).toBe(null);
    expect(done('2023-07-12T10:00:00+08:00', '2023-07-03T00:00:00+08:00')).toBe(null);
  });

  it('joins a week without a working day to the next', () => {
    const states = { '2023-W39': 'published' } as const;
    expect(weekly(states)('2023-10-13T16:01:00+08:00', '2023-09-25T00:00:00+08:00')).toMatchObject({
      kind: 'publish',
      joined: [],
      publication: { key: '2023-W41', days: { from: '2023-10-02', to: '2023-10-13' } },
    });
  });

  it('makes up what was missed once, the newest with the days of the others, in working hours', () => {
    const states = { '2023-W25': 'published' } as const;
    const since = '2023-06-19T00:00:00+08:00';
    expect(weekly(states)('2023-07-08T09:00:00+08:00', since)).toBe(null);
    expect(weekly(states)('2023-07-10T08:00:00+08:00', since)).toBe(null);
    expect(weekly(states)('2023-07-10T08:30:00+08:00', since)).toMatchObject({
      kind: 'publish',
      isLate: true,
      joined: ['2023-W26'],
      publication: { key: '2023-W27', days: { from: '2023-06-26' } },
    });
  });

  it('asks for consent once, and waits', () => {
    const since = '2023-07-03T00:00:00+08:00';
    const asked = weekly({ '2023-W27': 'previewed' }, true);
    expect(asked('2023-07-07T16:00:00+08:00', since)).toMatchObject({ kind: 'chase' });
    const chased = weekly({ '2023-W27': 'chased' }, true);
    expect(chased('2023-07-10T10:00:00+08:00', since)).toBe(null);
    expect(chased('2023-07-14T15:00:00+08:00', since)).toMatchObject({
      kind: 'preview',
      joined: ['2023-W27'],
      publication: { days: { from: '2023-07-03' } },
    });
  });

  it('is not what was due before there was anybody to tell', () => {
    expect(step('2023-07-10T10:00:00+08:00', '2023-07-08T00:00:00+08:00')).toBe(null);
  });
});
