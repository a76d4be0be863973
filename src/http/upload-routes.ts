import { Router } from '@koa/router';
import type { Context } from 'koa';
import { AppError } from '../kernel/errors.js';
import type { UploadedView, UploadView } from './api-types.js';
import type {
  DeadUploadLink,
  RefusedUpload,
  UploadDeps,
  UploadLimits,
  UploadLinkState,
} from './http-deps.js';
import { instantText } from './instant-text.js';
import { readSentFile, sentFileName } from './read-sent-file.js';
import { addressOf, AttemptLimit } from './attempt-limit.js';
import { uploadTexts } from './texts.js';

/**
 * The token comes in a header that no form and no page of another site can set, and never in an address,
 * which logs of proxies would keep.
 */
const TOKEN_HEADER = 'X-Upload-Token';
const MAX_TOKEN_CHARS = 64;
/** Each holds its file in memory meanwhile. */
const MOST_AT_ONCE = 8;
/** Several people of an office behind one address, each with a full set of files. */
const MOST_REQUESTS = 300;

/** Files by a one-time link. The page itself is the console's. */
export function uploadRoutes(deps: UploadDeps): Router {
  const limit = new AttemptLimit(() => deps.now(), MOST_REQUESTS);
  let underWay = 0;
  const router = new Router({ prefix: '/api/upload' });
  router.use(async (context, next) => {
    context.set('Cache-Control', 'no-store');
    if (!limit.allows(addressOf(context))) throw refused('busy', uploadTexts.tooOften);
    await next();
  });
  router.get('/', async (context) => {
    context.body = view(deps, await deps.look(tokenOf(context)));
  });
  router.post('/files', async (context) => {
    const token = tokenOf(context);
    const name = sentFileName(context);
    // Nobody without a link that counts makes us read anything.
    view(deps, await deps.look(token));
    if (underWay >= MOST_AT_ONCE) throw refused('busy', uploadTexts.busy);
    underWay += 1;
    try {
      const tooLarge = uploadTexts['too-large'](deps.limits);
      const content = await readSentFile(context, deps.limits.fileBytes, tooLarge);
      context.body = view(deps, await deps.keep(token, name, content));
    } finally {
      underWay -= 1;
    }
  });
  router.post('/submit', async (context) => {
    const done = await deps.submit(tokenOf(context));
    if (done.kind === 'empty') throw refused('empty', uploadTexts.empty);
    if (done.kind !== 'submitted') throw dead(deps.limits, done);
    context.body = { count: done.count } satisfies UploadedView;
  });
  return router;
}

function view({ limits }: UploadDeps, state: UploadLinkState | RefusedUpload): UploadView {
  switch (state.kind) {
    case 'open':
      return {
        files: state.files,
        maxFiles: limits.files,
        maxFileBytes: limits.fileBytes,
        kinds: limits.kinds,
        endings: limits.endings,
        expiresAt: instantText(state.expiresAt),
      };
    case 'unknown':
    case 'used':
    case 'expired':
      throw dead(limits, state);
    case 'too-large':
    case 'wrong-kind':
    case 'locked':
    case 'screened':
    case 'too-many':
      throw refused(state.kind, said(limits, state.kind));
  }
}

function dead(limits: UploadLimits, { kind }: DeadUploadLink): AppError {
  return new AppError('not-found', `an upload link that is ${kind}`, {
    userText: said(limits, kind),
  });
}

function said(limits: UploadLimits, kind: DeadUploadLink['kind'] | RefusedUpload['kind']): string {
  const text = uploadTexts[kind];
  return typeof text === 'string' ? text : text(limits);
}

function refused(why: string, userText: string): AppError {
  const code = why === 'busy' ? 'too-often' : 'input-invalid';
  return new AppError(code, `an upload was refused: ${why}`, { userText });
}

function tokenOf(context: Context): string {
  return context.get(TOKEN_HEADER).slice(0, MAX_TOKEN_CHARS);
}
