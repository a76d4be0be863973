import { fromWall, toWall } from './shanghai-time.js';

export interface ClockStep {
  readonly label: string;
  /** @returns the new instant as ISO 8601. */
  readonly from: (now: string) => string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OPENING_HOUR = 9;
const CLOSING_HOUR = 17;

function at(year: number, month: number, day: number, hour: number): string {
  return fromWall(new Date(Date.UTC(year, month, day, hour)));
}

function nextMonday(now: string): string {
  const wall = toWall(now);
  const days = (8 - wall.getUTCDay()) % 7 || 7;
  return at(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() + days, OPENING_HOUR);
}

/** The afternoon of the month's last day, or of the next month's when that has passed. */
function monthEnd(now: string): string {
  const wall = toWall(now);
  const ends = [1, 2].map((months) =>
    at(wall.getUTCFullYear(), wall.getUTCMonth() + months, 0, CLOSING_HOUR),
  );
  return ends.find((end) => toWall(end) > wall) ?? now;
}

export const clockSteps: readonly ClockStep[] = [
  { label: '+1小时', from: (now) => fromWall(new Date(toWall(now).getTime() + HOUR_MS)) },
  { label: '+1天', from: (now) => fromWall(new Date(toWall(now).getTime() + DAY_MS)) },
  { label: '下周一', from: nextMonday },
  { label: '月底', from: monthEnd },
];
