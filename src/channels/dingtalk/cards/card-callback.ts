import { createHmac } from 'node:crypto';

import type {
  CallbackEndpoint,
  CallbackRequest,
  CallbackResponse,
} from '../../../message/callback-endpoint.js';
import { answerJson, refuse } from '../callback-answers.js';
import { cardSign } from '../sign.js';
import { SignedCallback } from '../signed-callback.js';
import type { CallbackDeps } from '../signed-callback.js';
import type { CardInbox } from './card-inbox.js';

export const CARD_CALLBACK_PATH = '/callback/dingtalk/card';
/** A click is about one kilobyte. */
const MAX_BODY_BYTES = 131_072;

/** Signs clicks; made of the application's secret so that nothing more must be configured. */
export function cardSecret(clientSecret: string): string {
  return createHmac('sha256', clientSecret).update('card callback').digest('hex');
}

/** Where the platform brings clicks in HTTP mode, after the address was registered. */
export class CardCallback implements CallbackEndpoint {
  readonly path = CARD_CALLBACK_PATH;
  readonly maxBodyBytes = MAX_BODY_BYTES;
  readonly #callback: SignedCallback;

  constructor({ inbox, ...deps }: CallbackDeps & { readonly inbox: CardInbox }) {
    const secret = cardSecret(deps.clientSecret);
    this.#callback = new SignedCallback(deps, {
      maxBodyBytes: MAX_BODY_BYTES,
      headers: { timestamp: 'x-ddpaas-signature-timestamp', sign: 'x-ddpaas-signature' },
      signOf: (timestamp) => cardSign(timestamp, secret),
      take: async (body, intake) => {
        const taken = await inbox.take(body, intake);
        if (taken.kind === 'update') return answerJson(taken.update);
        return refuse(taken.kind === 'malformed' ? 400 : 503);
      },
    });
  }

  answer(request: CallbackRequest): Promise<CallbackResponse> {
    return this.#callback.answer(request);
  }
}
