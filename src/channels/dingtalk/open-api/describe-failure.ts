import { rowOfCode } from '../codes.js';
import type { Failure } from './answer.js';

/** A failure for logs and operators: codes and our own words, never an address or secret. */
export function describeFailure(failure: Failure): string {
  switch (failure.kind) {
    case 'error':
      return `code ${failure.code}`;
    case 'unreachable':
      return `unreachable (${failure.reason})`;
    case 'blocked':
      return 'blocked (a page instead of an answer)';
    case 'unclear':
      return `no readable answer (${failure.reason})`;
  }
}

/** The same for the office, in Chinese. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case 'error':
      return `${rowOfCode(failure.code)?.meaning ?? '平台报错'}（${failure.code}）`;
    case 'unreachable':
      return `连不上钉钉（${failure.reason}）`;
    case 'blocked':
      return '钉钉拒绝了本机的访问（IP 被限或繁忙）';
    case 'unclear':
      return '钉钉没有给出可读的答复';
  }
}
