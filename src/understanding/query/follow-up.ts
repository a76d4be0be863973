import type { DateRange } from '../../kernel/dates.js';
import type { QueryKind } from '../understanding.js';
import type { AskedAlone } from './analyse-query.js';

/** Kinds that ask about something in particular: without a name of their own they mean what was spoken of. */
const NEEDS_SUBJECT: ReadonlySet<QueryKind> = new Set<QueryKind>([
  'status',
  'gap',
  'unit',
  'trend',
  'owner',
  'history',
  'target',
  'detail',
]);
/** Kinds whose answer depends on a stretch of time, so that one said before still holds. */
const KEEPS_PERIOD: ReadonlySet<QueryKind> = new Set<QueryKind>([
  'status',
  'unit',
  'trend',
  'history',
  'overview',
  'lagging',
  'ranking',
  'missing',
  'export',
]);

function hasSubject(asked: AskedAlone): boolean {
  return asked.indicators.length + asked.tasks.length + asked.units.length > 0;
}

function subjectOf(asked: AskedAlone): Pick<AskedAlone, 'indicators' | 'tasks' | 'units'> {
  return { indicators: asked.indicators, tasks: asked.tasks, units: asked.units };
}

function spanOf(a: DateRange, b: DateRange | null): DateRange {
  if (b === null) return a;
  return { from: a.from < b.from ? a.from : b.from, to: a.to > b.to ? a.to : b.to };
}

/** The kind for a subject that a kind of the earlier question does not fit (after 人行…怎么样: 高企呢). */
function fittingKind(before: QueryKind, asked: AskedAlone): QueryKind {
  const aboutFigures = asked.indicators.length + asked.tasks.length > 0;
  if (before === 'unit' && aboutFigures) return 'status';
  if (before === 'overview' && aboutFigures) return 'status';
  if (before === 'overview' && asked.units.length > 0) return 'unit';
  if (before === 'status' && !aboutFigures && asked.units.length > 0) return 'unit';
  return before;
}

/** 那小巨人呢, 上个月呢: what was asked before, of something else. */
function sameAgain(asked: AskedAlone, before: AskedAlone): AskedAlone {
  const named = hasSubject(asked);
  const subject = named ? subjectOf(asked) : subjectOf(before);
  if (before.kind === null) return { ...asked, ...subject };
  const kind = named && hasSubject(before) ? fittingKind(before.kind, asked) : before.kind;
  return { ...asked, ...subject, kind, period: asked.period ?? before.period };
}

/** 还差多少, 导出来: something else, asked of what was spoken of. */
function inheritsSubject(asked: AskedAlone): boolean {
  if (asked.kind === null || hasSubject(asked) || asked.unheld !== null) return false;
  if (asked.kind === 'export') return asked.period === null;
  return NEEDS_SUBJECT.has(asked.kind) || asked.ofOne;
}

/**
 * Fills what a question leaves unsaid from the one before: the kind (那小巨人呢), the subject (还差多少) or the
 * stretch of time. A question that names both is left alone.
 */
export function followUp(asked: AskedAlone, before: AskedAlone | null): AskedAlone {
  if (!before) return asked;
  if (asked.kind === null) return asked.followsUp ? sameAgain(asked, before) : asked;
  if (asked.kind === 'overview' && asked.pointsBack && hasSubject(before)) {
    const aboutUnits = before.indicators.length + before.tasks.length === 0;
    return { ...asked, ...subjectOf(before), kind: aboutUnits ? 'unit' : 'status' };
  }
  if (!inheritsSubject(asked)) return asked;
  if (asked.comparesPeriods && before.period) {
    return { ...asked, ...subjectOf(before), period: spanOf(before.period, asked.period) };
  }
  const period = asked.period ?? (KEEPS_PERIOD.has(asked.kind) ? before.period : null);
  return { ...asked, ...subjectOf(before), period };
}
