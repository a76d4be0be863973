import type { DingtalkConfig } from '../dingtalk-config.js';
import type { Failure } from '../open-api/answer.js';
import { jsonRequest, request } from '../open-api/request.js';
import { CARD_TOPIC, ROBOT_TOPIC } from './frame.js';

const PATH = '/v1.0/gateway/connections/open';

export type Ticket =
  | { readonly kind: 'ticket'; readonly url: string }
  /** The gateway answered, but names no socket to connect to. */
  | { readonly kind: 'no-endpoint' }
  | Failure;

/** The address with a ticket for one connection; it lives 90 s and is used once. */
export async function openTicket(
  config: DingtalkConfig,
  fetchIt: typeof fetch,
  timeoutMs: number,
): Promise<Ticket> {
  const { clientId, clientSecret, gatewayUrl } = config;
  const address = gatewayUrl.endsWith('/connections/open') ? gatewayUrl : gatewayUrl + PATH;
  // Events are not subscribed to: each pushed one would cost a piece of the monthly quota.
  const subscriptions = [
    { type: 'CALLBACK', topic: ROBOT_TOPIC },
    { type: 'CALLBACK', topic: CARD_TOPIC },
  ];
  const body = { clientId, clientSecret, subscriptions, ua: 'zhanbao' };
  const answer = await request(fetchIt, jsonRequest(address, body), timeoutMs);
  if (answer.kind !== 'ok') return answer;
  const { endpoint, ticket } = answer.body;
  if (typeof endpoint !== 'string' || typeof ticket !== 'string' || !isSocketUrl(endpoint)) {
    return { kind: 'no-endpoint' };
  }
  return { kind: 'ticket', url: withTicket(endpoint, ticket) };
}

export function withTicket(endpoint: string, ticket: string): string {
  return `${endpoint}${endpoint.includes('?') ? '&' : '?'}ticket=${encodeURIComponent(ticket)}`;
}

function isSocketUrl(address: string): boolean {
  return URL.canParse(address) && /^wss?:$/.test(new URL(address).protocol);
}
