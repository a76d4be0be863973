import { sampleDepartments, sampleGroups, sampleMembers } from './office.js';
import type { SimDepartment, SimGroup, SimMember } from './office.js';

export interface BotSettings {
  readonly botId: string;
  readonly secret: string;
  readonly name: string;
  /** A bot is in one mode at a time (A3.1). */
  readonly mode: 'socket' | 'callback';
  readonly token: string;
  readonly aesKey: string;
  /** Unverified: the real figure is not known, only that subscribing is "rate-protected". */
  readonly subscribesPerMinute: number;
  /**
   * Unverified: "a silent connection is dropped"; three missed pings of 30 s are assumed. Null keeps
   * silent connections; it is the default where time stands still, as clients ping in real time.
   */
  readonly silenceMs: number | null;
  /** Unverified: how often a stream is polled. */
  readonly pollIntervalMs: number;
}

export interface AppSettings {
  readonly corpId: string;
  readonly agentId: number;
  readonly name: string;
  /** Switched off in the console. */
  readonly isClosed: boolean;
  readonly secret: string;
  readonly token: string;
  readonly aesKey: string;
  /** Host with port that the login may return to; null allows any. */
  readonly trustedHost: string | null;
}

export interface WebhookSettings {
  readonly key: string;
  readonly chatId: string;
}

export interface SimulatorSettings {
  readonly bot: BotSettings;
  readonly app: AppSettings;
  readonly webhooks: readonly WebhookSettings[];
  readonly members: readonly SimMember[];
  readonly departments: readonly SimDepartment[];
  readonly groups: readonly SimGroup[];
  /**
   * Whether a repeated delivery carries the same timestamp and nonce as the first. Unverified; a
   * client must take both.
   */
  readonly sameNonceOnRetry: boolean;
}

const defaultSettings: SimulatorSettings = {
  bot: {
    botId: 'aibSample',
    secret: 'sample-bot-secret',
    name: '战报助手',
    mode: 'socket',
    token: 'botSampleToken',
    aesKey: 'BotSampleKeyBotSampleKeyBotSampleKeyBotSamp',
    subscribesPerMinute: 30,
    silenceMs: 90_000,
    pollIntervalMs: 1_000,
  },
  app: {
    corpId: 'wwSampleCorp',
    agentId: 1_000_002,
    name: '战报',
    isClosed: false,
    secret: 'sample-app-secret',
    token: 'appSampleToken',
    aesKey: 'AppSampleKeyAppSampleKeyAppSampleKeyAppSamp',
    trustedHost: null,
  },
  webhooks: [{ key: 'sample-webhook-key', chatId: 'wrSampleGroup1' }],
  members: sampleMembers,
  departments: sampleDepartments,
  groups: sampleGroups,
  sameNonceOnRetry: false,
};

export type PartialSettings = Partial<
  Omit<SimulatorSettings, 'bot' | 'app'> & {
    readonly bot: Partial<BotSettings>;
    readonly app: Partial<AppSettings>;
  }
>;

export function fillSettings(given: PartialSettings, clock: 'real' | 'manual'): SimulatorSettings {
  const silence = clock === 'manual' ? { silenceMs: null } : {};
  return {
    ...defaultSettings,
    ...given,
    bot: { ...defaultSettings.bot, ...silence, ...given.bot },
    app: { ...defaultSettings.app, ...given.app },
  };
}
