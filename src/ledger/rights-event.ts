import type { LedgerEvent } from './ledger-entry.js';

const RIGHTS_KINDS = [
  'posting-given',
  'posting-ended',
  'administrator-named',
  'administrator-ended',
  'account-linked',
  'group-bound',
  'group-unbound',
] as const;

/** Who may speak, from where and in whose name; no figure depends on it. */
export type RightsEvent = Extract<LedgerEvent, { kind: (typeof RIGHTS_KINDS)[number] }>;

export function isRightsEvent(event: LedgerEvent): event is RightsEvent {
  return RIGHTS_KINDS.some((kind) => kind === event.kind);
}
