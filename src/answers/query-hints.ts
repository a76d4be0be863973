import type { UnderstoodQuery } from '../understanding/understanding.js';
import { fileAsked } from './file-asked.js';

const OF_PERSONS = /个人|联络员|同志|谁报得|谁报的最|报得最(?:勤|多|快|及时)|哪位/u;
const OF_INDICATORS = /指标|哪[一几]?项|各项|任务/u;
const OF_UNITS = /单位|部门|局|乡镇|谁|哪[一几]?[家个]/u;
const AS_THEN = /当时|当初|那时|原先报|原来报|更正前|改之前/u;

const PICTURE =
  /看板|(?:情况|状况|亮灯|进度|进展|完成|走势|趋势|变化|增长|曲线|折线|柱状|统计|总览|概览|一览|[张个幅的])图(?!书|纸|片|钉|像|们|斑)/u;
const OF_EACH_UNIT = /(?:各(?:个|家)?|每个|分|按|所有)(?:牵头|责任|成员|参与)?(?:单位|部门|局)/u;
const BY_TASK = /(?:各(?:项|个)?|每[项个]|分|按)任务/u;

/** What a picture is wanted of, where the words want one; a trend always brings its own. */
function withPicture(query: UnderstoodQuery, text: string): UnderstoodQuery {
  if (!PICTURE.test(text)) return query;
  if (query.kind === 'status' && query.indicatorIds.length > 0) return { ...query, kind: 'trend' };
  if (query.kind === 'status' && query.tasks.length > 0) {
    return { ...query, kind: 'overview', picture: 'board' };
  }
  if (query.kind === 'unit') return { ...query, picture: 'board' };
  if (query.kind !== 'overview') return query;
  if (OF_EACH_UNIT.test(text)) return { ...query, picture: 'units' };
  return { ...query, picture: BY_TASK.test(text) ? 'task-board' : 'board' };
}

function rankingOf(text: string): UnderstoodQuery['rankingOf'] {
  if (OF_PERSONS.test(text)) return 'persons';
  // 各牵头单位各项指标 compares units: they are what carries the indicators.
  if (/(?:单位|部门)/u.test(text)) return 'units';
  return !OF_INDICATORS.test(text) && OF_UNITS.test(text) ? 'units' : 'indicators';
}

/**
 * Adds what only the words of a question tell: what a ranking compares, which file or picture is asked for,
 * and whether a figure is asked for as it was known then. Slots that are set stay as they are.
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
    : withPicture(query, text);
}
