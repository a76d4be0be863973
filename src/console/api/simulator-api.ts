import type {
  BoardView,
  ClockRequest,
  MessagesView,
  SendRequest,
  SimulatorStateView,
  SourceView,
} from '../../http/api-types.js';
import { jsonBody, requestJson } from './request-json.js';

const BASE = '/api/simulator';

export const EVENTS_PATH = `${BASE}/events`;

/** The server and this page are built together, so the shape of its answers is taken as given. */
export const simulatorApi = {
  state: async () => (await requestJson('GET', `${BASE}/state`)) as SimulatorStateView,
  board: async () => (await requestJson('GET', `${BASE}/board`)) as BoardView,
  source: async (indicatorId: string) =>
    (await requestJson(
      'GET',
      `${BASE}/board/${encodeURIComponent(indicatorId)}/source`,
    )) as SourceView,
  messages: async (after: number) =>
    (await requestJson('GET', `${BASE}/messages?after=${after}`)) as MessagesView,
  send: async (request: SendRequest) => {
    await requestJson('POST', `${BASE}/messages`, jsonBody(request));
  },
  setClock: async (request: ClockRequest) => {
    await requestJson('PUT', `${BASE}/clock`, jsonBody(request));
  },
};
