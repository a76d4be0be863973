import { rowOfCode } from '../codes.js';
import type { Failure } from '../open-api/answer.js';
import { failureText } from '../open-api/describe-failure.js';
import { texts } from '../texts.js';
import type { WayOutcome } from './way.js';
import { notHere } from './way.js';

/** A connection that does not come about is tried again soon. */
const UNREACHABLE_MS = 10_000;
/** A banned address is free again after five minutes. */
const BLOCKED_MS = 5 * 60_000;
/** A code that nobody has described yet. */
const UNKNOWN_CODE_MS = 60_000;

/** What a failed call means for the message, by the table of codes. */
export function outcomeOf(failure: Failure): WayOutcome {
  const reason = failureText(failure);
  switch (failure.kind) {
    case 'unreachable':
      return { kind: 'later', afterMs: UNREACHABLE_MS, reason };
    case 'blocked':
      return { kind: 'later', afterMs: BLOCKED_MS, reason };
    case 'unclear':
      return { kind: 'unknown', reason: texts.reasons.noAnswer };
    case 'error':
      return outcomeOfCode(failure.code, reason);
  }
}

function outcomeOfCode(code: string, reason: string): WayOutcome {
  const row = rowOfCode(code);
  if (row === null) return { kind: 'later', afterMs: UNKNOWN_CODE_MS, reason };
  switch (row.action) {
    case 'wait':
    case 'refresh-token':
      return { kind: 'later', afterMs: row.afterMs, reason };
    case 'quota':
    case 'configuration':
      return notHere(reason, row.afterMs);
    case 'binding-broken':
      return { kind: 'not-here', reason, isBindingBroken: true, healsAfterMs: null };
    case 'receiver':
    case 'refused':
      return notHere(reason);
  }
}
