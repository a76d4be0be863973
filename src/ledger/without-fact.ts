import type { FactId } from '../kernel/ids.js';
import type { LedgerState } from './ledger-state.js';

/** The ledger as if one fact had never been recorded: to judge what would replace it. */
export function withoutFact(state: LedgerState, factId: FactId): LedgerState {
  const facts = new Map(state.facts);
  facts.delete(factId);
  return { ...state, facts };
}
