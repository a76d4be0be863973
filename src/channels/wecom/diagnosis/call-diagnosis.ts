import type { Diagnosis } from '../../../message/diagnosis.js';
import { codeVerdict } from '../codes.js';
import type { CallResult } from '../sending/call-json.js';
import { CONNECT_REMEDY, remedyFor } from './remedies.js';

export function okDiagnosis(check: string, found: string): Diagnosis {
  return { check, state: 'ok', found, remedy: null };
}

/** What a failed call means, and where to mend it. */
export function failedDiagnosis(
  check: string,
  call: Exclude<CallResult, { kind: 'ok' }>,
): Diagnosis {
  if (call.kind === 'refused') {
    const { meaning } = codeVerdict(call.errcode);
    const found = `${meaning}（错误码 ${call.errcode}）`;
    return { check, state: 'failed', found, remedy: remedyFor(call.errcode) };
  }
  return { check, state: 'failed', found: `连接不上（${call.cause}）`, remedy: CONNECT_REMEDY };
}
