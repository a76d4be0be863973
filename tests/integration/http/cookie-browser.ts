/** Keeps cookies as a browser does, and follows redirects only when told. */
export class CookieBrowser {
  readonly cookies = new Map<string, string>();
  readonly #own: string;

  constructor(
    ownUrl: string,
    readonly userAgent = 'Mozilla/5.0',
  ) {
    this.#own = ownUrl;
  }

  async go(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.#own);
    const isOwn = url.origin === new URL(this.#own).origin;
    const headers = new Headers(init.headers);
    headers.set('User-Agent', this.userAgent);
    if (isOwn && this.cookies.size > 0) headers.set('Cookie', this.cookieHeader());
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    if (isOwn)
      answer.headers.getSetCookie().forEach((line) => {
        this.#keep(line);
      });
    return answer;
  }

  /** Goes on until something is shown. */
  async follow(address: string): Promise<{ readonly url: URL; readonly answer: Response }> {
    let url = new URL(address, this.#own);
    for (let steps = 0; steps < 8; steps += 1) {
      const answer = await this.go(url.href);
      const location = answer.headers.get('location');
      if (location === null) return { url, answer };
      url = new URL(location, url);
    }
    throw new Error('redirects go round in circles');
  }

  async json<View>(path: string): Promise<View> {
    return (await (await this.go(path)).json()) as View;
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const expires = /expires=([^;]+)/i.exec(line)?.[1];
    if (expires !== undefined && Date.parse(expires) <= Date.now()) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(name.length + 1));
  }
}
