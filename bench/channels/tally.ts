import type { Shown } from '../../tests/simulators/shared/screens.js';
import { quantile } from '../measure.js';
import type { SaidMessage, Storm } from './storm.js';

/** What became of the messages of a storm. */
export interface Tally {
  readonly said: number;
  /** No connection took any of its deliveries: the platform never gave it to the bot. */
  readonly lostByPlatform: number;
  readonly storedOnce: number;
  readonly answeredOnce: number;
  readonly answeredTwice: number;
  /** Of those that were stored. */
  readonly neverAnswered: number;
  readonly cuts: number;
  /** Answer time to the platform's limit; NaN without any answer. */
  readonly medianRatio: number;
  readonly p99Ratio: number;
  /** Of those not stored for a cut: the longest time from handing over to the cut; 0 without any. */
  readonly longestOnTheWayMs: number;
  /** How often each reason explains a message that was not stored once and answered once. */
  readonly explained: ReadonlyMap<string, number>;
  /** Messages for which no reason was found, with what is known of each. */
  readonly unexplained: readonly string[];
}

interface Story {
  readonly message: SaidMessage;
  /** When the platform handed it over, and got rid of it. */
  readonly handedMs: readonly number[];
  readonly receipts: number;
  readonly isStored: boolean;
  /** By the platform's log; `null` where it asks for no acknowledgement. */
  readonly isAcknowledged: boolean | null;
  readonly deliveries: readonly {
    readonly state: string;
    readonly isRepeat: boolean;
    readonly reason: string | null;
  }[];
  readonly answers: readonly Shown[];
}

/** Counts by what members see and what the store holds, not by what the product says of itself. */
export async function tally(storm: Storm): Promise<Tally> {
  const stories = await tell(storm);
  const reached = stories.filter(({ handedMs }) => handedMs.length > 0);
  const stored = stories.filter(({ isStored }) => isStored);
  const answers = (count: (shown: number) => boolean): number =>
    stored.filter((story) => count(story.answers.length)).length;
  const { answerLimitMs } = storm.options.platform;
  const ratios = stories.flatMap(({ answers: [first], handedMs: [at] }) =>
    first === undefined || at === undefined ? [] : [(first.atMs - at) / answerLimitMs],
  );
  const explained = new Map<string, number>();
  const unexplained: string[] = [];
  const wrong = reached.filter((one) => !isRight(one));
  for (const story of wrong) {
    const reason = explain(story, storm, stored);
    if (reason === null) unexplained.push(describe(story, storm));
    else explained.set(reason, (explained.get(reason) ?? 0) + 1);
  }
  return {
    said: stories.length,
    lostByPlatform: stories.length - reached.length,
    storedOnce: stored.filter(({ receipts }) => receipts === 1).length,
    answeredOnce: answers((shown) => shown === 1),
    answeredTwice: answers((shown) => shown > 1),
    neverAnswered: answers((shown) => shown === 0),
    cuts: storm.cutsMs.length,
    medianRatio: quantile(ratios, 0.5),
    p99Ratio: quantile(ratios, 0.99),
    longestOnTheWayMs: Math.max(
      0,
      ...wrong
        .filter(({ isStored }) => !isStored)
        .flatMap(({ handedMs }) => handedMs.map((atMs) => nextCutMs(atMs, storm) - atMs))
        .filter(Number.isFinite),
    ),
    explained,
    unexplained,
  };
}

const isRight = ({ isStored, receipts, answers }: Story): boolean =>
  isStored && receipts === 1 && answers.length === 1;

async function tell({ options, said, database }: Storm): Promise<readonly Story[]> {
  const { platform } = options;
  const inbound = await database.inboundMessage.findMany({ select: { id: true } });
  const receipts = await database.receipt.findMany({ select: { messageId: true } });
  const outbound = await database.outboundMessage.findMany({ select: { id: true, inId: true } });
  const deliveries = new Map(
    (await database.delivery.findMany()).map((one) => [one.messageId, one]),
  );
  const handed = platform.control.log.entries(({ direction }) => direction === 'to-bot');
  const shown = platform.control.screens
    .of()
    .filter(({ by }) => by !== '' && !by.startsWith('person'));
  const storedIds = new Set(inbound.map(({ id }) => id));
  const acknowledged = platform.acknowledged();
  return said.map((message) => ({
    message,
    handedMs: handed
      .filter(({ body }) => platform.idIn(body) === message.id)
      .map(({ atMs }) => atMs),
    receipts: receipts.filter(({ messageId }) => messageId === message.id).length,
    isStored: storedIds.has(message.id),
    isAcknowledged: acknowledged?.has(message.id) ?? null,
    deliveries: outbound.flatMap(({ id, inId }) => {
      const delivery = inId === message.id ? deliveries.get(id) : undefined;
      return delivery === undefined ? [] : [delivery];
    }),
    answers: shown.filter(({ text }) => text.includes(message.figure)),
  }));
}

function describe(story: Story, storm: Storm): string {
  const { message, handedMs, isStored, isAcknowledged, receipts, deliveries, answers } = story;
  const away = handedMs.map((atMs) => `${nextCutMs(atMs, storm) - atMs} ms`);
  const states = deliveries.map(({ state, isRepeat }) => `${state}${isRepeat ? ' again' : ''}`);
  return [
    message.id,
    `handed over ${away.join(', ')} before the next cut`,
    ...(isAcknowledged === null ? [] : [isAcknowledged ? 'acknowledged' : 'not acknowledged']),
    isStored ? `stored with ${receipts} receipts` : 'not stored',
    `deliveries ${states.join()}`,
    `seen ${answers.length} times`,
  ].join('; ');
}

/** When the connection was cut next; `Infinity` where it was not. */
const nextCutMs = (atMs: number, { cutsMs }: Storm): number =>
  Math.min(...cutsMs.filter((cutMs) => cutMs >= atMs));

/** Every copy of it went into a connection that did not live long enough to bring it. */
function isCutOff({ handedMs }: Story, storm: Storm, stored: readonly Story[]): boolean {
  const { onTheWayMs } = storm.options;
  return handedMs.every((atMs) => {
    const cutMs = nextCutMs(atMs, storm);
    if (onTheWayMs !== null) return cutMs - atMs <= onTheWayMs;
    const isOvertaken = stored.some((one) => one.handedMs.some((ms) => ms > atMs && ms < cutMs));
    return Number.isFinite(cutMs) && !isOvertaken;
  });
}

/** Why a message was not stored once and answered once; `null` when nothing explains it. */
function explain(story: Story, storm: Storm, stored: readonly Story[]): string | null {
  const { isStored, isAcknowledged, receipts, deliveries, answers } = story;
  if (!isStored) {
    // What was acknowledged was in our hands, whatever happened to the connection.
    if (isAcknowledged === true) return null;
    return isCutOff(story, storm, stored) ? storm.options.onTheWay : null;
  }
  if (receipts !== 1) return null;
  const [delivery] = deliveries;
  if (delivery === undefined) return null;
  if (answers.length > 1) {
    return delivery.isRepeat ? 'answer repeated, marked: its first outcome was cut off' : null;
  }
  return delivery.state === 'sent' ? null : `${delivery.state}: ${delivery.reason ?? ''}`;
}
