import type { Diagnosis } from '../../../message/diagnosis.js';
import type { DingtalkConfig } from '../dingtalk-config.js';
import type { DingtalkDeps } from '../dingtalk-deps.js';
import { MONTHLY_QUOTA } from '../open-api/quota-meter.js';
import { httpsOrOnHostOf } from '../open-api/same-origin.js';
import { openTicket } from '../stream/open-ticket.js';
import { doctorTexts } from './doctor-texts.js';
import { failed, failedCall, ok, skipped, warning } from './findings.js';
import { probeSocket } from './probe-socket.js';

const { checks, found, remedies } = doctorTexts;
const WARN_SHARE = 0.8;

interface WayCheckDeps {
  readonly config: DingtalkConfig;
  readonly host: Pick<DingtalkDeps, 'fetch' | 'webSocketAgent' | 'publicUrl' | 'quota'>;
  readonly requestMs: number;
  readonly isConnected: boolean;
  readonly robotPath: string;
}

/** How messages come in, cards, the group's webhook, and what is left of the month. */
export async function diagnoseWays(deps: WayCheckDeps): Promise<readonly Diagnosis[]> {
  return [
    ...(deps.config.mode === 'stream'
      ? await diagnoseStream(deps)
      : [skipped(checks.callback, found.callback(deps.robotPath), remedies.callback)]),
    diagnoseCards(deps),
    diagnoseWebhook(deps.config),
    await diagnoseQuota(deps),
  ];
}

/** A ticket is taken and left to expire: a connection would be given messages. */
async function diagnoseStream({
  config,
  host,
  requestMs,
  isConnected,
}: WayCheckDeps): Promise<readonly Diagnosis[]> {
  const ticket = await openTicket(config, host.fetch, requestMs);
  if (ticket.kind === 'no-endpoint') {
    return [failed(checks.gateway, found.noEndpoint, remedies.gateway)];
  }
  if (ticket.kind !== 'ticket') return [failedCall(checks.gateway, ticket, remedies.gateway)];
  const reason = await probeSocket(ticket.url, host.webSocketAgent, requestMs);
  return [
    ok(checks.gateway, found.gateway),
    reason === null
      ? ok(checks.socket, isConnected ? found.connected : found.socketReached)
      : failed(checks.socket, found.socketFailed(reason), remedies.socket),
  ];
}

function diagnoseCards({ config, host }: WayCheckDeps): Diagnosis {
  if (config.cardTemplateId === null) {
    return skipped(checks.cards, found.noTemplate, remedies.template);
  }
  return config.mode === 'http' && host.publicUrl === null
    ? warning(checks.cards, found.noPublicUrl, remedies.publicUrl)
    : ok(checks.cards, found.template);
}

function diagnoseWebhook({ webhook, oapiBase }: DingtalkConfig): Diagnosis {
  if (webhook === null) return skipped(checks.webhook, found.noWebhook, null);
  const url = httpsOrOnHostOf(oapiBase, webhook.url);
  if (url === null || (url.searchParams.get('access_token') ?? '') === '') {
    return failed(checks.webhook, found.webhookWrong, remedies.webhook);
  }
  return webhook.secret === null
    ? warning(checks.webhook, found.webhookUnsigned, remedies.webhookSecret)
    : ok(checks.webhook, found.webhook);
}

async function diagnoseQuota({ host }: WayCheckDeps): Promise<Diagnosis> {
  const usage = await host.quota.read().catch(() => null);
  if (usage === null) return warning(checks.quota, found.quotaUnread, remedies.again);
  const { api, push } = usage;
  const words = found.quota(api, MONTHLY_QUOTA.api, push, MONTHLY_QUOTA.push);
  const isScarce = (used: number, limit: number) => used >= limit * WARN_SHARE;
  return isScarce(api, MONTHLY_QUOTA.api) || isScarce(push, MONTHLY_QUOTA.push)
    ? warning(checks.quota, words, remedies.quota)
    : ok(checks.quota, words);
}
