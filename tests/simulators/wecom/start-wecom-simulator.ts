import { AccessTokens } from './app/access-tokens.js';
import { agentRoutes } from './app/agent.js';
import { AppCallback } from './app/app-callback.js';
import { AppMessages } from './app/app-messages.js';
import { contactRoutes } from './app/contacts.js';
import { Login } from './app/login.js';
import { BotDesk } from './bot/bot-desk.js';
import { BotMembers } from './bot/bot-members.js';
import { CallbackLine } from './bot/callback-line.js';
import { ResponseUrls } from './bot/response-urls.js';
import { SocketCommands } from './bot/socket-commands.js';
import { SocketGate } from './bot/socket-gate.js';
import { controlPages } from './control/control-pages.js';
import { WecomControl } from './control/wecom-control.js';
import { HttpSurface } from '../shared/http-surface.js';
import { ControlServer } from '../shared/control-server.js';
import { listen } from '../shared/listen.js';
import { wecomDialect } from './http/wecom-dialect.js';
import { mediaRoutes } from './media-routes.js';
import { fillSettings } from './settings.js';
import type { PartialSettings, SimulatorSettings } from './settings.js';
import { SimClock } from '../shared/sim-clock.js';
import { Webhook } from './webhook/webhook.js';
import { World } from './world.js';

export interface WecomSimulatorOptions extends PartialSettings {
  /** 0 takes a free one, which is the default. */
  readonly port?: number;
  readonly controlPort?: number;
  /** `manual` stands still until `control.advance`; `real` is the default. */
  readonly clock?: 'real' | 'manual';
  readonly startAtMs?: number;
}

export interface WecomSimulator {
  readonly urls: {
    /** WECOM_WS_URL */
    readonly socket: string;
    /** WECOM_API_BASE, without a slash at the end; the login pages are below it too. */
    readonly api: string;
    readonly control: string;
  };
  readonly settings: SimulatorSettings;
  /** The product's variables that point it at this simulator. */
  readonly env: Readonly<Record<string, string>>;
  readonly control: WecomControl;
  stop(): Promise<void>;
}

/** Starts the whole platform on loopback. */
export async function startWecomSimulator(
  options: WecomSimulatorOptions = {},
): Promise<WecomSimulator> {
  const { port = 0, controlPort = 0, clock: mode = 'real', startAtMs, ...given } = options;
  const clock = new SimClock(mode, startAtMs);
  const settings = fillSettings(given, mode);
  const world = new World(settings, clock);
  const { gate, surface, control } = assemble(world);
  world.baseUrl = await listen(surface.server, port);
  const controlServer = new ControlServer(controlPages(control, settings));
  const controlUrl = await listen(controlServer.server, controlPort);
  const urls = {
    socket: world.baseUrl.replace('http', 'ws'),
    api: world.baseUrl,
    control: controlUrl,
  };
  return {
    urls,
    settings,
    env: environment(settings, urls),
    control,
    stop: async () => {
      gate.stop();
      clock.stop();
      await Promise.all([surface.stop(), controlServer.stop()]);
    },
  };
}

function assemble(world: World): { gate: SocketGate; surface: HttpSurface; control: WecomControl } {
  const desk = new BotDesk(world);
  const responseUrls = new ResponseUrls(world, desk);
  const gate = new SocketGate(world, new SocketCommands(world, desk));
  const callbackLine = new CallbackLine(world, desk, responseUrls);
  const members = new BotMembers(world, desk, () => (gate.enabled ? gate : callbackLine));
  const tokens = new AccessTokens(world);
  const messages = new AppMessages(world, tokens);
  const appCallback = new AppCallback(world, messages);
  const login = new Login(world, tokens);
  const surface = new HttpSurface(
    world,
    [
      ...tokens.routes(),
      ...messages.routes(),
      ...contactRoutes(world, tokens),
      ...agentRoutes(world, tokens),
      ...login.routes(),
      ...mediaRoutes(world, tokens),
      ...responseUrls.routes(),
      ...new Webhook(world).routes(),
    ],
    wecomDialect,
  );
  gate.enabled = world.settings.bot.mode === 'socket';
  gate.listenOn(surface.server);
  const control = new WecomControl({
    world,
    members,
    gate,
    callbackLine,
    appCallback,
    tokens,
    login,
  });
  return { gate, surface, control };
}

function environment(
  { bot, app, webhooks }: SimulatorSettings,
  urls: WecomSimulator['urls'],
): Record<string, string> {
  const callback = { WECOM_BOT_TOKEN: bot.token, WECOM_BOT_AES_KEY: bot.aesKey };
  const socket = {
    WECOM_BOT_ID: bot.botId,
    WECOM_BOT_SECRET: bot.secret,
    WECOM_WS_URL: urls.socket,
  };
  return {
    ...(bot.mode === 'socket' ? socket : callback),
    WECOM_CORP_ID: app.corpId,
    WECOM_APP_AGENT_ID: String(app.agentId),
    WECOM_APP_SECRET: app.secret,
    WECOM_APP_TOKEN: app.token,
    WECOM_APP_AES_KEY: app.aesKey,
    WECOM_WEBHOOK_KEY: webhooks[0]?.key ?? '',
    WECOM_API_BASE: urls.api,
    WECOM_OAUTH_BASE: urls.api,
    WECOM_LOGIN_BASE: urls.api,
  };
}
