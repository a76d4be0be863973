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
import { serveCallbacks } from '../../fakes/serve-callbacks.js';
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
  const endpoints: CallbackEndpoint[] = [];
  const server = mode === 'http' ? await serveCallbacks(endpoints) : null;
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
  endpoints.push(...channel.callbacks);
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
      await server?.close();
    },
  };
  offices.push(office);
  return office;
}

/** Follows the platform's login page as a browser does. */
export async function browse({ channel, simulator }: Office, userId: string | null): Promise<URL> {
  simulator.control.login.browseAs(userId);
  const address = channel.signIn!.authorizeUrl({
    state: 'state&1',
    returnTo: 'http://127.0.0.1:9/login/dingtalk',
    isInside: false,
  });
  const response = await fetch(address, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? 'about:blank');
}
