import { randomUUID } from 'node:crypto';

import type { Dialect, Written } from '../../shared/http-surface.js';
import { newCodes, NewRefusal, oldCodes, OldRefusal } from '../refusal.js';

const json = (status: number, fields: object): Written => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(fields),
});

/** oapi: status 200 whatever happens, the code is in the JSON. */
export const oldDialect: Dialect = {
  wrongMethod: ({ method }) => new OldRefusal(oldCodes.badMethod, `${method} only`),
  refused: (refusal) => {
    const sub = refusal instanceof OldRefusal ? refusal.sub : null;
    return json(200, {
      errcode: refusal.code,
      errmsg: refusal.words,
      ...(sub ? { sub_code: sub.code, sub_msg: sub.words } : {}),
    });
  },
  accepted: (fields) => ({ errcode: 0, errmsg: 'ok', ...fields }),
  told: ({ errcode, errmsg }) =>
    new OldRefusal(Number(errcode ?? oldCodes.busy), errmsg ?? '系统繁忙'),
};

/** api: HTTP statuses with {code, message, requestid}. */
export const newDialect: Dialect = {
  wrongMethod: ({ method }) => new NewRefusal(405, 'MethodNotAllowed', `${method} only`),
  refused: (refusal) =>
    json(refusal instanceof NewRefusal ? refusal.status : 500, {
      code: refusal.code,
      message: refusal.words,
      requestid: randomUUID().toUpperCase(),
    }),
  accepted: (fields) => fields,
  told: ({ errcode, errmsg, status }) =>
    new NewRefusal(status ?? 400, String(errcode ?? newCodes.busy), errmsg ?? 'busy'),
};
