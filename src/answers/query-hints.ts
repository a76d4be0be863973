import type { UnderstoodQuery } from '../understanding/understanding.js';
import { fileAsked } from './file-asked.js';

const OF_PERSONS = /个人|联络员|同志|谁报得|谁报的最|报得最(?:勤|多|快|及时)|哪位/u;
const OF_INDICATORS = /指标|哪[一几]?项|各项|任务/u;
const OF_UNITS = /单位|部门|局|乡镇|谁|哪[一几]?[家个]/u;
const AS_THEN = /当时|当初|那时|原先报|原来报|更正前|改之前/u;

function rankingOf(text: string): UnderstoodQuery['rankingOf'] {
  if (OF_PERSONS.test(text)) return 'persons';
  // 各牵头单位各项指标 compares units: they are what carries the indicators.
  if (/(?:单位|部门)/u.test(text)) return 'units';
  return !OF_INDICATORS.test(text) && OF_UNITS.test(text) ? 'units' : 'indicators';
}

/**
 * Adds what only the words of a question tell: what a ranking compares, which file is asked for, and
 * whether a figure is asked for as it was known then. Slots that are set stay as they are.
 */
export function withHints(query: UnderstoodQuery, text: string): UnderstoodQuery {
  if (query.kind === 'export' || query.kind === 'digest') {
    return { ...query, file: query.file ?? fileAsked(query.kind, text) };
  }
  if (query.kind === 'ranking' && query.rankingOf === undefined) {
    if (query.indicatorIds.length > 0) return { ...query, rankingOf: 'indicators' };
    if (query.units.length > 0 && !OF_PERSONS.test(text)) return { ...query, rankingOf: 'units' };
    const of = rankingOf(text);
    return of === undefined ? query : { ...query, rankingOf: of };
  }
  const asksThen = AS_THEN.test(text) && query.indicatorIds.length > 0;
  const isFigure = query.kind === 'history' || query.kind === 'status';
  return asksThen && isFigure && !/谁|哪个?(?:单位|部门|人)/u.test(text)
    ? { ...query, kind: 'history', asKnownThen: true }
    : query;
}
