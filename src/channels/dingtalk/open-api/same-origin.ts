/** The address, when it lies on the host of `base`. */
export function onHostOf(base: string, address: string): URL | null {
  const url = parseUrl(address);
  const own = parseUrl(base);
  return url !== null && own !== null && url.origin === own.origin && noLogin(url) ? url : null;
}

/** The address, when it is encrypted or lies on the very host of `base`. */
export function httpsOrOnHostOf(base: string, address: string): URL | null {
  return encrypted(address) ?? onHostOf(base, address);
}

/** The same for files, which closed networks serve unencrypted from another port. */
export function httpsOrNextTo(base: string, address: string): URL | null {
  const url = parseUrl(address);
  const own = parseUrl(base);
  const isNear = url !== null && url.hostname === own?.hostname && url.protocol === own.protocol;
  return encrypted(address) ?? (isNear && noLogin(url) ? url : null);
}

function encrypted(address: string): URL | null {
  const url = parseUrl(address);
  return url?.protocol === 'https:' && noLogin(url) ? url : null;
}

function parseUrl(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

function noLogin({ username, password }: URL): boolean {
  return username === '' && password === '';
}
