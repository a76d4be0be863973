import { ControlServer } from '../shared/control-server.js';
import { HttpSurface } from '../shared/http-surface.js';
import { listen } from '../shared/listen.js';
import { SimClock } from '../shared/sim-clock.js';
import { assemble } from './assemble.js';
import { controlPages } from './control/control-pages.js';
import type { DingtalkControl } from './control/dingtalk-control.js';
import { newDialect, oldDialect } from './http/dialects.js';
import { fillSettings } from './settings.js';
import type { PartialSettings, SimulatorSettings } from './settings.js';
import type { Hosts } from './world.js';
import { World } from './world.js';

export interface DingtalkSimulatorOptions extends PartialSettings {
  /** The first of four ports in a row: api, oapi, edge, control. 0 takes free ones, the default. */
  readonly port?: number;
  /** `manual` stands still until `control.advance`; `real` is the default. */
  readonly clock?: 'real' | 'manual';
  readonly startAtMs?: number;
}

export interface DingtalkSimulator {
  /** Without a slash at the end; the login page is below `edge`. */
  readonly urls: Readonly<Hosts> & { readonly control: string };
  readonly settings: SimulatorSettings;
  /** The product's variables that point it at this simulator. */
  readonly env: Readonly<Record<string, string>>;
  readonly control: DingtalkControl;
  stop(): Promise<void>;
}

/** Starts the whole platform on loopback. */
export async function startDingtalkSimulator(
  options: DingtalkSimulatorOptions = {},
): Promise<DingtalkSimulator> {
  const { port = 0, clock: mode = 'real', startAtMs, ...given } = options;
  const clock = new SimClock(mode, startAtMs);
  const settings = fillSettings(given, mode);
  const world = new World(settings, clock);
  const { gate, routes, control } = assemble(world);
  const api = new HttpSurface(world, routes.api, newDialect);
  const oapi = new HttpSurface(world, routes.oapi, oldDialect);
  const edge = new HttpSurface(world, routes.edge, newDialect);
  const controlServer = new ControlServer(controlPages(control, settings));
  gate.listenOn(edge.server);
  const nth = (index: number): number => (port === 0 ? 0 : port + index);
  world.hosts.api = await listen(api.server, nth(0));
  world.hosts.oapi = await listen(oapi.server, nth(1));
  world.hosts.edge = await listen(edge.server, nth(2));
  const urls = { ...world.hosts, control: await listen(controlServer.server, nth(3)) };
  return {
    urls,
    settings,
    env: environment(settings, urls),
    control,
    stop: async () => {
      gate.stop();
      clock.stop();
      await Promise.all([api, oapi, edge, controlServer].map((server) => server.stop()));
    },
  };
}

function environment({ app, webhooks }: SimulatorSettings, hosts: Hosts): Record<string, string> {
  return {
    DINGTALK_CLIENT_ID: app.clientId,
    DINGTALK_CLIENT_SECRET: app.clientSecret,
    DINGTALK_CORP_ID: app.corpId,
    DINGTALK_GATEWAY_URL: app.mode === 'stream' ? hosts.api : 'off',
    DINGTALK_WEBHOOK_URL: `${hosts.oapi}/robot/send?access_token=${webhooks[0]?.token ?? ''}`,
    DINGTALK_WEBHOOK_SECRET: webhooks[0]?.secret ?? '',
    DINGTALK_CARD_TEMPLATE_ID: app.cardTemplates[0]?.id ?? '',
    DINGTALK_API_BASE: hosts.api,
    DINGTALK_OAPI_BASE: hosts.oapi,
    DINGTALK_LOGIN_BASE: hosts.edge,
  };
}
