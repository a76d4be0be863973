import { codeVerdict } from '../codes.js';
import type { WecomLog } from '../wecom-deps.js';
import type { PartResult } from './way.js';

/** A busy platform: soon enough not to be noticed, late enough to help. */
const SOON_MS = 5_000;
/** Blocks last 60 s or 60 min. */
export const SLOW_MS = 60_000;
/** What nobody knows is tried seldom. */
const UNKNOWN_CODE_MS = 30_000;
const NOT_SENT_MS = 3_000;

export interface Outcome {
  readonly log: WecomLog;
  readonly random: () => number;
  readonly via: string;
}

/** What an error code of the platform means for the message at hand. */
export function refusedResult(errcode: number, { log, random, via }: Outcome): PartResult {
  const { act, meaning, isKnown } = codeVerdict(errcode);
  const reason = `${meaning}（${errcode}）`;
  if (isKnown) log.info({ via, errcode, act }, 'WeCom refused a message');
  else log.warn({ via, errcode }, 'WeCom refused a message with an unknown code');
  switch (act) {
    case 'soon':
      return { kind: 'later', afterMs: isKnown ? SOON_MS : UNKNOWN_CODE_MS, reason };
    case 'slow':
      // Spread out, so that all who wait do not come back at once.
      return { kind: 'later', afterMs: SLOW_MS + Math.round(random() * SOON_MS), reason };
    case 'token':
      return { kind: 'later', afterMs: SOON_MS, reason };
    case 'config':
    case 'recipient':
    case 'broken':
    case 'handle':
    case 'content':
      return { kind: 'refused', act, reason };
  }
}

export const notSentResult = (): PartResult => ({
  kind: 'later',
  afterMs: NOT_SENT_MS,
  reason: '连接不上企业微信',
});

export const unknownResult = (): PartResult => ({
  kind: 'unknown',
  reason: '企业微信没有回应，不知是否已送达',
});

export const waitResult = (afterMs: number): PartResult => ({
  kind: 'later',
  afterMs,
  reason: '已到企业微信的频率上限，稍后自动发送',
});
