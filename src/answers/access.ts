import type { QueryKind, UnderstoodQuery } from '../understanding/understanding.js';
import type { Asker, AnswerContext } from './answer.js';
import { refusals } from './texts.js';

/** Rows of the table "Who may know what" (semantics). */
export type Topic = 'indicators' | 'unit' | 'duties' | 'history' | 'files';

const TOPIC_OF: Readonly<Record<QueryKind, Topic>> = {
  status: 'indicators',
  gap: 'indicators',
  overview: 'indicators',
  lagging: 'indicators',
  trend: 'indicators',
  owner: 'indicators',
  target: 'indicators',
  detail: 'indicators',
  ranking: 'indicators',
  unit: 'unit',
  missing: 'duties',
  history: 'history',
  export: 'files',
  digest: 'files',
};

/** The row a question falls under; units beside each other are of the same row as who has not reported. */
export function topicOf(query: UnderstoodQuery): Topic {
  const comparesUnits =
    query.picture === 'units' || (query.kind === 'ranking' && rankingIsOfUnits(query));
  return comparesUnits ? 'duties' : TOPIC_OF[query.kind];
}

/** A ranking is of indicators unless units were asked for; there is none of persons. */
export function rankingIsOfUnits(query: UnderstoodQuery): boolean {
  if (query.rankingOf !== undefined) return query.rankingOf === 'units';
  return query.units.length > 0;
}

/**
 * Why the asker may not know about a topic at all, as a sentence to him; `null` when he may, in
 * the measure that the answer itself keeps (names, units, own share).
 * Source: semantics, "Who may know what".
 */
export function refusalFor(
  topic: Topic,
  context: Pick<AnswerContext, 'asker' | 'settings'>,
): string | null {
  const { asker, settings } = context;
  if (asker.role !== 'unknown') return null;
  if (!asker.inGroup) return refusals.unbound;
  if (topic !== 'indicators') return refusals.unboundTopic;
  return settings.unknownMayAsk ? null : refusals.unboundOff;
}

/** Leader and office see every unit in full, a liaison his own. */
export function seesUnitInFull(asker: Asker, unit: string): boolean {
  return asker.role === 'leader' || asker.role === 'office' || asker.units.includes(unit);
}

/** Whether names of units that owe may stand in the answer itself, or must follow privately. */
export function mayNameUnitsHere(context: Pick<AnswerContext, 'asker' | 'settings'>): boolean {
  return !context.asker.inGroup || context.settings.nameMissingInGroups;
}

/**
 * Where the name of a person who reported for `unit` may be shown: in the answer, privately after
 * it, or not at all.
 */
export function personNameGoes(
  asker: Asker,
  unit: string | null,
): 'here' | 'privately' | 'nowhere' {
  switch (asker.role) {
    case 'office':
      return 'here';
    case 'leader':
      return asker.inGroup ? 'privately' : 'here';
    case 'liaison':
      return unit !== null && asker.units.includes(unit) ? 'here' : 'nowhere';
    case 'unknown':
      return 'nowhere';
  }
}
