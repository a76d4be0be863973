import type { DatePhrase } from '../dates/date-phrase.js';

/** How far a cue reaches. */
export type Reach = 'none' | 'clause' | 'sentence' | 'section';

/** What holds for the next figure, from all that was said before it. Values are never changed, only replaced. */
export interface Scope {
  readonly target: Reach;
  readonly plan: Reach;
  readonly pending: Reach;
  readonly past: Reach;
  readonly elsewhere: Reach;
  readonly part: Reach;
  readonly distance: Reach;
  readonly change: Reach;
  readonly old: Reach;
  readonly other: Reach;
  readonly rate: Reach;
  /** 加上之前的5家 is over as soon as 一共 is said; 原报 is not. */
  readonly oldYields: boolean;
  /** 其中 was said in this very clause. */
  readonly partIsFresh: boolean;
  /** What the figure is compared with (比上月); `true` when it is not a date. */
  readonly versus: DatePhrase | true | null;
  /** `unit`: 我局 or 我区 was said, so figures are the sender's own part. */
  readonly owner: { readonly kind: 'county' | 'unit' };
}

export const openScope: Scope = {
  target: 'none',
  plan: 'none',
  pending: 'none',
  past: 'none',
  elsewhere: 'none',
  part: 'none',
  distance: 'none',
  change: 'none',
  old: 'none',
  other: 'none',
  rate: 'none',
  oldYields: false,
  partIsFresh: false,
  versus: null,
  owner: { kind: 'county' },
};

function reachAfter(reach: Reach, end: 'clause' | 'sentence'): Reach {
  return reach === 'section' || (reach === 'sentence' && end === 'clause') ? reach : 'none';
}

/** Drops what reaches no further than the mark: `clause` at a comma, `sentence` at a full stop. */
export function closeScope(scope: Scope, end: 'clause' | 'sentence'): Scope {
  if (scope === openScope) return scope;
  const closed: Scope = {
    target: reachAfter(scope.target, end),
    plan: reachAfter(scope.plan, end),
    pending: reachAfter(scope.pending, end),
    past: reachAfter(scope.past, end),
    elsewhere: reachAfter(scope.elsewhere, end),
    part: reachAfter(scope.part, end),
    distance: reachAfter(scope.distance, end),
    change: reachAfter(scope.change, end),
    old: reachAfter(scope.old, end),
    other: reachAfter(scope.other, end),
    rate: reachAfter(scope.rate, end),
    oldYields: false,
    partIsFresh: false,
    versus: null,
    owner: end === 'sentence' ? openScope.owner : scope.owner,
  };
  return isSame(closed, openScope) ? openScope : closed;
}

/** What a word changes. */
export type Change = Partial<Scope>;

function isSame(a: Scope, b: Scope): boolean {
  return (
    a.target === b.target &&
    a.plan === b.plan &&
    a.pending === b.pending &&
    a.past === b.past &&
    a.elsewhere === b.elsewhere &&
    a.part === b.part &&
    a.distance === b.distance &&
    a.change === b.change &&
    a.old === b.old &&
    a.other === b.other &&
    a.rate === b.rate &&
    a.oldYields === b.oldYields &&
    a.partIsFresh === b.partIsFresh &&
    a.versus === b.versus &&
    a.owner === b.owner
  );
}

type Writable = { -readonly [Key in keyof Scope]: Scope[Key] };

/** Written out field by field: copying an object by its keys takes ten times as long. */
function copyOf(scope: Scope): Writable {
  return {
    target: scope.target,
    plan: scope.plan,
    pending: scope.pending,
    past: scope.past,
    elsewhere: scope.elsewhere,
    part: scope.part,
    distance: scope.distance,
    change: scope.change,
    old: scope.old,
    other: scope.other,
    rate: scope.rate,
    oldYields: scope.oldYields,
    partIsFresh: scope.partIsFresh,
    versus: scope.versus,
    owner: scope.owner,
  };
}

/** The scope with a change; the same one where nothing changes, which is so after most words. */
export function changed(scope: Scope, change: Change): Scope {
  let after: Writable | null = null;
  for (const name in change) {
    const key = name as keyof Scope;
    if (scope[key] === change[key]) continue;
    after ??= copyOf(scope);
    (after as Record<keyof Scope, unknown>)[key] = change[key];
  }
  return after ?? scope;
}
