import { Router } from '@koa/router';
import type { Context } from 'koa';
import { AppError, errorTable } from '../../kernel/errors.js';
import type { LoginResult } from '../api-types.js';
import type { ConsoleDeps, ConsoleSignIn, HttpLog } from '../http-deps.js';
import { texts } from '../texts.js';
import { addressOf, AttemptLimit } from '../attempt-limit.js';
import { LoginAttempts } from './login-attempts.js';
import { ownPath } from './own-path.js';
import type { Sessions } from './sessions.js';

interface LoginDeps {
  readonly given: ConsoleDeps;
  readonly sessions: Sessions;
  readonly isSecure: boolean;
  readonly log: HttpLog;
}

/** Signing in by a platform's own account, and out again. The page itself is the console's. */
export function loginRoutes(deps: LoginDeps): Router {
  const now = (): Date => deps.given.now();
  const attempts = new LoginAttempts({ isSecure: deps.isSecure, now });
  const limit = new AttemptLimit(now);
  const router = new Router();

  router.get('/login', async (context, next) => {
    const inside = deps.given.signIns.find((choice) => isInside(context, choice));
    const { result = 'ended' } = context.query;
    // After another result somebody has to decide; going on alone would go round in circles.
    if (inside === undefined || result !== ('ended' satisfies LoginResult)) {
      await next();
      return;
    }
    const to = new URLSearchParams({ to: ownPath(context.query['to']) });
    redirect(context, `${loginPath(inside)}?${to.toString()}`);
  });

  router.get('/login/:channel', (context) => {
    const choice = choiceOf(deps, context);
    if (!limit.allows(addressOf(context))) {
      refuseForNow(context);
      return;
    }
    const to = ownPath(context.query['to']);
    const state = attempts.begin(context, { channel: choice.channelName, to });
    const base = deps.given.publicUrl ?? `http://${context.host}`;
    const returnTo = `${base}${loginPath(choice)}/return`;
    redirect(
      context,
      choice.signIn.authorizeUrl({ state, returnTo, isInside: isInside(context, choice) }),
    );
  });

  router.get('/login/:channel/return', async (context) => {
    const choice = choiceOf(deps, context);
    if (!limit.allows(addressOf(context))) {
      refuseForNow(context);
      return;
    }
    const to = attempts.finish(context, choice.channelName, one(context.query['state']));
    const result = to === null ? 'expired' : await enter(deps, context, choice);
    redirect(context, result === 'entered' ? (to ?? '/') : `/login?result=${result}`);
  });

  router.post('/logout', (context) => {
    deps.sessions.end(context);
    context.set('Cache-Control', 'no-store');
    context.status = 204;
  });
  return router;
}

async function enter(
  { sessions, log }: LoginDeps,
  context: Context,
  { channelName, signIn }: ConsoleSignIn,
): Promise<LoginResult | 'entered'> {
  const code = one(context.query['code']) ?? one(context.query['authCode']);
  if (code === null) return 'refused';
  try {
    const userId = await signIn.redeem(code);
    if (userId === null) return 'refused';
    const account = { channel: channelName, userId };
    const visitor = await sessions.visitor(account);
    if (visitor === null) return 'unbound';
    sessions.begin(context, account);
    log.info({ channel: channelName, memberId: visitor.member.id }, 'signed in to the console');
    return 'entered';
  } catch (thrown) {
    if (!(thrown instanceof AppError) || errorTable[thrown.code].retry === 'never') throw thrown;
    log[errorTable[thrown.code].logLevel]({ err: thrown, channel: channelName }, 'sign-in failed');
    return 'unavailable';
  }
}

function choiceOf({ given }: LoginDeps, context: Context): ConsoleSignIn {
  const { channel } = context['params'] as { readonly channel: string };
  const found = given.signIns.find(({ channelName }) => channelName === channel);
  if (found === undefined) {
    throw new AppError('not-found', 'no such way to sign in', { userText: texts.unknownRoute });
  }
  return found;
}

/** The page that begins to sign in. */
export function loginPath({ channelName }: ConsoleSignIn): string {
  return `/login/${encodeURIComponent(channelName)}`;
}

function isInside(context: Context, { signIn }: ConsoleSignIn): boolean {
  return signIn.isInside(context.get('User-Agent'));
}

function one(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function redirect(context: Context, url: string): void {
  context.set('Cache-Control', 'no-store');
  context.redirect(url);
}

function refuseForNow(context: Context): void {
  context.status = 429;
  context.set({ 'Cache-Control': 'no-store', 'Retry-After': '60' });
  context.type = 'text/plain; charset=utf-8';
  context.body = `${texts.tooManyLogins}\n`;
}
