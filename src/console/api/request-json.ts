import type { ErrorView } from '../../http/api-types.js';

/** The status by which the server says that the session is over. */
export const NOT_SIGNED_IN = 401;

/** What went wrong, in words for the visitor. */
export class RequestError extends Error {
  constructor(
    message: string,
    /** HTTP status; `null` when no answer came. */
    readonly status: number | null,
  ) {
    super(message);
    this.name = 'RequestError';
  }
}

/** What to tell the visitor of anything that was thrown. */
export function failureText(error: unknown): string {
  return error instanceof RequestError ? error.message : String(error);
}

const NO_ANSWER = '连接不上服务，请确认战报正在运行。';
const ODD_ANSWER = '服务的回答无法识别，请刷新页面后再试。';

/** Above the slowest answer of a busy machine, below the patience of a person. */
const TIMEOUT_MS = 30_000;

export interface RequestParts {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  readonly timeoutMs?: number;
}

/** A body of JSON. */
export function jsonBody(value: unknown): RequestParts {
  return { body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } };
}

/** Calls the API; an answer without content gives `null`. */
export async function requestJson(
  method: string,
  path: string,
  parts: RequestParts = {},
): Promise<unknown> {
  const response = await answer(method, path, parts);
  if (response.status === 204) {
    return null;
  }
  const content: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    throw new RequestError(messageOf(content) ?? ODD_ANSWER, response.status);
  }
  return content;
}

async function answer(method: string, path: string, parts: RequestParts): Promise<Response> {
  const { timeoutMs = TIMEOUT_MS, ...rest } = parts;
  try {
    return await fetch(path, { method, signal: AbortSignal.timeout(timeoutMs), ...rest });
  } catch {
    throw new RequestError(NO_ANSWER, null);
  }
}

function messageOf(content: unknown): string | null {
  const error = (content as Partial<ErrorView> | null)?.error;
  return typeof error?.message === 'string' ? error.message : null;
}
