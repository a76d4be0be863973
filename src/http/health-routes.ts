import { Router } from '@koa/router';

/** For process supervisors; answers as soon as the process serves, under any host name. */
export function healthRoutes(): Router {
  const router = new Router();
  router.get('/healthz', (context) => {
    context.set('Cache-Control', 'no-store');
    context.body = { status: 'ok' };
  });
  return router;
}
