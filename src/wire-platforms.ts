import type { Logger } from 'pino';
import { EnvHttpProxyAgent, install, setGlobalDispatcher } from 'undici';
import { createDingtalkChannel } from './channels/dingtalk/create-dingtalk-channel.js';
import { createWecomChannel } from './channels/wecom/wecom-channel.js';
import { WECOM_TIMINGS } from './channels/wecom/wecom-deps.js';
import type { Config } from './config.js';
import { helpTexts } from './conversation/help-texts.js';
import type { Channel } from './message/channel.js';
import type { GroupWebhook } from './message/outgoing.js';
import type { Database } from './store/connect.js';
import { isLeaseHeld } from './store/leader/lease-rows.js';
import { isOnlyGroup } from './store/outbox/only-group.js';
import { directHosts, proxyAgentFor } from './wire-proxy.js';
import { dingtalkQuota } from './wire-usage.js';

/** What channels ask of the rest of the house. */
export interface PlatformDeps {
  readonly log: Logger;
  readonly database: Database;
  /** Something that administrators must hear of, once for each key. */
  readonly tell: (notice: { readonly key: string; readonly text: string }) => void;
}

const clock = { now: () => new Date() };

/**
 * Sends what goes to platforms through the office's proxy, if there is one. All of the web's
 * interfaces are exchanged together: a form of one implementation means nothing to another's fetch.
 */
function sendThroughProxy(proxy: Config['proxy']): void {
  if (proxy === null) return;
  install();
  const { url } = proxy;
  const noProxy = directHosts(proxy);
  setGlobalDispatcher(new EnvHttpProxyAgent({ httpProxy: url, httpsProxy: url, noProxy }));
}

/** The channels that are configured; none of them does anything before it is opened. */
export function createChannels(config: Config, deps: PlatformDeps): readonly Channel[] {
  const { wecom, dingtalk } = config.channels;
  const { proxy } = config;
  sendThroughProxy(proxy);
  const common = {
    clock,
    log: deps.log,
    fetch: (...request: Parameters<typeof fetch>) => globalThis.fetch(...request),
    random: Math.random,
    welcomeText: helpTexts.full,
    botName: config.botName,
  };
  return [
    ...(wecom === null
      ? []
      : [
          createWecomChannel(wecom, {
            ...common,
            socketAgent: proxyAgentFor(wecom.botSocket?.wsUrl ?? wecom.apiBase, proxy),
            isDefaultWebhookOf: (group) => isOnlyGroup(deps.database, 'wecom', group),
            isBotHeldElsewhere: () => isLeaseHeld(deps.database, 'wecom'),
            timings: WECOM_TIMINGS,
          }),
        ]),
    ...(dingtalk === null
      ? []
      : [
          createDingtalkChannel(dingtalk, {
            ...common,
            webSocketAgent: proxyAgentFor(dingtalk.gatewayUrl, proxy),
            quota: dingtalkQuota(deps.database),
            onNotice: ({ key, text }) => {
              deps.tell({ key, text });
            },
            publicUrl: config.publicUrl,
          }),
        ]),
  ];
}

/** The webhook of an office with a single group, of channels that leave finding it to the outbox. */
export function defaultWebhooks({ channels }: Config): ReadonlyMap<string, GroupWebhook> {
  const webhook = channels.dingtalk?.webhook ?? null;
  return new Map(
    webhook === null ? [] : [['dingtalk', { address: webhook.url, secret: webhook.secret }]],
  );
}
