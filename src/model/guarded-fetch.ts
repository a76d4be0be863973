import { z } from 'zod';
import type { Clock } from '../kernel/clock.js';
import type { CircuitBreaker } from './circuit-breaker.js';
import { ModelFailure } from './model-failure.js';
import { readBounded } from './read-bounded.js';
import { retryAfterMs } from './retry-after.js';
import { believableTokens } from './token-budget.js';
import type { TokenBudget } from './token-budget.js';

/** An answer to one of our questions is a few kilobytes; a chain of thought may be some dozens. */
const MAX_BODY_BYTES = 512 * 1024;

/** All that leaves with a request: no names of library, system or machine. */
const SENT_HEADERS = ['authorization', 'content-type', 'accept'];

interface GuardedFetchDeps {
  readonly baseUrl: string;
  readonly breaker: CircuitBreaker;
  readonly budget: TokenBudget;
  readonly clock: Clock;
}

const usageSchema = z.looseObject({ usage: z.looseObject({ total_tokens: z.unknown() }) });

function tokensSaid(body: string): number | null {
  try {
    const parsed = usageSchema.safeParse(JSON.parse(body));
    return parsed.success ? believableTokens(parsed.data.usage.total_tokens) : null;
  } catch {
    return null;
  }
}

function addressOf(input: string | URL | Request): string {
  return input instanceof Request ? input.url : String(input);
}

function sentHeaders(init: RequestInit | undefined): Headers {
  const given = new Headers(init?.headers);
  const kept = new Headers();
  for (const name of SENT_HEADERS) {
    const value = given.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}

async function send(
  url: string,
  init: RequestInit | undefined,
): Promise<{ readonly response: Response; readonly body: string }> {
  try {
    const response = await fetch(url, { ...init, headers: sentHeaders(init), redirect: 'manual' });
    const body = new TextDecoder().decode(await readBounded(response, MAX_BODY_BYTES));
    return { response, body };
  } catch (error) {
    if (error instanceof ModelFailure || init?.signal?.aborted === true) throw error;
    throw new ModelFailure('unreachable', { cause: error });
  }
}

/**
 * The only way out for both clients: to the configured address and nowhere else, following no redirect,
 * with a bounded body, and every token counted. Where an endpoint tells no usage, a character counts as
 * a token, which for Chinese is on the safe side.
 * @throws ModelFailure inside the clients' own errors
 */
export function guardedFetch({ baseUrl, breaker, budget, clock }: GuardedFetchDeps): typeof fetch {
  return async (input, init) => {
    const url = addressOf(input);
    if (!url.startsWith(`${baseUrl}/`)) throw new ModelFailure('wrong-address');
    if (budget.isSpent) throw new ModelFailure('budget-spent');
    const asked = typeof init?.body === 'string' ? init.body.length : 0;
    const { response, body } = await send(url, init).catch((error: unknown) => {
      budget.spend(asked);
      throw error;
    });
    const { status } = response;
    if (status === 429) {
      breaker.pauseFor(retryAfterMs(response.headers.get('retry-after'), clock.now()));
      throw new ModelFailure('rate-limited');
    }
    if (status >= 300 && status < 400) throw new ModelFailure('wrong-address');
    // What was refused is not charged for.
    if (status === 200) budget.spend(tokensSaid(body) ?? asked + body.length);
    const type = response.headers.get('content-type') ?? '';
    if (status === 200 && !type.includes('json')) throw new ModelFailure('malformed');
    return new Response(body, { status, headers: { 'content-type': 'application/json' } });
  };
}
