import { Router } from '@koa/router';
import type { Context } from 'koa';
import type { Sight } from '../conversation/answer-context.js';
import { postingsOf } from '../conversation/posting.js';
import { postingWords } from '../conversation/binding-texts.js';
import { AppError } from '../kernel/errors.js';
import type { SessionView, SourceView } from './api-types.js';
import { boardView, sourceLines, sourceMessages } from './board-view.js';
import { exportedFile } from './exported-file.js';
import { figureRoutes, mayBring } from './figure-routes.js';
import type { ConsoleDeps, HttpDeps } from './http-deps.js';
import { sendAttachment } from './send-attachment.js';
import { loginPath, loginRoutes } from './sign-in/login-routes.js';
import { Sessions } from './sign-in/sessions.js';
import type { Visitor } from './sign-in/sessions.js';
import { texts } from './texts.js';

/** What the console asks for, besides the simulator: who is signed in, and his board. */
export function consoleRoutes(deps: HttpDeps): readonly Router[] {
  const { console = null, log } = deps;
  const hasSimulator = deps.simulator !== null;
  if (console === null) return [sessionRoutes(() => Promise.resolve(outside(hasSimulator, [])))];
  const isSecure = console.publicUrl?.startsWith('https:') ?? false;
  const sessions = new Sessions(console, isSecure);
  const session = sessionRoutes(async (context) => {
    const visitor = hasSimulator ? null : await sessions.read(context);
    if (visitor === null) return outside(hasSimulator, console.signIns);
    return signedIn(visitor, console.figures !== undefined && mayBring(visitor));
  });
  const login = loginRoutes({ given: console, sessions, isSecure, log });
  const visitorOf = (context: Context): Promise<Visitor> => visitorIn(sessions, context);
  const figures = console.figures === undefined ? [] : [figureRoutes(console.figures, visitorOf)];
  return [session, login, boardRoutes(console, visitorOf), ...figures];
}

/** @throws AppError `authenticity` when nobody is signed in */
async function visitorIn(sessions: Sessions, context: Context): Promise<Visitor> {
  const visitor = await sessions.read(context);
  if (visitor !== null) return visitor;
  throw new AppError('authenticity', 'not signed in', { userText: texts.signInFirst });
}

function sessionRoutes(read: (context: Context) => Promise<SessionView>): Router {
  return new Router().get('/api/session', async (context) => {
    context.set('Cache-Control', 'no-store');
    context.body = await read(context);
  });
}

function outside(hasSimulator: boolean, signIns: ConsoleDeps['signIns']): SessionView {
  if (hasSimulator) return { kind: 'simulator' };
  const choices = signIns.map((choice) => ({
    label: choice.signIn.label,
    path: loginPath(choice),
  }));
  return { kind: 'sign-in', choices };
}

function signedIn({ member, view }: Visitor, mayBringFigures: boolean): SessionView {
  return {
    kind: 'board',
    workspaceName: view.workspace.name,
    isDemo: view.workspace.isDemo,
    name: member.name,
    roleText: postingsOf(member).map(postingWords).join('、'),
    mayBringFigures,
  };
}

function boardRoutes(deps: ConsoleDeps, visitorOf: (context: Context) => Promise<Visitor>): Router {
  const router = new Router({ prefix: '/api/console' });
  router.use(async (context, next) => {
    context.set('Cache-Control', 'no-store');
    await next();
  });
  const sightOf = async (context: Context): Promise<Sight> => {
    const { view, asker } = await visitorOf(context);
    return { view, now: deps.now(), asker };
  };
  router.get('/board', async (context) => {
    context.body = boardView(await sightOf(context));
  });
  router.get('/board/:id/source', async (context) => {
    const sight = await sightOf(context);
    const indicatorId = context.params['id'] ?? '';
    const quotes = await deps.readTexts(
      sight.view.workspace.id,
      sourceMessages(sight, indicatorId),
    );
    context.body = { lines: sourceLines(sight, indicatorId, quotes) } satisfies SourceView;
  });
  router.get('/export/:file', async (context) => {
    const sight = await sightOf(context);
    sendAttachment(context, await exportedFile(sight, context.params['file'] ?? '', deps));
  });
  return router;
}
