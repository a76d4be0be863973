const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** An instant as the API writes it: ISO 8601 at +08:00. */
export function instantText(instant: Date): string {
  const shifted = new Date(instant.getTime() + SHANGHAI_OFFSET_MS);
  return shifted.toISOString().replace('Z', '+08:00');
}
