import { rowOfCode } from '../codes.js';
import type { Diagnosis } from '../../../message/diagnosis.js';
import type { Failure } from '../open-api/answer.js';
import { failureText } from '../open-api/describe-failure.js';
import { doctorTexts } from './doctor-texts.js';

export function ok(check: string, found: string): Diagnosis {
  return { check, state: 'ok', found, remedy: null };
}

export function failed(check: string, found: string, remedy: string): Diagnosis {
  return { check, state: 'failed', found, remedy };
}

export function warning(check: string, found: string, remedy: string): Diagnosis {
  return { check, state: 'warning', found, remedy };
}

export function skipped(check: string, found: string, remedy: string | null): Diagnosis {
  return { check, state: 'skipped', found, remedy };
}

/** A failed call, with the place where it is mended; `remedy` is that of the check itself. */
export function failedCall(check: string, failure: Failure, remedy: string): Diagnosis {
  return failed(check, failureText(failure), remedyOf(failure) ?? remedy);
}

function remedyOf(failure: Failure): string | null {
  switch (failure.kind) {
    case 'unreachable':
      return doctorTexts.remedies.network;
    case 'blocked':
      return doctorTexts.remedies.blocked;
    case 'unclear':
      return doctorTexts.remedies.again;
    case 'error':
      return remedyOfCode(failure.code);
  }
}

function remedyOfCode(code: string): string | null {
  const { remedies } = doctorTexts;
  const lower = code.toLowerCase();
  if (lower.includes('ipnotinwhitelist')) return remedies.ipList;
  if (lower.startsWith('invalidparameter.robotcode')) return remedies.robotCode;
  const action = rowOfCode(code)?.action;
  if (action === 'quota') return remedies.quota;
  return action === 'wait' ? remedies.again : null;
}
