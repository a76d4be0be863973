import { addDays, dateOf, type IsoDate } from '../../kernel/dates.js';
import {
  currentFigure,
  factsOf,
  OFFICE_UNIT,
  type CurrentFigure,
} from '../../ledger/current-figure.js';
import type { LedgerState } from '../../ledger/ledger-state.js';
import { sharedIds } from '../../ledger/shared-indicators.js';
import { firstZeroReport, zeroReportsOn } from '../../ledger/zero-reports.js';
import type { Indicator, Plan } from '../../plan/model.js';
import { findOccasion, type Round } from '../periodic/round.js';
import { judge } from './letter-words.js';

interface Subject {
  readonly plan: Plan;
  readonly indicator: Indicator;
}

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

/** Days on which the figure may have changed, newest first, each with when that became known. */
function turningDays(
  ledger: LedgerState,
  indicator: Indicator,
  today: IsoDate,
): readonly (readonly [IsoDate, Date])[] {
  const ids = sharedIds(ledger.plans, indicator);
  const zeroReports = zeroReportsOn(ledger, ids, {
    owner: indicator.ownerUnit,
    others: OFFICE_UNIT,
  });
  const signs = [
    ...[...ledger.facts.values()].map(({ fact, rankedAt }) => ({ asOf: fact.asOf, at: rankedAt })),
    ...zeroReports.flat().map(({ asOf, recorded }) => ({ asOf, at: recorded.at })),
  ];
  const first = new Map<IsoDate, Date>();
  for (const { asOf, at } of signs) {
    const known = first.get(asOf) ?? firstZeroReport(ledger, asOf) ?? at;
    if (asOf <= today) first.set(asOf, at < known ? at : known);
  }
  return [...first].sort(([a], [b]) => (a < b ? 1 : -1));
}

function redAt(ledger: LedgerState, subject: Subject, day: IsoDate): CurrentFigure | null {
  const figure = currentFigure(ledger, subject.indicator, day);
  return figure !== null && judge(ledger, subject, figure).light === 'red' ? figure : null;
}

/** Whether the indicator is red at the end of a day. */
export function isRed(ledger: LedgerState, subject: Subject, day: IsoDate): boolean {
  return redAt(ledger, subject, day) !== null;
}

/**
 * Since when the indicator has been red without a break; `null` when it is not red now. Goes back through
 * the figures one by one: asked only of what somebody may have to be told.
 */
export function redSpell(ledger: LedgerState, subject: Subject, today: IsoDate): RedSpell | null {
  const figure = redAt(ledger, subject, today);
  if (figure === null) return null;
  const own = narrowed(ledger, subject.indicator, today);
  let spell: RedSpell | null = null;
  for (const [day, knownAt] of turningDays(own, subject.indicator, today)) {
    const then = redAt(own, subject, day);
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
  { figures }: LedgerState['digests'][number],
  ledger: LedgerState,
  subject: Subject,
): boolean {
  const shown = figures.find(({ indicatorId }) => indicatorId === subject.indicator.id);
  return shown !== undefined && judge(ledger, subject, shown).light === 'red';
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
