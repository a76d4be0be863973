import type { CallResult } from './call-json.js';
import { notSentResult, refusedResult, unknownResult } from './part-result.js';
import type { Outcome } from './part-result.js';
import type { PartResult } from './way.js';

/** What the end of a call means for the message that it carried. */
export function callPartResult(call: CallResult, outcome: Outcome): PartResult {
  switch (call.kind) {
    case 'ok': {
      const id = call.body['msgid'];
      return { kind: 'sent', platformId: typeof id === 'string' ? id : null };
    }
    case 'refused':
      return refusedResult(call.errcode, outcome);
    case 'not-sent':
      return notSentResult();
    case 'no-answer':
      return unknownResult();
  }
}
