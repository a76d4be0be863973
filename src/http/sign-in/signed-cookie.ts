import { hkdfSync } from 'node:crypto';
import type { Context } from 'koa';
import { z } from 'zod';
import { AppError } from '../../kernel/errors.js';
import type { ConsoleDeps } from '../http-deps.js';

/** A shorter one could be found by trying, from one cookie, without asking this server. */
const MIN_SECRET_BYTES = 16;
const KEY_BYTES = 32;

/**
 * What cookies are signed with: a key of its own purpose, so that nothing signed elsewhere with the
 * same secret passes for a cookie.
 */
export function cookieKeys(deps: Pick<ConsoleDeps, 'secret'> | null): string[] {
  if (deps === null) return [];
  if (Buffer.byteLength(deps.secret) < MIN_SECRET_BYTES) {
    throw new AppError('config', 'the secret for cookies is too short');
  }
  const key = hkdfSync('sha256', deps.secret, '', 'zhanbao console cookies', KEY_BYTES);
  return [Buffer.from(key).toString('hex')];
}

export interface CookieOptions<Value> {
  readonly name: string;
  readonly schema: z.ZodType<Value>;
  readonly maxAgeMs: number;
  /** Only over https. */
  readonly isSecure: boolean;
  readonly now: () => Date;
}

/** A value that a browser keeps for us, signed, for a limited time, out of reach of its scripts. */
export class SignedCookie<Value> {
  readonly #options: CookieOptions<Value>;
  readonly #name: string;
  readonly #schema;

  constructor(options: CookieOptions<Value>) {
    this.#options = options;
    // The prefix keeps other hosts of the same domain from planting a cookie of theirs.
    this.#name = options.isSecure ? `__Host-${options.name}` : options.name;
    this.#schema = z.strictObject({ value: options.schema, issuedAtMs: z.number() });
  }

  /** @returns `null` when there is none, it was not signed here, or its time is over. */
  read(context: Context): Value | null {
    const text = this.#jar(context).get(this.#name, { signed: true });
    if (text === undefined) return null;
    const kept = this.#schema.safeParse(parse(text)).data;
    if (kept === undefined) return null;
    // The browser forgets too, but need not be one.
    const ageMs = this.#options.now().getTime() - kept.issuedAtMs;
    return ageMs < this.#options.maxAgeMs ? kept.value : null;
  }

  write(context: Context, value: Value): void {
    const kept = { value, issuedAtMs: this.#options.now().getTime() };
    const text = Buffer.from(JSON.stringify(kept)).toString('base64url');
    this.#set(context, text, { maxAge: this.#options.maxAgeMs });
  }

  clear(context: Context): void {
    this.#set(context, '', {});
  }

  #set(context: Context, text: string, more: { readonly maxAge?: number }): void {
    this.#jar(context).set(this.#name, text, {
      ...{ signed: true, httpOnly: true, sameSite: 'lax', path: '/', overwrite: true },
      ...more,
    });
  }

  #jar({ cookies }: Context): Context['cookies'] {
    // Behind a proxy the request itself does not show that the browser speaks https.
    cookies.secure = this.#options.isSecure;
    return cookies;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
