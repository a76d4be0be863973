import { z } from 'zod';

import type { Address } from '../../../message/outgoing.js';
import type { DingtalkConfig } from '../dingtalk-config.js';
import type { CardPart } from '../encode/part.js';
import type { Answer, Failure } from '../open-api/answer.js';
import type { OpenApi } from '../open-api/open-api.js';
import { CARD_CALLBACK_PATH, cardSecret } from './card-callback.js';
import { cardParamMap, statusUpdate } from './card-data.js';

interface DeskDeps {
  readonly api: OpenApi;
  readonly config: DingtalkConfig;
  readonly publicUrl: string | null;
}

export type Delivered =
  | { readonly kind: 'delivered'; readonly carrierId: string | null }
  | { readonly kind: 'not-delivered' }
  | Failure;

/** Names the address of clicks to the platform. One application has one. */
const ROUTE_KEY_PREFIX = 'zhanbao-';

/** Cards of the platform: laid out, delivered, changed. */
export class CardDesk {
  readonly #deps: DeskDeps;
  readonly #routeKey: string;
  #isRegistered = false;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
    this.#routeKey = ROUTE_KEY_PREFIX + deps.config.clientId;
  }

  /** Whether cards can be sent and their clicks reach us. */
  get isOpen(): boolean {
    const { config, publicUrl } = this.#deps;
    return config.cardTemplateId !== null && (config.mode === 'stream' || publicUrl !== null);
  }

  async deliver(part: CardPart, outTrackId: string, to: Address): Promise<Delivered> {
    const { api, config } = this.#deps;
    const failure = await this.#register();
    if (failure !== null) return failure;
    const answer = await api.call({
      host: 'api',
      path: '/v1.0/card/instances/createAndDeliver',
      body: {
        cardTemplateId: config.cardTemplateId,
        outTrackId,
        userIdType: 1,
        ...(config.mode === 'stream'
          ? { callbackType: 'STREAM' }
          : { callbackType: 'HTTP', callbackRouteKey: this.#routeKey }),
        cardData: { cardParamMap: cardParamMap(part) },
        ...spaceOf(to, config.robotCode),
      },
      isCounted: true,
    });
    return answer.kind === 'ok' ? readDelivery(answer.body) : answer;
  }

  /** Shows what became of a click. */
  update(outTrackId: string, status: string): Promise<Answer> {
    return this.#deps.api.call({
      host: 'api',
      method: 'PUT',
      path: '/v1.0/card/instances',
      body: { outTrackId, ...statusUpdate(status) },
      isCounted: true,
    });
  }

  /** In HTTP mode clicks come only after their address was told, once in the life of a process. */
  async #register(): Promise<Failure | null> {
    const { api, config, publicUrl } = this.#deps;
    if (config.mode === 'stream' || this.#isRegistered || publicUrl === null) return null;
    const answer = await api.call({
      host: 'api',
      path: '/v1.0/card/callbacks/register',
      body: {
        callbackRouteKey: this.#routeKey,
        callbackUrl: publicUrl + CARD_CALLBACK_PATH,
        apiSecret: cardSecret(config.clientSecret),
        forceUpdate: true,
      },
      isCounted: true,
    });
    if (answer.kind === 'unclear') return { kind: 'unreachable', reason: answer.reason };
    if (answer.kind !== 'ok') return answer;
    this.#isRegistered = true;
    return null;
  }
}

function spaceOf(to: Address, robotCode: string): Record<string, unknown> {
  return to.kind === 'group'
    ? {
        openSpaceId: `dtv1.card//IM_GROUP.${to.groupId}`,
        imGroupOpenSpaceModel: { supportForward: false },
        imGroupOpenDeliverModel: { robotCode },
      }
    : {
        openSpaceId: `dtv1.card//IM_ROBOT.${to.userId}`,
        imRobotOpenSpaceModel: { supportForward: false },
        imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT', robotCode },
      };
}

const deliverySchema = z.object({
  success: z.boolean().nullish(),
  result: z.object({
    deliverResults: z
      .array(z.object({ success: z.boolean(), carrierId: z.string().nullish().catch(null) }))
      .min(1),
  }),
});

/** The call succeeds also when the card reached nobody. */
function readDelivery(body: unknown): Delivered {
  const delivery = deliverySchema.safeParse(body).data;
  const results = delivery?.result.deliverResults ?? [];
  const [first] = results;
  const isRefused = delivery?.success === false || results.some(({ success }) => !success);
  if (first === undefined || isRefused) return { kind: 'not-delivered' };
  return { kind: 'delivered', carrierId: first.carrierId ?? null };
}
