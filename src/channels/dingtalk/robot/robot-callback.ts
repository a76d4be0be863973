import type {
  CallbackEndpoint,
  CallbackRequest,
  CallbackResponse,
} from '../../../message/callback-endpoint.js';
import { answerJson, refuse } from '../callback-answers.js';
import { robotSign } from '../sign.js';
import { SignedCallback } from '../signed-callback.js';
import type { CallbackDeps } from '../signed-callback.js';
import type { RobotInbox, Taken } from './robot-inbox.js';

/** A message is a few kilobytes; the longest text of a member is far below this. */
const MAX_BODY_BYTES = 262_144;

/** Where the platform brings messages in HTTP mode. */
export class RobotCallback implements CallbackEndpoint {
  readonly path = '/callback/dingtalk/robot';
  readonly maxBodyBytes = MAX_BODY_BYTES;
  readonly #callback: SignedCallback;

  constructor({ inbox, ...deps }: CallbackDeps & { readonly inbox: RobotInbox }) {
    this.#callback = new SignedCallback(deps, {
      maxBodyBytes: MAX_BODY_BYTES,
      headers: { timestamp: 'timestamp', sign: 'sign' },
      signOf: (timestamp) => robotSign(timestamp, deps.clientSecret),
      take: async (body, intake) => answerTaken(await inbox.take(body, intake)),
    });
  }

  answer(request: CallbackRequest): Promise<CallbackResponse> {
    return this.#callback.answer(request);
  }
}

function answerTaken(taken: Taken): CallbackResponse {
  switch (taken.kind) {
    case 'done':
      return answerJson({ msgtype: 'empty' });
    case 'tell':
      return answerJson({ msgtype: 'text', text: { content: taken.text } });
    case 'malformed':
      return refuse(400);
  }
}
