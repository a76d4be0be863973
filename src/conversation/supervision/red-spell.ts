import type { Subject } from '../../answers/subjects.js';
import { addDays, dateOf, type IsoDate } from '../../kernel/dates.js';
import {
  currentFigure,
  factsOf,
  OFFICE_UNIT,
  type CurrentFigure,
} from '../../ledger/current-figure.js';
import { judgedProgress } from '../../ledger/judged-progress.js';
import type { LedgerState } from '../../ledger/ledger-state.js';
import { sharedIds } from '../../ledger/shared-indicators.js';
import type { NoChange } from '../../ledger/tracked.js';
import { zeroReportsOn } from '../../ledger/zero-reports.js';
import type { Indicator, Plan } from '../../plan/model.js';
import { findOccasion, type Round } from '../periodic/round.js';

/** An indicator that shows 红 now. */
export interface RedSpell {
  readonly figure: CurrentFigure;
  /** As-of date of the first of the figures that have been red without a break. */
  readonly since: IsoDate;
  /** When that first one became official. */
  readonly knownAt: Date;
}

/** Where no digest goes out, a light that stays red for longer than this is worth a word. */
const LONG_DAYS = 14;
/** A digest that is older than this is none that still goes out. */
const DIGEST_DAYS = 14;

/** What has to be looked at of the ledger for one indicator. */
function narrowed(ledger: LedgerState, indicator: Indicator, today: IsoDate): LedgerState {
  const facts = factsOf(ledger, indicator, today);
  return { ...ledger, facts: new Map(facts.map((tracked) => [tracked.fact.id, tracked])) };
}

type Turn = readonly [IsoDate, Date];

/** Days on which a figure may have changed, newest first, each with when that became known. */
function turningDays(
  ledger: LedgerState,
  zeroReports: readonly NoChange[],
  today: IsoDate,
): readonly Turn[] {
  const signs = [
    ...[...ledger.facts.values()].map(({ fact, rankedAt }) => ({ asOf: fact.asOf, at: rankedAt })),
    ...zeroReports.map(({ asOf, recorded }) => ({ asOf, at: recorded.at })),
  ];
  const first = new Map<IsoDate, Date>();
  for (const { asOf, at } of signs) {
    const known = first.get(asOf);
    if (asOf <= today && (known === undefined || at < known)) first.set(asOf, at);
  }
  return [...first].sort(([a], [b]) => (a < b ? 1 : -1));
}

interface Ledgers {
  readonly ledger: LedgerState;
  /** The same with the indicator's own facts alone. */
  readonly own: LedgerState;
}

/**
 * Days on which the light may have changed: where units are ranked, those of every figure, though none
 * before its own figure of the day was known.
 */
function lightTurns(
  { ledger, own }: Ledgers,
  { plan, indicator }: Subject,
  today: IsoDate,
): readonly Turn[] {
  const ids = sharedIds(ledger.plans, indicator);
  const mine = { owner: indicator.ownerUnit, others: OFFICE_UNIT };
  const turns = turningDays(own, zeroReportsOn(ledger, ids, mine).flat(), today);
  if (plan.lightRule !== 'three-colour') return turns;
  return turningDays(ledger, ledger.noChanges, today).map(([day, at]): Turn => {
    const known = turns.find(([turn]) => turn <= day)?.[1] ?? at;
    return [day, known > at ? known : at];
  });
}

function redAt({ ledger, own }: Ledgers, subject: Subject, day: IsoDate): CurrentFigure | null {
  const figure = currentFigure(own, subject.indicator, day);
  if (figure === null) return null;
  const { light } = judgedProgress(ledger, subject, figure, { at: day });
  return light === 'red' ? figure : null;
}

/** Whether the indicator is red at the end of a day. */
export function isRed(ledger: LedgerState, subject: Subject, day: IsoDate): boolean {
  return redAt({ ledger, own: ledger }, subject, day) !== null;
}

/**
 * Since when the indicator has been red without a break; `null` when it is not red now. Goes back through
 * the figures one by one: asked only of what somebody may have to be told.
 */
export function redSpell(ledger: LedgerState, subject: Subject, today: IsoDate): RedSpell | null {
  const figure = redAt({ ledger, own: ledger }, subject, today);
  if (figure === null) return null;
  const ledgers = { ledger, own: narrowed(ledger, subject.indicator, today) };
  let spell: RedSpell | null = null;
  for (const [day, knownAt] of lightTurns(ledgers, subject, today)) {
    const then = redAt(ledgers, subject, day);
    if (then === null) break;
    spell = { figure, since: then.asOf, knownAt };
  }
  return spell;
}

/** The plan's last two weekly digests as they went out, newest first. */
function lastDigests({ view, ledger }: Round, plan: Plan): LedgerState['digests'] {
  const times = view.occasions
    .filter((one) => one.kind === 'weekly' && one.planId === plan.id && one.state === 'published')
    .map(({ at }) => at.getTime());
  const published = [...new Set(times)].sort((a, b) => b - a).slice(0, 2);
  return published.flatMap((time) => {
    const holdsPlan = ({ figures }: LedgerState['digests'][number]): boolean =>
      figures.some(({ indicatorId }) => plan.indicators.some(({ id }) => id === indicatorId));
    return (
      ledger.digests.find((one) => one.published.at.getTime() === time && holdsPlan(one)) ?? []
    );
  });
}

function wasRedIn(
  { figures, period }: LedgerState['digests'][number],
  ledger: LedgerState,
  subject: Subject,
): boolean {
  const shown = figures.find(({ indicatorId }) => indicatorId === subject.indicator.id);
  if (shown === undefined) return false;
  return judgedProgress(ledger, subject, shown, { at: period.to }).light === 'red';
}

/** Whether a plan's digests go out, so that two of them in a row decide. */
function publishes({ today }: Round, [newest, before]: LedgerState['digests']): boolean {
  if (newest === undefined || before === undefined) return false;
  return dateOf(newest.published.at) >= addDays(today, -DIGEST_DAYS);
}

/**
 * Whether red has lasted: in the last two weekly digests that were published, or, where none goes out,
 * for longer than two weeks.
 */
export function hasLasted(round: Round, subject: Subject, { knownAt }: RedSpell): boolean {
  const digests = lastDigests(round, subject.plan);
  if (publishes(round, digests)) {
    return digests.every((digest) => wasRedIn(digest, round.ledger, subject));
  }
  return dateOf(knownAt) < addDays(round.today, -LONG_DAYS);
}

/** Whether the office has been told of this spell. */
export function isProposed({ view }: Round, { plan, indicator }: Subject): boolean {
  const told = findOccasion(view, {
    kind: 'supervision-proposed',
    key: indicator.id,
    planId: plan.id,
  });
  return told?.state === 'told';
}
