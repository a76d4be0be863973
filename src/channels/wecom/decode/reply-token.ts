import { z } from 'zod';

import type { ReplyHandle } from '../../../message/arrival.js';
import type { Address } from '../../../message/outgoing.js';
import type { Occasion } from './bot-payload.js';

const HOUR_MS = 3_600_000;
/** A request can be answered for 24 hours, an address for one; both end a little early here. */
const REQUEST_LIFE_MS = 24 * HOUR_MS - 60_000;
const URL_LIFE_MS = HOUR_MS - 60_000;
/** So long after a message the platform comes to fetch the answer. */
export const POLL_MS = 6 * 60_000;

/** Answers go to the conversation in which they were asked for, and nowhere else. */
const tokenSchema = z.discriminatedUnion('way', [
  z.object({ way: z.literal('request'), reqId: z.string(), chat: z.string() }),
  z.object({
    way: z.literal('url'),
    url: z.string(),
    chat: z.string(),
    /** Until then the platform may fetch the answer itself; 0 where it does not. */
    polledUntilMs: z.number(),
  }),
]);

export type ReplyToken = z.infer<typeof tokenSchema>;

type Place = Pick<Occasion, 'group' | 'userId'>;

const chatOf = ({ group, userId }: Place): string =>
  group === null ? `person ${userId}` : `group ${group}`;

export const chatOfAddress = (to: Address): string =>
  to.kind === 'group' ? `group ${to.groupId}` : `person ${to.userId}`;

export function requestHandle(reqId: string, place: Place, now: Date): ReplyHandle {
  return handle({ way: 'request', reqId, chat: chatOf(place) }, now, REQUEST_LIFE_MS);
}

export function urlHandle(
  url: string,
  place: Place,
  times: { readonly now: Date; readonly isPolled: boolean },
): ReplyHandle {
  const polledUntilMs = times.isPolled ? times.now.getTime() + POLL_MS : 0;
  return handle({ way: 'url', url, chat: chatOf(place), polledUntilMs }, times.now, URL_LIFE_MS);
}

const handle = (token: ReplyToken, now: Date, lifeMs: number): ReplyHandle => ({
  kind: `wecom-${token.way}`,
  token: JSON.stringify(token),
  expiresAt: new Date(now.getTime() + lifeMs),
});

/** @returns `null` when it is over, or leads to another conversation than the one asked for. */
export function readHandle(held: ReplyHandle | null, to: Address, now: Date): ReplyToken | null {
  if (held === null || held.expiresAt <= now) return null;
  try {
    const token = tokenSchema.parse(JSON.parse(held.token));
    return token.chat === chatOfAddress(to) ? token : null;
  } catch {
    return null;
  }
}
