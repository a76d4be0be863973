/** The address, when it lies on the host of `base`. */
export function onHostOf(base: string, address: string): URL | null {
  const url = parseUrl(address);
  const own = parseUrl(base);
  return url !== null && own !== null && url.origin === own.origin && noLogin(url) ? url : null;
}

/** The address, when it is encrypted or lies on the host of `base`, as in a closed network. */
export function httpsOrOnHostOf(base: string, address: string): URL | null {
  const url = parseUrl(address);
  if (url?.protocol === 'https:' && noLogin(url)) return url;
  return onHostOf(base, address);
}

function parseUrl(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

function noLogin({ username, password }: URL): boolean {
  return username === '' && password === '';
}
