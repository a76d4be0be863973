import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { AppError } from '../kernel/errors.js';
import { answerErrors } from './answer-errors.js';
import { callbackRoutes } from './callback-routes.js';
import { consoleRoutes } from './console-routes.js';
import { EventStreams } from './event-streams.js';
import { guardSite } from './guard-site.js';
import { healthRoutes } from './health-routes.js';
import type { HttpDeps } from './http-deps.js';
import { securityHeaders } from './security-headers.js';
import { serveConsole } from './serve-console.js';
import { cookieKeys } from './sign-in/signed-cookie.js';
import { simulatorRoutes } from './simulator-routes.js';
import { texts } from './texts.js';
import { uploadRoutes } from './upload-routes.js';

export interface HttpService {
  /** @returns the port that was taken, which matters when 0 was asked for. */
  listen(port: number, host: string): Promise<number>;
  /**
   * Ends the live streams, lets requests under way finish, and closes the port.
   * @param graceMs how long a request may take to finish; what is slower is cut off
   */
  close(graceMs?: number): Promise<void>;
}

/** Longer than any answer takes; process supervisors kill after ten seconds or more. */
const STOP_GRACE_MS = 5_000;

async function withinTime(work: Promise<unknown>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}

/** Everything the process answers over HTTP, ready to listen. */
export function createHttpServer(deps: HttpDeps): HttpService {
  const streams = new EventStreams();
  const app = new Koa();
  app.on('error', (error: NodeJS.ErrnoException) => {
    // Koa reports here what happens after the answer began; clients that went away are no news.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') {
      deps.log.warn({ err: error }, 'an answer could not be finished');
    }
  });
  app.use(answerErrors(deps.log));
  app.use(securityHeaders);
  app.use(healthRoutes(deps.modelState).routes());
  app.use(callbackRoutes(deps.callbacks ?? []));
  const publicUrl = deps.console?.publicUrl ?? deps.upload?.publicUrl ?? null;
  app.use(guardSite(deps.hostNames, publicUrl));
  if (deps.simulator !== null) {
    app.use(simulatorRoutes(deps.simulator, streams).routes());
  }
  const { upload = null } = deps;
  if (upload !== null) app.use(uploadRoutes(upload).routes());
  app.keys = cookieKeys(deps.console ?? null);
  for (const router of consoleRoutes(deps)) {
    app.use(router.routes());
  }
  app.use(serveConsole(deps.consoleRoot));

  // Koa's own handler never rejects: it ends in its error answer.
  const handle = app.callback();
  const underWay = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const answered = new Promise<void>((resolve) => response.once('close', resolve));
    underWay.add(answered);
    void answered.then(() => underWay.delete(answered));
    void handle(request, response);
  });
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => {
          reject(listenError(error, port, host));
        });
        server.listen(port, host, () => {
          resolve((server.address() as AddressInfo).port);
        });
      }),
    close: async (graceMs = STOP_GRACE_MS) => {
      streams.end();
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      await withinTime(Promise.all(underWay), graceMs);
      // Browsers open spare connections; one that has asked nothing yet does not count as idle and
      // would hold the port for a minute.
      server.closeAllConnections();
      await closed;
    },
  };
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string): AppError {
  const userText: Record<string, string> = {
    EADDRINUSE: texts.portTaken(port),
    EACCES: texts.portForbidden(port),
    EADDRNOTAVAIL: texts.hostUnknown(host),
    ENOTFOUND: texts.hostUnknown(host),
  };
  const known = userText[error.code ?? ''];
  return new AppError(
    'environment',
    `cannot listen on ${host}:${port} (${error.code ?? 'unknown'})`,
    {
      cause: error,
      ...(known === undefined ? {} : { userText: known }),
    },
  );
}
