import { RenewedToken } from '../../kernel/renewed-token.js';
import type { Intake, ReplyHandle } from '../../message/arrival.js';
import type { CallbackEndpoint } from '../../message/callback-endpoint.js';
import { CardCallback } from './cards/card-callback.js';
import { CardDesk } from './cards/card-desk.js';
import { CardInbox } from './cards/card-inbox.js';
import { SentCards } from './cards/sent-cards.js';
import { Contacts } from './contacts/contacts.js';
import { DingtalkSignIn } from './contacts/dingtalk-sign-in.js';
import type { DingtalkConfig } from './dingtalk-config.js';
import type { DingtalkDeps, DingtalkTimings } from './dingtalk-deps.js';
import { fetchToken, freshToken } from './open-api/fetch-token.js';
import { OpenApi } from './open-api/open-api.js';
import { QuotaWatch } from './open-api/quota-watch.js';
import { RateGate } from './open-api/rate-gate.js';
import { RobotCallback } from './robot/robot-callback.js';
import { RobotInbox } from './robot/robot-inbox.js';
import { Teller } from './robot/teller.js';
import { CardWay } from './sending/card-way.js';
import { Ladder } from './sending/ladder.js';
import { RobotWay } from './sending/robot-way.js';
import { SessionWay } from './sending/session-way.js';
import { StreamClient } from './stream/stream-client.js';
import { WebhookWay } from './webhook/webhook-way.js';

/** Calls of one application to one API in a second, of the twenty that the platform allows. */
const QUERIES_PER_SECOND = 18;

export type HostDeps = Omit<DingtalkDeps, 'timings'> & { readonly timings: DingtalkTimings };

/** What the parts need of the channel that holds them. */
interface Owner {
  readonly intake: () => Intake | null;
  readonly tell: (text: string, handle: ReplyHandle | null) => void;
}

export interface ChannelParts {
  readonly api: OpenApi;
  readonly quota: QuotaWatch;
  readonly desk: CardDesk;
  readonly ladder: Ladder;
  readonly stream: StreamClient;
  readonly teller: Teller;
  readonly contacts: Contacts;
  readonly signIn: DingtalkSignIn;
  readonly callbacks: readonly CallbackEndpoint[];
  readonly robotPath: string;
}

/** Puts the parts of the channel together. */
export function joinParts(
  channel: string,
  config: DingtalkConfig,
  deps: HostDeps,
  owner: Owner,
): ChannelParts {
  const { timings, log, fetch, clock } = deps;
  const { requestMs } = timings;
  const quota = new QuotaWatch(deps);
  const askForToken = async () => freshToken(await fetchToken(config, fetch, requestMs));
  const tokens = new RenewedToken(askForToken, clock);
  const gate = new RateGate(QUERIES_PER_SECOND);
  const api = new OpenApi({ config, fetch, log, tokens, gate, quota, requestMs });
  const sent = new SentCards();
  const desk = new CardDesk({ api, config, publicUrl: deps.publicUrl });
  const way = { oapiBase: config.oapiBase, clock, fetch, quota, requestMs };
  const ladder = new Ladder(
    [
      new CardWay(desk, sent),
      new SessionWay(way),
      new RobotWay({ api, robotCode: config.robotCode, quota, clock }),
      new WebhookWay(way),
    ],
    log,
  );
  const robots = new RobotInbox({ ...deps, config, channel, quota });
  const deadlineMs = timings.cardDeadlineMs;
  const cards = new CardInbox({ ...deps, channel, corpId: config.corpId, sent, deadlineMs });
  const stream = new StreamClient({
    config,
    host: deps,
    timings,
    robots,
    cards,
    quota,
    log,
    ...owner,
  });
  const { clientSecret } = config;
  const line = { ...deps, ...timings, clientSecret, quota, intake: owner.intake };
  const robotCallback = new RobotCallback({ ...line, inbox: robots });
  const cardCallback = new CardCallback({ ...line, inbox: cards });
  return {
    api,
    quota,
    desk,
    ladder,
    stream,
    teller: new Teller({ ...way, log }),
    contacts: new Contacts(api, clock),
    signIn: new DingtalkSignIn({ api, config, fetch, requestMs }),
    callbacks:
      config.mode === 'http' ? [robotCallback, ...(desk.isOpen ? [cardCallback] : [])] : [],
    robotPath: robotCallback.path,
  };
}
