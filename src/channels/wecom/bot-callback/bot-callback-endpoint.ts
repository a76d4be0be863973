import { z } from 'zod';

import { AppError } from '../../../kernel/errors.js';
import type { CallbackEndpoint, CallbackResponse } from '../../../message/callback-endpoint.js';
import { CallbackSeal } from '../callback/callback-seal.js';
import { EMPTY, EncryptedEndpoint } from '../callback/encrypted-endpoint.js';
import { SeenDeliveries } from '../callback/seen-deliveries.js';
import { parseJson } from '../decode/parse-json.js';
import type { CallbackSecrets } from '../wecom-config.js';
import type { WecomDeps } from '../wecom-deps.js';
import { hearBotCallback } from './hear-bot-callback.js';
import type { CallbackHearing } from './hear-bot-callback.js';

/** A message is some kilobytes; base64 and a long quote included. */
const MAX_BODY_BYTES = 256 * 1024;
/** Bots, unlike applications, are not named in what is sent to them. */
const NO_RECEIVE_ID = '';

const envelopeSchema = z.object({ encrypt: z.string().min(1) });

/** The bot's callback address. */
export function botCallbackEndpoint(
  secrets: CallbackSecrets,
  deps: WecomDeps,
  /** `null` until the channel is opened. */
  hearing: () => CallbackHearing | null,
): CallbackEndpoint {
  const seal = new CallbackSeal(secrets, NO_RECEIVE_ID, deps.clock);
  return new EncryptedEndpoint({
    path: '/callback/wecom/bot',
    maxBodyBytes: MAX_BODY_BYTES,
    seal,
    seen: new SeenDeliveries(deps.clock),
    log: deps.log,
    encryptedIn: (body) => envelopeSchema.safeParse(parseJson(body)).data?.encrypt ?? null,
    handle: async (message, nonce) => {
      const open = hearing();
      if (open === null) throw new AppError('conflict', 'the channel is not open yet');
      const answer = await hearBotCallback(parseJson(message), open);
      return answer === null ? EMPTY : sealed(seal, answer, nonce);
    },
  });
}

/** The spelling of the keys and the number of the time are the platform's. */
function sealed(seal: CallbackSeal, answer: object, givenNonce: string): CallbackResponse {
  const { encrypt, signature, timestampSeconds, nonce } = seal.seal(
    JSON.stringify(answer),
    givenNonce,
  );
  return {
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ encrypt, msgsignature: signature, timestamp: timestampSeconds, nonce }),
  };
}
