import type { ReplyHandle } from '../../../message/arrival.js';

const KIND = 'card';
/** An answer later than this is not about the click any more. */
const LIFE_MS = 24 * 3_600_000;

/** The pressed card, so that it can show what became of the click. */
export function cardHandle(outTrackId: string, now: Date): ReplyHandle {
  return { kind: KIND, token: outTrackId, expiresAt: new Date(now.getTime() + LIFE_MS) };
}

/** The card to update; `null` for other handles and late answers. */
export function pressedCard(handle: ReplyHandle | null, nowMs: number): string | null {
  return handle?.kind === KIND && handle.expiresAt.getTime() > nowMs ? handle.token : null;
}
