/**
 * Wall-clock time in Asia/Shanghai (always UTC+8), worked on as a Date whose UTC fields hold the
 * local ones, so that the visitor's own time zone never matters.
 */

const OFFSET_MS = 8 * 3_600_000;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

export function toWall(iso: string): Date {
  return new Date(new Date(iso).getTime() + OFFSET_MS);
}

/** ISO 8601 at +08:00. */
export function fromWall(wall: Date): string {
  return wall.toISOString().replace('Z', '+08:00');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

export function timeText(iso: string): string {
  const wall = toWall(iso);
  return `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
}

export function dayText(iso: string): string {
  const wall = toWall(iso);
  return `${wall.getUTCMonth() + 1}月${wall.getUTCDate()}日`;
}

export function weekdayText(iso: string): string {
  return `周${WEEKDAYS[toWall(iso).getUTCDay()] ?? ''}`;
}

export function yearText(iso: string): string {
  return `${toWall(iso).getUTCFullYear()}年`;
}

/** `7月5日` of a plain date such as `2023-07-05`. */
export function dateText(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

/** Value for an `<input type="datetime-local">`. */
export function inputValue(iso: string): string {
  return toWall(iso).toISOString().slice(0, 16);
}

/** The instant that such an input means, or `null` when it is empty or not a time. */
export function fromInputValue(value: string): string | null {
  // Browsers' own reading is lenient: it makes a year of an empty text.
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value)) {
    return null;
  }
  const wall = new Date(`${value}:00Z`);
  return Number.isNaN(wall.getTime()) ? null : fromWall(wall);
}
