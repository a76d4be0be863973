import { z } from 'zod';
import { isUnwritten } from '../../../kernel/unwritten.js';
import { parseJson } from '../decode/parse-json.js';

/** How a call over HTTP ended. */
export type CallResult =
  | {
      readonly kind: 'ok';
      readonly body: Readonly<Record<string, unknown>>;
      readonly date: Date | null;
    }
  | { readonly kind: 'refused'; readonly errcode: number; readonly date: Date | null }
  /** Nothing has reached the platform. */
  | { readonly kind: 'not-sent'; readonly cause: string }
  /** Something may have. */
  | { readonly kind: 'no-answer'; readonly cause: string };

export interface HttpCall {
  readonly url: string;
  /** JSON, or a form with its own type; none makes it a GET. */
  readonly json?: unknown;
  readonly form?: { readonly contentType: string; readonly body: Uint8Array };
}

export interface HttpDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly timings: { readonly requestMs: number };
}

/** The platform answers errors with status 200 as well: the code is in the JSON. */
const answerSchema = z.looseObject({ errcode: z.number().default(0) });

/** Twenty megabytes over a county's line. */
const UPLOAD_MS = 120_000;

/** One call. Addresses hold secrets and are therefore in no result. */
export async function callJson({ fetch, timings }: HttpDeps, call: HttpCall): Promise<CallResult> {
  try {
    const response = await fetch(call.url, {
      ...requestOf(call),
      redirect: 'error',
      signal: AbortSignal.timeout(call.form ? UPLOAD_MS : timings.requestMs),
    });
    return readAnswer(response.status, response.headers.get('date'), await response.text());
  } catch (error) {
    const cause = causeOf(error);
    return { kind: isUnwritten(cause) ? 'not-sent' : 'no-answer', cause };
  }
}

function requestOf({ json, form }: HttpCall): RequestInit {
  if (form) {
    return {
      method: 'POST',
      headers: { 'content-type': form.contentType },
      // A view on exactly these bytes; the types of fetch want to know what is below it.
      body: new Uint8Array(form.body),
    };
  }
  if (json === undefined) return { method: 'GET' };
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(json),
  };
}

function readAnswer(status: number, dateText: string | null, text: string): CallResult {
  const date = dateText === null ? null : new Date(dateText);
  const parsed = answerSchema.safeParse(parseJson(text));
  if (parsed.success) {
    const { errcode } = parsed.data;
    return errcode === 0 && status < 400
      ? { kind: 'ok', body: parsed.data, date }
      : { kind: 'refused', errcode: errcode === 0 ? status : errcode, date };
  }
  // A page instead of JSON: a wrong address (4xx), or a gateway that may have passed it on.
  return status >= 400 && status < 500
    ? { kind: 'refused', errcode: status, date }
    : { kind: 'no-answer', cause: `HTTP ${status}` };
}

/** The system's or the client's own code of a failure; its texts may hold addresses. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  if (error.name === 'TimeoutError') return 'timeout';
  const code: unknown =
    cause instanceof Error && 'code' in cause ? cause.code : 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : error.name;
}
