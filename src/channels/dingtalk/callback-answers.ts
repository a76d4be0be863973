import type { CallbackResponse } from '../../message/callback-endpoint.js';

export function answerJson(body: unknown): CallbackResponse {
  return { status: 200, contentType: 'application/json', body: JSON.stringify(body) };
}

/** Says nothing about what was wrong: only the platform should call here. */
export function refuse(status: 400 | 401 | 413 | 503): CallbackResponse {
  return { status, contentType: 'text/plain', body: '' };
}

/** @returns `null` for what is not JSON, and for `null` itself. */
export function parseBody(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return null;
  }
}
