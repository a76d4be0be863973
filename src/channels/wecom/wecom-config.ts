/** How the bot's long connection is opened. */
export interface BotSocketConfig {
  readonly botId: string;
  readonly secret: string;
  /** Private deployments show their own address in the console. */
  readonly wsUrl: string;
}

/** What a callback address is secured with, as the console shows it. */
export interface CallbackSecrets {
  readonly token: string;
  /** 43 letters and digits, EncodingAESKey. */
  readonly aesKey: string;
}

export interface AppConfig {
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
  readonly callback: CallbackSecrets | null;
}

/** Every way is `null` where it is not configured; a bot is in one of its two modes. */
export interface WecomConfig {
  readonly botSocket: BotSocketConfig | null;
  readonly botCallback: CallbackSecrets | null;
  readonly app: AppConfig | null;
  /** For an office with a single group; other groups bring their own with each message. */
  readonly webhookKey: string | null;
  /** Without a slash at the end, like the following two. */
  readonly apiBase: string;
  readonly oauthBase: string;
  readonly loginBase: string;
  /** Links that start with it stay links in what is sent; all others are shown as text. */
  readonly publicUrl: string | null;
}

export const WECOM_DEFAULTS = {
  wsUrl: 'wss://openws.work.weixin.qq.com',
  apiBase: 'https://qyapi.weixin.qq.com',
  oauthBase: 'https://open.weixin.qq.com',
  loginBase: 'https://login.work.weixin.qq.com',
} as const;
