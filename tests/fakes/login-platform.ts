import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../src/kernel/errors.js';
import type { SignIn } from '../../src/message/sign-in.js';

const CODE_LIFE_MS = 5 * 60_000;

interface PlatformOptions {
  readonly label: string;
  /** The name under which the code comes back. */
  readonly codeName?: 'code' | 'authCode';
  /** A word in the user agent of the platform's own client. */
  readonly client?: string;
  readonly now: () => Date;
  /** Who works here, besides outsiders; offered on the login page. */
  readonly people: readonly string[];
}

interface Issued {
  readonly userId: string;
  readonly at: Date;
}

/**
 * A chat platform's login over real HTTP, as strict as the real ones: a return address that was not
 * entered is refused, as is a state of odd characters; a code works once, for five minutes.
 */
export class LoginPlatform implements SignIn {
  readonly label: string;
  /** Everything that was asked of the authorize page. */
  readonly asked: URLSearchParams[] = [];
  redeemed = 0;
  /** Who is already signed in at the platform; `null` shows the page to choose. */
  browsingAs: string | null = null;
  isAway = false;
  readonly #options: PlatformOptions;
  readonly #codes = new Map<string, Issued>();
  readonly #returnTo = new Set<string>();
  readonly #server = createServer((request, response) => {
    this.#answer(request, response);
  });

  private constructor(options: PlatformOptions) {
    this.#options = options;
    this.label = options.label;
  }

  static async start(options: PlatformOptions): Promise<LoginPlatform> {
    const platform = new LoginPlatform(options);
    await new Promise<void>((resolve) => platform.#server.listen(0, '127.0.0.1', resolve));
    return platform;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** As an administrator enters the address of the console. */
  register(returnTo: string): void {
    this.#returnTo.add(returnTo);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  isInside(userAgent: string): boolean {
    return this.#options.client !== undefined && userAgent.includes(this.#options.client);
  }

  authorizeUrl({ state, returnTo, isInside }: Parameters<SignIn['authorizeUrl']>[0]): string {
    const query = new URLSearchParams({ redirect_uri: returnTo, state, inside: String(isInside) });
    return `${this.url}/authorize?${query.toString()}`;
  }

  async redeem(code: string): Promise<string | null> {
    this.redeemed += 1;
    const answer = await fetch(`${this.url}/redeem`, { method: 'POST', body: code });
    if (answer.status === 503) throw new AppError('platform', 'the login platform is away');
    return answer.ok ? await answer.text() : null;
  }

  /** A code as the platform gives it to somebody, wherever it then turns up. */
  issue(userId: string): string {
    const code = randomBytes(12).toString('hex');
    this.#codes.set(code, { userId, at: this.#options.now() });
    return code;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url);
    if (this.isAway) end(response, 503);
    else if (request.method === 'POST' && url.pathname === '/redeem') this.#use(request, response);
    else if (url.pathname === '/authorize') this.#authorize(url, response);
    else end(response, 404);
  }

  #authorize(url: URL, response: ServerResponse): void {
    const query = url.searchParams;
    this.asked.push(query);
    const returnTo = query.get('redirect_uri') ?? '';
    const state = query.get('state') ?? '';
    if (!this.#returnTo.has(returnTo) || !/^[A-Za-z0-9]{16,128}$/.test(state)) {
      end(response, 400, '<p>redirect_uri 或 state 不正确</p>');
      return;
    }
    const userId = query.get('user') ?? this.browsingAs;
    if (userId === null) {
      const links = [...this.#options.people, ''].map((name) => {
        const choice = new URLSearchParams(query);
        choice.set('user', name);
        return `<li><a href="/authorize?${choice.toString()}">${name || '取消'}</a></li>`;
      });
      end(response, 200, `<h1>${this.label}登录</h1><ul>${links.join('')}</ul>`);
      return;
    }
    const back = new URL(returnTo);
    if (userId !== '') {
      back.searchParams.set(this.#options.codeName ?? 'code', this.issue(userId));
    }
    back.searchParams.set('state', state);
    response.writeHead(302, { Location: back.href }).end();
  }

  #use(request: IncomingMessage, response: ServerResponse): void {
    let code = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (code += chunk));
    request.on('end', () => {
      const issued = this.#codes.get(code);
      this.#codes.delete(code);
      const ageMs = this.#options.now().getTime() - (issued?.at.getTime() ?? 0);
      const isGood = issued !== undefined && ageMs <= CODE_LIFE_MS;
      const isMember = isGood && this.#options.people.includes(issued.userId);
      end(response, isMember ? 200 : 400, isMember ? issued.userId : '');
    });
  }
}

function end(response: ServerResponse, status: number, body = ''): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(
    body === ''
      ? ''
      : body.startsWith('<')
        ? `<!doctype html><link rel="icon" href="data:,">${body}`
        : body,
  );
}
