/** What a 429 without a wish of its own is taken to ask for. */
const UNSAID_MS = 30_000;

/** How long `Retry-After` (seconds, or a date of HTTP) asks to wait, in milliseconds from `now`. */
export function retryAfterMs(header: string | null, now: Date): number {
  if (header === null) return UNSAID_MS;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? UNSAID_MS : Math.max(0, at - now.getTime());
}
