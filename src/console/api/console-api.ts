import type { BoardView, SessionView, SourceView } from '../../http/api-types.js';
import { requestJson } from './request-json.js';

const BASE = '/api/console';

/** What is asked for by whoever opens the page, and by who is signed in. */
export const consoleApi = {
  session: async () => (await requestJson('GET', '/api/session')) as SessionView,
  board: async () => (await requestJson('GET', `${BASE}/board`)) as BoardView,
  source: async (indicatorId: string) =>
    (await requestJson(
      'GET',
      `${BASE}/board/${encodeURIComponent(indicatorId)}/source`,
    )) as SourceView,
  signOut: async () => {
    await requestJson('POST', '/logout');
  },
};
