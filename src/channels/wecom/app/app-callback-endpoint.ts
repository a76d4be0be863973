import { z } from 'zod';

import { AppError } from '../../../kernel/errors.js';
import type { Intake } from '../../../message/arrival.js';
import type { CallbackEndpoint, CallbackResponse } from '../../../message/callback-endpoint.js';
import { CallbackSeal } from '../callback/callback-seal.js';
import { EMPTY, EncryptedEndpoint } from '../callback/encrypted-endpoint.js';
import { SeenDeliveries } from '../callback/seen-deliveries.js';
import type { CallbackSecrets } from '../wecom-config.js';
import type { WecomDeps } from '../wecom-deps.js';
import type { AppApi } from './app-api.js';
import { readXml, writeXml } from './app-xml.js';
import { hearApp } from './hear-app.js';
import type { AppHearing } from './hear-app.js';

/** Texts have at most 2,048 bytes; base64 and the envelope included. */
const MAX_BODY_BYTES = 64 * 1024;

const envelopeSchema = z.looseObject({ Encrypt: z.string().min(1) });

export interface AppEndpointParts {
  readonly channel: string;
  readonly secrets: CallbackSecrets;
  readonly api: AppApi;
  readonly deps: WecomDeps;
  readonly cards: AppHearing['cards'];
  /** `null` until the channel is opened. */
  readonly intake: () => Intake | null;
}

/** The application's callback address. */
export function appCallbackEndpoint(parts: AppEndpointParts): CallbackEndpoint {
  const { secrets, api, deps, channel, cards } = parts;
  const { corpId } = api.config;
  const seal = new CallbackSeal(secrets, corpId, deps.clock);
  return new EncryptedEndpoint({
    path: '/callback/wecom/app',
    maxBodyBytes: MAX_BODY_BYTES,
    seal,
    seen: new SeenDeliveries(deps.clock),
    log: deps.log,
    encryptedIn: (body) => envelopeSchema.safeParse(readXml(body)).data?.Encrypt ?? null,
    handle: async (message, nonce) => {
      const intake = parts.intake();
      if (intake === null) throw new AppError('conflict', 'the channel is not open yet');
      const answer = await hearApp(message, { channel, api, deps, cards, intake });
      if (answer === null) return EMPTY;
      const createdSeconds = Math.floor(deps.clock.now().getTime() / 1_000);
      const reply = {
        ToUserName: answer.toUserId,
        FromUserName: corpId,
        CreateTime: createdSeconds,
        MsgType: 'text',
        Content: answer.text,
      };
      return sealed(seal, writeXml(reply), nonce);
    },
  });
}

function sealed(seal: CallbackSeal, xml: string, givenNonce: string): CallbackResponse {
  const { encrypt, signature, timestampSeconds, nonce } = seal.seal(xml, givenNonce);
  return {
    status: 200,
    contentType: 'application/xml; charset=utf-8',
    body: writeXml({
      Encrypt: encrypt,
      MsgSignature: signature,
      TimeStamp: timestampSeconds,
      Nonce: nonce,
    }),
  };
}
