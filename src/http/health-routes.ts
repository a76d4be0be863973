import { Router } from '@koa/router';

/** For process supervisors; answers as soon as the process serves, under any host name. */
export function healthRoutes(modelState?: () => string): Router {
  const router = new Router();
  router.get('/healthz', (context) => {
    context.set('Cache-Control', 'no-store');
    // Without its model the product works all the same: that is never ill.
    context.body = { status: 'ok', ...(modelState === undefined ? {} : { model: modelState() }) };
  });
  return router;
}
