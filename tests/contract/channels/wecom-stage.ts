import { createWecomChannel } from '../../../src/channels/wecom/wecom-channel.js';
import type { WecomChannel } from '../../../src/channels/wecom/wecom-channel.js';
import type { WecomConfig } from '../../../src/channels/wecom/wecom-config.js';
import { WECOM_TIMINGS } from '../../../src/channels/wecom/wecom-deps.js';
import type { WecomDeps } from '../../../src/channels/wecom/wecom-deps.js';
import { asId } from '../../../src/kernel/ids.js';
import type { GroupId } from '../../../src/kernel/ids.js';
import { FixedReplyShelf } from '../../fakes/fixed-reply-shelf.js';
import { RecordingIntake } from '../../fakes/recording-intake.js';
import { RecordingLog } from '../../fakes/recording-log.js';
import { serveCallbacks } from '../../fakes/serve-callbacks.js';
import { sampleMembers } from '../../simulators/wecom/office.js';
import type { Shown } from '../../simulators/shared/screens.js';
import { startWecomSimulator } from '../../simulators/wecom/start-wecom-simulator.js';
import type {
  WecomSimulator,
  WecomSimulatorOptions,
} from '../../simulators/wecom/start-wecom-simulator.js';
import type { ShownMessage } from '../channel-driver.js';

export const groupId = asId<GroupId>('wrSampleGroup1');
export const userId = 'jia';
export const WELCOME = '您好，我是战报助手。';

type Way = 'socket' | 'bot-callback' | 'app' | 'webhook';

export interface Stage {
  readonly simulator: WecomSimulator;
  readonly channel: WecomChannel;
  readonly config: WecomConfig;
  readonly deps: WecomDeps;
  readonly arrivals: RecordingIntake;
  readonly shelf: FixedReplyShelf;
  readonly log: RecordingLog;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly ways: readonly Way[];
  readonly simulator?: WecomSimulatorOptions;
  readonly deps?: Partial<WecomDeps>;
  readonly config?: Partial<WecomConfig>;
  /** Not to connect at once. */
  readonly isQuiet?: boolean;
}

/** The product's channel before a simulated WeCom, both with the same time. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const bot = {
    userId: 'aibSample',
    name: '战报助手',
    departments: [2],
    position: '',
    visible: true,
  };
  const simulator = await startWecomSimulator({
    clock: 'manual',
    members: [...sampleMembers, bot],
    ...options.simulator,
  });
  const log = new RecordingLog();
  const deps: WecomDeps = {
    clock: { now: () => new Date(simulator.control.nowMs()) },
    log,
    fetch: globalThis.fetch,
    socketAgent: null,
    random: () => 0.5,
    welcomeText: WELCOME,
    botName: '战报助手',
    isDefaultWebhookOf: (group) => Promise.resolve(group === groupId),
    isBotHeldElsewhere: () => Promise.resolve(false),
    timings: { ...WECOM_TIMINGS, reconnectMs: 20, reconnectMaxMs: 100, takenOverMs: 50 },
    ...options.deps,
  };
  const config = { ...configOf(simulator, options.ways), ...options.config };
  const channel = createWecomChannel(config, deps);
  const arrivals = new RecordingIntake();
  const shelf = new FixedReplyShelf();
  channel.open(arrivals, shelf);
  const server = await serveCallbacks(channel.callbacks);
  const stage: Stage = {
    simulator,
    channel,
    config,
    deps,
    arrivals,
    shelf,
    log,
    close: async () => {
      await channel.close();
      await server.close();
      await simulator.stop();
    },
  };
  if (options.isQuiet !== true) await goLive(stage, server.url, options.ways);
  return stage;
}

async function goLive(stage: Stage, url: string, ways: readonly Way[]): Promise<void> {
  const { channel, simulator, log } = stage;
  channel.connect();
  if (ways.includes('socket')) await log.line('The WeCom bot is connected');
  const reasons = [
    ways.includes('bot-callback')
      ? await simulator.control.useBotCallback(`${url}/callback/wecom/bot`)
      : '',
    ways.includes('app') ? await simulator.control.useAppCallback(`${url}/callback/wecom/app`) : '',
  ];
  const failed = reasons.filter((reason) => reason !== '');
  if (failed.length > 0) throw new Error(`a callback address was not taken: ${failed.join()}`);
}

function configOf(simulator: WecomSimulator, ways: readonly Way[]): WecomConfig {
  const { bot, app, webhooks } = simulator.settings;
  const { api, socket } = simulator.urls;
  const callback = { token: app.token, aesKey: app.aesKey };
  const { corpId, agentId, secret } = app;
  return {
    botSocket: ways.includes('socket')
      ? { botId: bot.botId, secret: bot.secret, wsUrl: socket }
      : null,
    botCallback: ways.includes('bot-callback') ? { token: bot.token, aesKey: bot.aesKey } : null,
    app: ways.includes('app') ? { corpId, agentId, secret, callback } : null,
    webhookKey: ways.includes('webhook') ? (webhooks[0]?.key ?? null) : null,
    apiBase: api,
    oauthBase: api,
    loginBase: api,
    publicUrl: null,
  };
}

/** What the product has put on the members' screens of a conversation. */
export function shownIn(stage: Stage, chat: string): readonly ShownMessage[] {
  const { screens } = stage.simulator.control;
  return screens
    .of(chat)
    .filter(({ by }) => ['bot', 'app', 'webhook'].includes(by))
    .map(shownMessage);
}

const shownMessage = ({ kind, text, mentions, files, card }: Shown): ShownMessage => ({
  text,
  isPlain: kind === 'text',
  mentions,
  files: files.map(({ name, bytes }) => ({ name, content: bytes })),
  buttons: ((card?.['button_list'] ?? []) as { text: string }[]).map((button) => button.text),
});

/** The card on the screens whose button has this label, and the button's key. */
export function buttonOn(
  stage: Stage,
  chat: string,
  label: string,
): { readonly taskId: string; readonly key: string } {
  for (const { card } of stage.simulator.control.screens.of(chat)) {
    const buttons = (card?.['button_list'] ?? []) as { text: string; key: string }[];
    const button = buttons.find(({ text }) => text === label);
    if (button) return { taskId: card?.['task_id'] as string, key: button.key };
  }
  throw new Error(`no button ${label}`);
}
