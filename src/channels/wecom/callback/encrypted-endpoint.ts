import { AppError } from '../../../kernel/errors.js';
import type {
  CallbackEndpoint,
  CallbackRequest,
  CallbackResponse,
} from '../../../message/callback-endpoint.js';
import type { WecomLog } from '../wecom-deps.js';
import type { CallbackSeal } from './callback-seal.js';
import { queryValue } from './raw-query.js';
import type { SeenDeliveries } from './seen-deliveries.js';

export interface EndpointParts {
  readonly path: string;
  readonly maxBodyBytes: number;
  readonly seal: CallbackSeal;
  readonly seen: SeenDeliveries;
  readonly log: WecomLog;
  /** Finds the encrypted text in a body; `null` where there is none. */
  readonly encryptedIn: (body: string) => string | null;
  /** Handles a verified, decrypted delivery. @throws AppError when it must come again */
  readonly handle: (message: string, nonce: string) => Promise<CallbackResponse>;
}

/** Nothing to say; the platform is content. */
export const EMPTY: CallbackResponse = { status: 200, contentType: 'text/plain', body: '' };

const plain = (status: number, body = ''): CallbackResponse => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body,
});

/** An address that the platform calls with encrypted bodies: verification, checks, redelivery. */
export class EncryptedEndpoint implements CallbackEndpoint {
  readonly path: string;
  readonly maxBodyBytes: number;

  constructor(private readonly parts: EndpointParts) {
    this.path = parts.path;
    this.maxBodyBytes = parts.maxBodyBytes;
  }

  async answer(request: CallbackRequest): Promise<CallbackResponse> {
    if (request.body.length > this.maxBodyBytes) return plain(413);
    const query = {
      signature: queryValue(request.rawQuery, 'msg_signature'),
      timestamp: queryValue(request.rawQuery, 'timestamp'),
      nonce: queryValue(request.rawQuery, 'nonce'),
    };
    const encrypted =
      request.method === 'GET'
        ? queryValue(request.rawQuery, 'echostr')
        : this.parts.encryptedIn(Buffer.from(request.body).toString('utf8'));
    if (encrypted === null || encrypted === '') return plain(400);
    const { seal, seen, log, path } = this.parts;
    const opened = seal.open(query, encrypted);
    if (opened.kind === 'refused') {
      log.warn({ path, reason: opened.reason }, 'A callback was refused');
      return plain(401);
    }
    if (request.method === 'GET') return plain(200, opened.message);
    const answer = await seen.once(query.signature, () =>
      this.#handle(opened.message, query.nonce),
    );
    if (answer === null) log.warn({ path, reason: 'replay' }, 'A callback was refused');
    return answer ?? plain(401);
  }

  async #handle(message: string, nonce: string): Promise<CallbackResponse> {
    const { handle, log, path } = this.parts;
    try {
      return await handle(message, nonce);
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'invariant';
      log.error({ err: error, path, code }, 'A callback could not be taken; it will come again');
      return plain(503);
    }
  }
}
