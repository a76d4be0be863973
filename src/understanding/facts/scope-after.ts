import type { DatePhrase } from '../dates/date-phrase.js';
import { liesAhead } from '../dates/lies-ahead.js';
import type { CueKind } from './cue-words.js';
import {
  isHeading,
  isRanking,
  LASTS_TO,
  namesTask,
  NOTHING_BEFORE,
  saysNoPart,
  tellsWhole,
} from './scope-around.js';
import { changed, openScope } from './scope.js';
import type { Change, Reach, Scope } from './scope.js';
import type { Token } from './tokens.js';

const STRENGTH: Readonly<Record<Reach, number>> = { none: 0, clause: 1, sentence: 2, section: 3 };

/** 申报5家获批3家: these end what was only applied for. */
const PASSED = /^(?:获批|通过|获得|获评|批了|批复|批准|评审通过|获|拿到|批下来|入选)$/;
/** 不含公示的2家: left out, so it speaks of its clause only. */
const EXCLUDES = /^[不未除扣刨]/;

/** 另有15个在建: beside what was told, of its clause only. */
const BESIDES = /^(?:另有|余下的|其余)$/;

/** 计划新增1家，小巨人现有6家: these say what is, whatever was planned before. */
const STANDS = /^(?:现|已|拥有|保有|总数为)/;

const OWN_PART: Scope['owner'] = { kind: 'unit' };
/** Characters before and after a token that can tell what it means. */
const AROUND = 8;

interface Around {
  readonly text: string;
  readonly firstDay: string;
}

/** What a new word reaches, or what was said before when that reaches further (力争年底…: 年底 does not end it). */
function atLeast(before: Reach, reach: Reach): Reach {
  return STRENGTH[before] > STRENGTH[reach] ? before : reach;
}

function actual(scope: Scope): Change {
  const clear = (reach: Reach): Reach => (reach === 'section' ? reach : 'none');
  return {
    plan: clear(scope.plan),
    target: clear(scope.target),
    past: 'none',
    distance: 'none',
    pending: clear(scope.pending),
    // 加上原来的现在81家.
    ...(scope.oldYields ? { old: 'none' as const, oldYields: false } : {}),
  };
}

/** A cumulative figure ends what was planned before within the clause, and last year's of an earlier clause. */
function done(scope: Scope, word: string): Change {
  return {
    ...(scope.target === 'clause' || scope.target === 'sentence'
      ? { target: 'none' as const }
      : {}),
    ...(PASSED.test(word) && scope.pending !== 'section' ? { pending: 'none' as const } : {}),
  };
}

/** …，其中博士2名，累计14名: the total is of the whole again; so it is in 加上之前的一共两家. */
function endOfPart(scope: Scope): Change {
  const old = scope.oldYields ? { old: 'none' as const, oldYields: false } : {};
  return scope.partIsFresh ? old : { ...old, part: 'none' };
}

const RULES: Readonly<Partial<Record<CueKind, (scope: Scope, word: string) => Change>>> = {
  target: (scope) => ({ target: atLeast(scope.target, 'clause') }),
  plan: (scope) => ({ plan: atLeast(scope.plan, 'sentence') }),
  'plan-clause': (scope) => (scope.plan === 'none' ? { plan: 'clause' } : {}),
  pending: (scope) => (scope.pending === 'none' ? { pending: 'clause' } : {}),
  past: (scope) => ({ past: atLeast(scope.past, 'sentence') }),
  versus: (_, word) => ({ versus: true, ...(word === '同比' ? { past: 'clause' as const } : {}) }),
  change: () => ({ change: 'clause' }),
  distance: () => ({ distance: 'clause' }),
  rate: () => ({ rate: 'clause' }),
  part: (_, word) => ({
    part: EXCLUDES.test(word) || BESIDES.test(word) ? 'clause' : 'sentence',
    partIsFresh: true,
  }),
  // 全市共612名，其中醴陵98名，我县20名: our own part of what others have is all of ours.
  here: ({ elsewhere, part }) => ({
    elsewhere: 'none',
    owner: openScope.owner,
    other: 'none',
    part: elsewhere === 'none' ? part : 'none',
  }),
  own: () => ({ elsewhere: 'none', owner: OWN_PART }),
  old: () => ({ old: 'clause', oldYields: false }),
  earlier: () => ({ old: 'clause', oldYields: true }),
  not: () => ({ old: 'clause' }),
  new: (scope) => ({ ...endOfPart(scope), old: 'none', target: 'none', elsewhere: 'none' }),
  actual,
  total: (scope, word) => ({
    ...(STANDS.test(word) ? actual(scope) : {}),
    ...done(scope, word),
    ...endOfPart(scope),
    pending: scope.pending === 'section' ? 'section' : 'none',
  }),
  sum: (scope, word) => ({ ...done(scope, word), ...endOfPart(scope) }),
  // 目标再加2家: the more that is aimed at.
  delta: (scope, word) => ({ ...(word === '再' ? {} : done(scope, word)), other: 'none' }),
  done,
  other: () => ({ other: 'clause' }),
};

/** 月底, 年底, 月末 as what a plan aims at; 截至月底 says how far figures reach. */
const PLANNED_END = /^(?:[到至在]?(?:本|这个|当)?[月年季]底?[底末])(?:前|之前)?$/u;

function afterDate(scope: Scope, date: DatePhrase, words: string, isLastYear: boolean): Change {
  if (date.compared) return { versus: date, past: isLastYear ? 'clause' : scope.past };
  if (isLastYear) return { past: atLeast(scope.past, 'sentence') };
  // 争取月底登记额突破13.5亿元: the day is the plan's, however near it is.
  if (scope.plan !== 'none' && PLANNED_END.test(words)) return {};
  if (liesAhead(date, words)) {
    const reach = date.closing || date.kind === 'period' ? 'sentence' : 'clause';
    return { plan: atLeast(scope.plan, reach) };
  }
  const isNow =
    date.doubt === null && (date.closing || date.kind === 'point' || date.kind === 'event');
  return isNow ? actual(scope) : { past: 'none' };
}

/**
 * The scope after a token.
 * @param around the whole text, to tell 全市 from 全市第七位
 */
export function afterToken(scope: Scope, token: Token, around: Around): Scope {
  if (token.kind === 'date') {
    const before = around.text.slice(Math.max(0, token.span.start - AROUND), token.span.start);
    // 哎年底了忙死了: it has come.
    const hasCome = /[底末]$/.test(token.text) && around.text.charAt(token.span.end) === '了';
    if (hasCome || LASTS_TO.test(before)) return scope;
    const isLastYear = token.date.asOf < around.firstDay;
    return changed(scope, afterDate(scope, token.date, token.text, isLastYear));
  }
  if (token.kind !== 'cue') return scope;
  return afterCue(scope, token, {
    before: around.text.slice(Math.max(0, token.span.start - AROUND), token.span.start),
    after: around.text.slice(token.span.end, token.span.end + AROUND),
  });
}

function afterCue(
  scope: Scope,
  token: Extract<Token, { kind: 'cue' }>,
  around: { readonly before: string; readonly after: string },
): Scope {
  if (token.cue === 'elsewhere') {
    if (tellsWhole(around)) return changed(scope, { elsewhere: 'clause' });
    if (token.text.startsWith('全') && isRanking(around)) return scope;
    return changed(scope, { elsewhere: 'sentence' });
  }
  if (token.cue === 'part' && saysNoPart(token.text, around)) return scope;
  if (token.cue === 'plan' && isHeading(token.text, around.after)) return scope;
  if (NOTHING_BEFORE[token.cue]?.test(around.after) === true) return scope;
  if (namesTask(token.text, around.before, around.after)) return scope;
  const change = RULES[token.cue]?.(scope, token.text);
  return change === undefined ? scope : changed(scope, change);
}

const AFTER_FIGURE: Change = { old: 'none', distance: 'none' };
const AFTER_EXCLUDED: Change = { ...AFTER_FIGURE, part: 'none', pending: 'none' };

/** 不是57家, 误报57家 and 还差3家 speak of one figure, or of a list joined by 、. */
export function afterFigure(scope: Scope, listGoesOn: boolean): Scope {
  if (listGoesOn) return scope;
  const isExcluded = scope.part === 'clause' && scope.partIsFresh;
  return changed(scope, isExcluded ? AFTER_EXCLUDED : AFTER_FIGURE);
}
