/**
 * One value of a query as the platform sent it, decoded once. A plus sign stays one: the encrypted text
 * is base64, and a form decoder would make spaces of it.
 * @returns an empty text when it is missing or cannot be decoded
 */
export function queryValue(rawQuery: string, name: string): string {
  for (const pair of rawQuery.split('&')) {
    const end = pair.indexOf('=');
    if (end < 0 || pair.slice(0, end) !== name) continue;
    try {
      return decodeURIComponent(pair.slice(end + 1));
    } catch {
      return '';
    }
  }
  return '';
}
