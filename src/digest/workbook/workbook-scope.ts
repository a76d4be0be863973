import { personNameGoes } from '../../answers/access.js';
import type { AnswerContext } from '../../answers/answer.js';
import { senderOf } from '../../answers/people.js';
import type { Subject } from '../../answers/subjects.js';
import { dateOf, type DateRange } from '../../kernel/dates.js';
import type { MemberId } from '../../kernel/ids.js';
import type { Provenance } from '../../ledger/tracked.js';

/** What a workbook covers. */
export interface WorkbookScope {
  /** Days of confirmation; `null` for everything. */
  readonly period: DateRange | null;
  /** Limited to these units; `null` for the whole county. */
  readonly units: readonly string[] | null;
}

export function coversUnit({ units }: WorkbookScope, unit: string | null): boolean {
  return units === null || (unit !== null && units.includes(unit));
}

export function coversEntry(scope: WorkbookScope, by: Pick<Provenance, 'at' | 'unit'>): boolean {
  const { period } = scope;
  if (!coversUnit(scope, by.unit)) return false;
  if (period === null) return true;
  const day = dateOf(by.at);
  return period.from <= day && day <= period.to;
}

export function coversSubject(scope: WorkbookScope, { indicator }: Subject): boolean {
  return coversUnit(scope, indicator.ownerUnit);
}

/** A person's name where the reader may know it, else nothing. */
export function personCell(id: MemberId | null, unit: string | null, context: AnswerContext) {
  if (id === null || personNameGoes(context.asker, unit) === 'nowhere') return '';
  return context.memberName(id) ?? '';
}

export function senderCell(by: Provenance, context: AnswerContext): string {
  return personCell(senderOf(by), by.unit, context);
}
