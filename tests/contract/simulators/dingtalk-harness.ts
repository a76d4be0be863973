import { startDingtalkSimulator } from '../../simulators/dingtalk/start-dingtalk-simulator.js';
import type {
  DingtalkSimulator,
  DingtalkSimulatorOptions,
} from '../../simulators/dingtalk/start-dingtalk-simulator.js';
import type { LogEntry } from '../../simulators/shared/arrival-log.js';
import { atEnd } from './at-end.js';

export const group = 'cidSampleGroup1==';
export const groupWithoutBot = 'cidSampleGroup2==';
export const disbandedGroup = 'cidSampleGroup3==';
export const bytes = Buffer.from('not a real file, but its bytes');

/** A simulator whose time stands still, ended with the test. */
export async function start(options: DingtalkSimulatorOptions = {}): Promise<DingtalkSimulator> {
  const simulator = await startDingtalkSimulator({ clock: 'manual', ...options });
  atEnd(() => simulator.stop());
  return simulator;
}

export interface Answered {
  readonly status: number;
  readonly json: Record<string, unknown>;
}

async function ask(url: string, init: RequestInit): Promise<Answered> {
  const response = await fetch(url, init);
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

/** A call to api.dingtalk.com, with this token in its header. */
export function callApi(
  { urls }: DingtalkSimulator,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  more: { readonly token?: string; readonly body?: unknown } = {},
): Promise<Answered> {
  const { token, body } = more;
  return ask(urls.api + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { 'x-acs-dingtalk-access-token': token }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** A call to oapi.dingtalk.com; the answer's status is 200 whatever happens. */
export async function callOld(
  { urls }: DingtalkSimulator,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  return (await ask(urls.oapi + path, body === undefined ? {} : post)).json;
}

export const post = (url: string, body: unknown): Promise<Answered> =>
  ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

export async function token(simulator: DingtalkSimulator): Promise<string> {
  const { clientId: appKey, clientSecret: appSecret } = simulator.settings.app;
  const path = '/v1.0/oauth2/accessToken';
  const { json } = await callApi(simulator, 'POST', path, { body: { appKey, appSecret } });
  return String(json['accessToken']);
}

/** The newest entry of the log under this name that the bot caused. */
export function lastFromBot({ control }: DingtalkSimulator, name: string): LogEntry | undefined {
  return control.log
    .entries((entry) => entry.direction === 'from-bot' && entry.name === name)
    .at(-1);
}

/** Resolves when the bot's answers under this name, or attempts, have come so many times. */
export function fromBot(
  { control }: DingtalkSimulator,
  name: string,
  sinceSeq = 0,
): Promise<LogEntry> {
  const matches = (entry: LogEntry) => entry.direction === 'from-bot' && entry.name === name;
  return control.log.waitFor(matches, sinceSeq);
}

export const lost = ({ control }: DingtalkSimulator): readonly string[] =>
  control.log.entries((entry) => entry.direction === 'lost').map(({ note }) => note);
