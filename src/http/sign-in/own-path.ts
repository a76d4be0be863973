/** Longer than any page's address here; it is kept in a cookie meanwhile. */
const MAX_CHARS = 512;
const OWN = 'http://own.invalid';

/**
 * Where a browser may be sent after signing in: a page of this site, never another site, whatever
 * the address in the request says.
 * @returns `/` for everything else.
 */
export function ownPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > MAX_CHARS || !/^\/[!-~]*$/.test(asked)) {
    return '/';
  }
  // Browsers read // and /\ as the beginning of another host.
  const url = URL.canParse(asked, OWN) ? new URL(asked, OWN) : null;
  const isPage = url?.origin === OWN && !/^\/(?:api|login|logout)(?:\/|$)/i.test(url.pathname);
  return isPage && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
}
