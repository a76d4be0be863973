import { readLimited } from './read-limited.js';

/** What became of a request. */
export type Answer =
  | {
      readonly kind: 'ok';
      readonly body: Readonly<Record<string, unknown>>;
      readonly date: Date | null;
    }
  /** The platform said no, with its code. */
  | {
      readonly kind: 'error';
      readonly code: string;
      readonly message: string;
      readonly date: Date | null;
    }
  /** It never left: nothing can have happened. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** A page instead of an answer, as for a banned address: nothing has happened. */
  | { readonly kind: 'blocked' }
  /** It left, but no answer can be read: it may have happened. */
  | { readonly kind: 'unclear'; readonly reason: string };

export type Failure = Exclude<Answer, { kind: 'ok' }>;

/** Answers are short; anything longer is not one. */
const MAX_ANSWER_BYTES = 1_048_576;
const MAX_MESSAGE_CHARS = 200;
/** What a banned address gets, besides HTML pages. */
const BANNED_STATUS = 1111;

export async function readAnswer(response: Response): Promise<Answer> {
  const bytes = await readLimited(response, MAX_ANSWER_BYTES);
  const date = dateOf(response);
  if (bytes === null) return { kind: 'unclear', reason: 'the answer is too long' };
  const text = Buffer.from(bytes).toString('utf8');
  const body = parseObject(text);
  if (body === null) return withoutJson(response.status, text);
  if (body['status'] === BANNED_STATUS) return { kind: 'blocked' };
  const code = errorCode(response.status, body);
  return code === null
    ? { kind: 'ok', body, date }
    : { kind: 'error', code, message: messageOf(body), date };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function withoutJson(status: number, text: string): Answer {
  const isPage = text.trimStart().startsWith('<');
  // A gateway that lost its server says 5xx with a page of its own: the server may have worked.
  if (status === 429 || status === 503 || (isPage && status < 500)) return { kind: 'blocked' };
  if (status >= 400 && status < 500) {
    return { kind: 'error', code: `http.${status}`, message: '', date: null };
  }
  return { kind: 'unclear', reason: `no JSON in an answer with status ${status}` };
}

function errorCode(status: number, body: Record<string, unknown>): string | null {
  const { errcode, sub_code: subCode, code } = body;
  // 88 says only that the sub code says it.
  if (errcode === 88 && isCode(subCode)) return String(subCode);
  if (isCode(errcode) && Number(errcode) !== 0) return String(errcode);
  if (status < 400) return null;
  return isCode(code) ? String(code) : `http.${status}`;
}

function isCode(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

function messageOf(body: Record<string, unknown>): string {
  const message = body['sub_msg'] ?? body['errmsg'] ?? body['message'];
  return typeof message === 'string' ? message.slice(0, MAX_MESSAGE_CHARS) : '';
}

function dateOf(response: Response): Date | null {
  const date = new Date(response.headers.get('date') ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}
