import { isUnwritten } from '../../../kernel/unwritten.js';
import type { Answer } from './answer.js';
import { readAnswer } from './answer.js';

export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** One request; never throws for what the network or the platform may do. */
export async function request(
  fetchIt: typeof fetch,
  { url, method, headers = {}, body }: HttpRequest,
  timeoutMs: number,
): Promise<Answer> {
  try {
    const response = await fetchIt(url, {
      method,
      headers: { accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body: body as string }),
      // Following would carry tokens to wherever it points.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await readAnswer(response);
  } catch (error) {
    const code = codeOf(error);
    return isUnwritten(code)
      ? { kind: 'unreachable', reason: code }
      : { kind: 'unclear', reason: code };
  }
}

/** A word for logs; messages of such errors may hold addresses with tokens. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  if (cause instanceof Error) {
    const { code } = cause as NodeJS.ErrnoException;
    return typeof code === 'string' ? code : cause.name;
  }
  return error.name;
}

export function jsonRequest(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpRequest {
  return {
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}
