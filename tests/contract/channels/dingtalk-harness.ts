import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

import { createDingtalkChannel } from '../../../src/channels/dingtalk/create-dingtalk-channel.js';
import type { DingtalkConfig } from '../../../src/channels/dingtalk/dingtalk-config.js';
import type {
  DingtalkNotice,
  DingtalkTimings,
} from '../../../src/channels/dingtalk/dingtalk-deps.js';
import type { CallbackEndpoint } from '../../../src/message/callback-endpoint.js';
import type { Channel } from '../../../src/message/channel.js';
import { MemoryQuotaMeter } from '../../fakes/memory-quota-meter.js';
import { RecordingIntake } from '../../fakes/recording-intake.js';
import { RecordingLog } from '../../fakes/recording-log.js';
import { startDingtalkSimulator } from '../../simulators/dingtalk/start-dingtalk-simulator.js';
import type {
  DingtalkSimulator,
  DingtalkSimulatorOptions,
} from '../../simulators/dingtalk/start-dingtalk-simulator.js';

export const group = 'cidSampleGroup1==';
export const templateId = 'sample-card.schema';

export interface Office {
  readonly simulator: DingtalkSimulator;
  readonly channel: Channel;
  readonly arrivals: RecordingIntake;
  readonly log: RecordingLog;
  readonly quota: MemoryQuotaMeter;
  readonly notices: DingtalkNotice[];
  readonly config: DingtalkConfig;
  close(): Promise<void>;
}

export interface OfficeOptions {
  readonly simulator?: DingtalkSimulatorOptions;
  readonly config?: Partial<DingtalkConfig>;
  readonly timings?: Partial<DingtalkTimings>;
  /** Left closed, for what happens before that. */
  readonly isOpen?: boolean;
}

const offices: Office[] = [];

/** Ended with the test, unless it ended it itself. */
afterEach(async () => {
  for (const office of offices.splice(0)) await office.close();
});

export const welcomeText = '我是战报助手，请直接报送进展。';

/** A simulated DingTalk and the channel beside it, on the same clock, which stands still. */
export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  const simulator = await startDingtalkSimulator({ clock: 'manual', ...options.simulator });
  const mode = simulator.settings.app.mode;
  const server = mode === 'http' ? await listen() : null;
  const { api, oapi, edge } = simulator.urls;
  const { clientId, clientSecret, corpId } = simulator.settings.app;
  const config: DingtalkConfig = {
    clientId,
    clientSecret,
    robotCode: clientId,
    corpId,
    cardTemplateId: templateId,
    mode,
    gatewayUrl: api,
    apiBase: api,
    oapiBase: oapi,
    loginBase: edge,
    webhook: null,
    ...options.config,
  };
  const clock = { now: () => new Date(simulator.control.nowMs()) };
  const log = new RecordingLog();
  const quota = new MemoryQuotaMeter(clock);
  const notices: DingtalkNotice[] = [];
  const channel = createDingtalkChannel(config, {
    clock,
    log,
    fetch,
    webSocketAgent: null,
    random: () => 0.5,
    welcomeText,
    botName: simulator.settings.app.robotName,
    quota,
    onNotice: (notice) => notices.push(notice),
    publicUrl: server?.url ?? null,
    timings: { backOffMinMs: 20, backOffMaxMs: 200, settledMs: 50, ...options.timings },
  });
  const arrivals = new RecordingIntake();
  if (options.isOpen ?? true) {
    channel.open(arrivals, { collect: () => Promise.resolve(null) });
    channel.connect();
  }
  server?.serve(channel.callbacks);
  if (server !== null) simulator.control.useHttp(`${server.url}/callback/dingtalk/robot`);
  else if (options.isOpen ?? true) await simulator.control.connected();
  let isClosed = false;
  const office: Office = {
    simulator,
    channel,
    arrivals,
    log,
    quota,
    notices,
    config,
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await channel.close();
      await simulator.stop();
      await server?.stop();
    },
  };
  offices.push(office);
  return office;
}

interface CallbackServer {
  readonly url: string;
  serve(endpoints: readonly CallbackEndpoint[]): void;
  stop(): Promise<void>;
}

/** Serves the channel's callbacks as `http/` does. */
async function listen(): Promise<CallbackServer> {
  let endpoints: readonly CallbackEndpoint[] = [];
  const server: Server = createServer((request, response) => {
    void answer(endpoints, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    serve: (given) => {
      endpoints = given;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

async function answer(
  endpoints: readonly CallbackEndpoint[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = '', rawQuery = ''] = (request.url ?? '').split('?');
  const endpoint = endpoints.find((one) => one.path === path);
  if (endpoint === undefined) {
    response.writeHead(404).end();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const answered = await endpoint.answer({
    method: request.method === 'GET' ? 'GET' : 'POST',
    rawQuery,
    headers: request.headers as Record<string, string | undefined>,
    body: Buffer.concat(chunks),
  });
  response.writeHead(answered.status, { 'content-type': answered.contentType });
  response.end(answered.body);
}
