import type { SimClock } from './sim-clock.js';

export interface Received {
  readonly status: number;
  readonly text: string;
}

/** A call from the platform to the bot: the answer, or in words why there is none. */
export async function callBot(
  clock: SimClock,
  limitMs: number,
  url: URL,
  init: RequestInit,
): Promise<Received | string> {
  const abort = new AbortController();
  const cancel = clock.after(limitMs, () => {
    abort.abort();
  });
  try {
    const response = await fetch(url, { ...init, signal: abort.signal, redirect: 'manual' });
    return { status: response.status, text: await response.text() };
  } catch {
    return abort.signal.aborted ? `no answer in ${limitMs / 1000} s` : 'connection failed';
  } finally {
    cancel();
  }
}
