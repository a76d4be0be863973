/** The one tree of errors. A new code does not compile until `errorTable` has a row for it. */

export type ErrorCode =
  | 'input-invalid'
  | 'input-too-large'
  | 'not-found'
  | 'forbidden'
  | 'authenticity'
  /** More than is served in a while. */
  | 'too-often'
  | 'conflict'
  | 'platform'
  | 'model'
  | 'store'
  /** Stored, and not as it can be read: asking again gives the same. */
  | 'unreadable'
  | 'config'
  | 'environment'
  | 'invariant';

export type Retry = 'never' | 'later' | 'now';

interface ErrorRow {
  readonly httpStatus: number;
  readonly retry: Retry;
  readonly logLevel: 'info' | 'warn' | 'error' | 'fatal';
  /** What a person in a group or the console is told when the error has no text of its own. */
  readonly tellUser: string;
}

const ASK_AGAIN = '系统暂时无法处理，请稍后重发一次；如仍不行，请联系专班办公室。';

export const errorTable = {
  'input-invalid': {
    httpStatus: 400,
    retry: 'never',
    logLevel: 'info',
    tellUser: '内容无法识别，请检查后重发。',
  },
  'input-too-large': {
    httpStatus: 413,
    retry: 'never',
    logLevel: 'info',
    tellUser: '内容过长，请分几条发送。',
  },
  'not-found': {
    httpStatus: 404,
    retry: 'never',
    logLevel: 'info',
    tellUser: '没有找到所要的内容。',
  },
  forbidden: {
    httpStatus: 403,
    retry: 'never',
    logLevel: 'info',
    tellUser: '您没有权限查看或修改这项内容，如有需要请联系专班办公室。',
  },
  authenticity: {
    httpStatus: 401,
    retry: 'never',
    logLevel: 'warn',
    tellUser: '来源无法核实，已拒绝。',
  },
  'too-often': {
    httpStatus: 429,
    retry: 'later',
    logLevel: 'info',
    tellUser: '操作过于频繁，请稍后再试。',
  },
  conflict: {
    httpStatus: 409,
    retry: 'now',
    logLevel: 'info',
    tellUser: '内容刚被他人改动，请刷新后再试。',
  },
  platform: { httpStatus: 502, retry: 'later', logLevel: 'warn', tellUser: ASK_AGAIN },
  model: { httpStatus: 502, retry: 'later', logLevel: 'warn', tellUser: ASK_AGAIN },
  store: { httpStatus: 503, retry: 'later', logLevel: 'error', tellUser: ASK_AGAIN },
  unreadable: { httpStatus: 500, retry: 'never', logLevel: 'error', tellUser: ASK_AGAIN },
  config: { httpStatus: 500, retry: 'never', logLevel: 'fatal', tellUser: ASK_AGAIN },
  environment: { httpStatus: 500, retry: 'never', logLevel: 'fatal', tellUser: ASK_AGAIN },
  invariant: { httpStatus: 500, retry: 'never', logLevel: 'error', tellUser: ASK_AGAIN },
} as const satisfies Record<ErrorCode, ErrorRow>;

interface AppErrorOptions {
  /** The only part that may reach a group, a console or a terminal user. Official Chinese. */
  readonly userText?: string;
  readonly cause?: unknown;
}

/**
 * @param message for operators, in English, without secrets or whole payloads.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly userText: string;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.userText = options.userText ?? errorTable[code].tellUser;
  }
}
