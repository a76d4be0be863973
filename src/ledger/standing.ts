import type { Indicator } from '../plan/model.js';
import type { FigureQuestion } from './figure-question.js';
import type { RecordedTaskState, Standing } from './ledger-entry.js';
import type { LedgerState } from './ledger-state.js';
import { sharedIds } from './shared-indicators.js';

/** Who says a figure, and how far he says it reaches. */
export interface Statement {
  /** In whose name it is said. */
  readonly unit: string;
  readonly role: 'liaison' | 'leader' | 'office' | 'unknown';
  readonly scope: 'county' | 'unit';
  /** The unit that the text names as the figure's (园区新增2家), when it does. */
  readonly onBehalfOf: string | null;
  readonly measure: 'total' | 'delta';
}

export interface StandingDecision {
  readonly standing: Standing;
  readonly byOffice: boolean;
  /** 全县数还是分项, when that has to be asked first; `standing` is then the cautious reading. */
  readonly question: FigureQuestion | null;
}

/** What an increase of the same unit was taken as before, so that it is asked only once. */
function earlierStanding(state: LedgerState, indicator: Indicator, unit: string): Standing | null {
  const ids = sharedIds(state.plans, indicator);
  const earlier = [...state.facts.values()].findLast(
    ({ fact, end }) =>
      end === null && ids.has(fact.indicatorId) && fact.unit === unit && fact.measure === 'delta',
  );
  return earlier?.fact.standing ?? null;
}

/**
 * What a statement counts as. The owner and the office set the county figure; a non-owner's
 * county-wide statement is a proposal, its own part a contribution, and its increase in its own
 * name is asked once. Source: semantics, "Who sets what (数出一门)".
 */
export function standingOf(
  statement: Statement,
  state: LedgerState,
  indicator: Indicator,
): StandingDecision {
  const { unit, role, scope, onBehalfOf, measure } = statement;
  const decided = (standing: Standing, byOffice = false): StandingDecision => ({
    standing,
    byOffice,
    question: null,
  });
  const isOwner = role === 'liaison' && unit === indicator.ownerUnit;
  if (isOwner) {
    return scope === 'county'
      ? decided('county')
      : { standing: 'contribution', byOffice: false, question: { kind: 'county-or-part' } };
  }
  if (role === 'office') return decided(scope === 'county' ? 'county' : 'contribution', true);
  if (measure === 'delta' && onBehalfOf === unit) {
    const earlier = earlierStanding(state, indicator, unit);
    return earlier === null || earlier === 'county'
      ? { standing: 'contribution', byOffice: false, question: { kind: 'county-or-part' } }
      : decided(earlier);
  }
  return decided(scope === 'unit' ? 'contribution' : 'proposal');
}

/** Whether someone may take a proposal as the county figure (采纳): the owner or the office. */
export function mayAdopt(
  who: { readonly unit: string; readonly role: Statement['role'] },
  indicator: Indicator,
): boolean {
  return who.role === 'office' || (who.role === 'liaison' && who.unit === indicator.ownerUnit);
}

/** 已完成 is set by a lead of the task or the office; other states by any unit of the task. */
export function maySetTaskState(
  who: { readonly unit: string; readonly role: Statement['role'] },
  task: { readonly leads: readonly string[]; readonly responsibles: readonly string[] },
  state: RecordedTaskState,
): boolean {
  if (who.role === 'office') return true;
  if (who.role !== 'liaison') return false;
  if (task.leads.includes(who.unit)) return true;
  return state !== 'done' && task.responsibles.includes(who.unit);
}
