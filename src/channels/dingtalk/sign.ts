import { createHmac, timingSafeEqual } from 'node:crypto';

/** As robots are signed, both ways: the time in ms, a line end and the secret, keyed with the secret. */
export function robotSign(timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}

/** As clicks on cards are signed: the time alone (open.dingtalk.com, event-callback-card). */
export function cardSign(timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(timestamp).digest('base64');
}

/** Takes the same time wherever the two differ; never throws, whatever the lengths. */
export function signsEqual(expected: string, given: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(given);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Whether a time in ms lies within the window, before or after now. */
export function isTimely(timestamp: string, nowMs: number, maxSkewMs: number): boolean {
  if (!/^\d{10,16}$/.test(timestamp)) return false;
  return Math.abs(nowMs - Number(timestamp)) <= maxSkewMs;
}
