import { z } from 'zod';
import { optionalText, serviceAddress, variable, withoutSlash } from './config-variables.js';
import type { DingtalkConfig } from './channels/dingtalk/dingtalk-config.js';
import { WECOM_DEFAULTS, type WecomConfig } from './channels/wecom/wecom-config.js';

/** Where messages of real work groups come from and go to; `null`: that platform is not used. */
export interface ChannelsConfig {
  readonly wecom: WecomConfig | null;
  readonly dingtalk: DingtalkConfig | null;
}

const DEFAULT_GATEWAY = 'https://api.dingtalk.com';
const AES_KEY = /^[A-Za-z0-9]{43}$/;
const aesKey = (): z.ZodType<string | undefined> =>
  variable(z.string().regex(AES_KEY, '应为 43 位字母和数字（EncodingAESKey）').optional());

/** Variables of the chat platforms. */
export const channelVariables = {
  WECOM_BOT_ID: optionalText('企业微信智能机器人（长连接）的 BotID；与 WECOM_BOT_SECRET 一起填写'),
  WECOM_BOT_SECRET: optionalText('企业微信智能机器人（长连接）的 Secret'),
  WECOM_WS_URL: serviceAddress(WECOM_DEFAULTS.wsUrl, 'ws').describe(
    '企业微信长连接地址；私有部署时改为管理后台所示地址',
  ),
  WECOM_BOT_TOKEN: optionalText(
    '企业微信智能机器人（回调方式）的 Token；与 WECOM_BOT_AES_KEY 一起填写',
  ),
  WECOM_BOT_AES_KEY: aesKey().describe('企业微信智能机器人（回调方式）的 EncodingAESKey'),
  WECOM_CORP_ID: optionalText('企业微信企业 ID；使用自建应用时填写'),
  WECOM_APP_AGENT_ID: variable(
    z
      .string()
      .regex(/^\d{1,12}$/, '应为数字（AgentId）')
      .optional(),
  ).describe('企业微信自建应用的 AgentId'),
  WECOM_APP_SECRET: optionalText('企业微信自建应用的 Secret'),
  WECOM_APP_TOKEN: optionalText('企业微信自建应用接收消息的 Token；与 WECOM_APP_AES_KEY 一起填写'),
  WECOM_APP_AES_KEY: aesKey().describe('企业微信自建应用接收消息的 EncodingAESKey'),
  WECOM_WEBHOOK_KEY: optionalText('企业微信群机器人（消息推送）的 key；只有一个群时可填在这里'),
  WECOM_API_BASE: serviceAddress(WECOM_DEFAULTS.apiBase, 'http').describe(
    '企业微信接口地址；私有部署时修改',
  ),
  WECOM_OAUTH_BASE: serviceAddress(WECOM_DEFAULTS.oauthBase, 'http').describe(
    '企业微信网页授权地址；私有部署时修改',
  ),
  WECOM_LOGIN_BASE: serviceAddress(WECOM_DEFAULTS.loginBase, 'http').describe(
    '企业微信扫码登录地址；私有部署时修改',
  ),
  DINGTALK_CLIENT_ID: optionalText('钉钉应用的 Client ID；与 DINGTALK_CLIENT_SECRET 一起填写'),
  DINGTALK_CLIENT_SECRET: optionalText('钉钉应用的 Client Secret'),
  DINGTALK_ROBOT_CODE: optionalText('钉钉机器人编码；不填则与 Client ID 相同'),
  DINGTALK_CORP_ID: optionalText('钉钉组织的 CorpId；填了就拒绝其他企业的消息和登录'),
  DINGTALK_CARD_TEMPLATE_ID: optionalText(
    '钉钉互动卡片模板 ID；不填则用文字回执（回复“确认”等即可）',
  ),
  DINGTALK_GATEWAY_URL: variable(
    z
      .union([z.literal('off'), z.url({ protocol: /^https?$/ })], '应为 http(s):// 地址，或 off')
      .default(DEFAULT_GATEWAY),
  ).describe('钉钉 Stream 网关地址；改用 HTTP 回调时填 off'),
  DINGTALK_API_BASE: serviceAddress('https://api.dingtalk.com', 'http').describe(
    '钉钉新版接口地址；专属部署时修改',
  ),
  DINGTALK_OAPI_BASE: serviceAddress('https://oapi.dingtalk.com', 'http').describe(
    '钉钉旧版接口地址；专属部署时修改',
  ),
  DINGTALK_LOGIN_BASE: serviceAddress('https://login.dingtalk.com', 'http').describe(
    '钉钉网页登录地址；专属部署时修改',
  ),
  DINGTALK_WEBHOOK_URL: variable(
    z.url({ protocol: /^https?$/, error: '应为 http(s):// 开头的地址' }).optional(),
  ).describe('钉钉群自定义机器人的 Webhook 地址；只有一个群时可填在这里'),
  DINGTALK_WEBHOOK_SECRET: optionalText('钉钉群自定义机器人的加签密钥'),
};

type Values = z.infer<z.ZodObject<typeof channelVariables>>;
type Name = keyof typeof channelVariables;

interface Group {
  /** What it is for, in the sentence that names what is missing. */
  readonly what: string;
  readonly names: readonly [Name, ...Name[]];
}

const BOT_SOCKET: Group = {
  what: '使用企业微信智能机器人（长连接）',
  names: ['WECOM_BOT_ID', 'WECOM_BOT_SECRET'],
};
const BOT_CALLBACK: Group = {
  what: '使用企业微信智能机器人（回调）',
  names: ['WECOM_BOT_TOKEN', 'WECOM_BOT_AES_KEY'],
};
const APP: Group = {
  what: '使用企业微信自建应用',
  names: ['WECOM_CORP_ID', 'WECOM_APP_AGENT_ID', 'WECOM_APP_SECRET'],
};
const APP_CALLBACK: Group = {
  what: '企业微信自建应用接收消息',
  names: ['WECOM_APP_TOKEN', 'WECOM_APP_AES_KEY'],
};
const DINGTALK: Group = {
  what: '使用钉钉机器人',
  names: ['DINGTALK_CLIENT_ID', 'DINGTALK_CLIENT_SECRET'],
};

/** Means nothing without the group beside it. */
const NEEDS: readonly { readonly name: Name; readonly group: Group }[] = [
  ...APP_CALLBACK.names.map((name) => ({ name, group: APP })),
  { name: 'DINGTALK_ROBOT_CODE', group: DINGTALK },
  { name: 'DINGTALK_CARD_TEMPLATE_ID', group: DINGTALK },
  { name: 'DINGTALK_CORP_ID', group: DINGTALK },
  { name: 'DINGTALK_WEBHOOK_URL', group: DINGTALK },
];

type IsSet = (name: string) => boolean;

function isOn({ names }: Group, isSet: IsSet): boolean {
  return names.every(isSet);
}

function missingIn({ what, names }: Group, isSet: IsSet): readonly string[] {
  const missing = names.filter((name) => !isSet(name));
  if (missing.length === names.length) return [];
  return missing.map((name) => `  ${name}：${what}时须填写`);
}

/**
 * What is half configured, all at once and by name: a bot that hears and cannot answer is worse than
 * none.
 */
export function channelProblems(isSet: IsSet): readonly string[] {
  const groups = [BOT_SOCKET, BOT_CALLBACK, APP, APP_CALLBACK, DINGTALK];
  const lonely = NEEDS.filter(({ name, group }) => isSet(name) && !isOn(group, isSet)).flatMap(
    ({ group }) => group.names.filter((name) => !isSet(name)).map((name) => ({ name, group })),
  );
  const both =
    isOn(BOT_SOCKET, isSet) && isOn(BOT_CALLBACK, isSet)
      ? ['  WECOM_BOT_TOKEN：智能机器人只能用长连接或回调中的一种，请清空不用的一组']
      : [];
  const secretAlone =
    isSet('DINGTALK_WEBHOOK_SECRET') && !isSet('DINGTALK_WEBHOOK_URL')
      ? ['  DINGTALK_WEBHOOK_URL：填写了加签密钥时须填写']
      : [];
  return [
    ...new Set([
      ...groups.flatMap((group) => missingIn(group, isSet)),
      ...lonely.map(({ name, group }) => `  ${name}：${group.what}时须填写`),
      ...both,
      ...secretAlone,
    ]),
  ];
}

function pair<First extends string, Second extends string>(
  first: string | undefined,
  second: string | undefined,
  names: readonly [First, Second],
): Readonly<Record<First | Second, string>> | null {
  if (first === undefined || second === undefined) return null;
  return { [names[0]]: first, [names[1]]: second } as Record<First | Second, string>;
}

function wecomConfig(values: Values, publicUrl: string | null): WecomConfig | null {
  const socket = pair(values.WECOM_BOT_ID, values.WECOM_BOT_SECRET, ['botId', 'secret']);
  const callback = pair(values.WECOM_BOT_TOKEN, values.WECOM_BOT_AES_KEY, ['token', 'aesKey']);
  const app = pair(values.WECOM_CORP_ID, values.WECOM_APP_SECRET, ['corpId', 'secret']);
  const agentId = values.WECOM_APP_AGENT_ID;
  const webhookKey = values.WECOM_WEBHOOK_KEY ?? null;
  if (socket === null && callback === null && app === null && webhookKey === null) return null;
  return {
    botSocket: socket === null ? null : { ...socket, wsUrl: values.WECOM_WS_URL },
    botCallback: callback,
    app:
      app === null || agentId === undefined
        ? null
        : {
            ...app,
            agentId: Number(agentId),
            callback: pair(values.WECOM_APP_TOKEN, values.WECOM_APP_AES_KEY, ['token', 'aesKey']),
          },
    webhookKey,
    apiBase: values.WECOM_API_BASE,
    oauthBase: values.WECOM_OAUTH_BASE,
    loginBase: values.WECOM_LOGIN_BASE,
    publicUrl,
  };
}

function dingtalkConfig(values: Values): DingtalkConfig | null {
  const { DINGTALK_CLIENT_ID: clientId, DINGTALK_CLIENT_SECRET: clientSecret } = values;
  if (clientId === undefined || clientSecret === undefined) return null;
  const gateway = values.DINGTALK_GATEWAY_URL;
  const url = values.DINGTALK_WEBHOOK_URL;
  return {
    clientId,
    clientSecret,
    robotCode: values.DINGTALK_ROBOT_CODE ?? clientId,
    corpId: values.DINGTALK_CORP_ID ?? null,
    cardTemplateId: values.DINGTALK_CARD_TEMPLATE_ID ?? null,
    mode: gateway === 'off' ? 'http' : 'stream',
    gatewayUrl: gateway === 'off' ? DEFAULT_GATEWAY : withoutSlash(gateway),
    apiBase: values.DINGTALK_API_BASE,
    oapiBase: values.DINGTALK_OAPI_BASE,
    loginBase: values.DINGTALK_LOGIN_BASE,
    webhook: url === undefined ? null : { url, secret: values.DINGTALK_WEBHOOK_SECRET ?? null },
  };
}

/** The channels that the environment configures. */
export function channelsConfig(values: Values, publicUrl: string | null): ChannelsConfig {
  return Object.freeze({
    wecom: wecomConfig(values, publicUrl),
    dingtalk: dingtalkConfig(values),
  });
}
