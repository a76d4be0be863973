import type { Context } from 'koa';
import { z } from 'zod';
import { refusalFor } from '../../answers/access.js';
import type { Asker } from '../../answers/answer.js';
import type { ConsoleDeps, MemberAndView } from '../http-deps.js';
import { askerOf } from '../../conversation/asker-of.js';
import { SignedCookie } from './signed-cookie.js';

/** A working day. */
const SESSION_MS = 12 * 3_600_000;

const accountSchema = z.strictObject({ channel: z.string(), userId: z.string() });
export type SignedInAccount = z.infer<typeof accountSchema>;

/** A person whom the console is shown to, as he stands at this moment. */
export interface Visitor extends MemberAndView {
  readonly asker: Asker;
  /** By which he came. */
  readonly account: SignedInAccount;
}

/**
 * Who is signed in. The cookie says only by which account; whether it still belongs to somebody who
 * may read is looked up at every request.
 */
export class Sessions {
  readonly #deps: ConsoleDeps;
  readonly #cookie: SignedCookie<SignedInAccount>;

  constructor(deps: ConsoleDeps, isSecure: boolean) {
    this.#deps = deps;
    this.#cookie = new SignedCookie({
      name: 'zhanbao-session',
      schema: accountSchema,
      maxAgeMs: SESSION_MS,
      isSecure,
      now: () => deps.now(),
    });
  }

  begin(context: Context, account: SignedInAccount): void {
    this.#cookie.write(context, account);
  }

  end(context: Context): void {
    this.#cookie.clear(context);
  }

  /** @returns `null` when nobody is signed in who may read anything. */
  async read(context: Context): Promise<Visitor | null> {
    const account = this.#cookie.read(context);
    return account === null ? null : await this.visitor(account);
  }

  /** @returns `null` for an account of nobody, or of somebody whom the office has not bound. */
  async visitor(account: SignedInAccount): Promise<Visitor | null> {
    const { channel, userId } = account;
    const isOffered = this.#deps.signIns.some(({ channelName }) => channelName === channel);
    const found = isOffered ? await this.#deps.readFor(channel, userId) : null;
    if (found === null) return null;
    const asker = askerOf(found.member, false);
    const { settings } = found.view.workspace;
    return refusalFor('indicators', { asker, settings }) === null
      ? { ...found, asker, account }
      : null;
  }
}
