import { mayNameUnitsHere } from '../../answers/access.js';
import type { AnswerContext } from '../../answers/answer.js';
import { awaitingIn, dutyCounts, dutyNames } from '../../answers/answer-missing.js';
import { lightCounts } from '../../answers/answer-overview.js';
import {
  distanceFromPace,
  formatValue,
  lightText,
  overdueText,
  targetText,
} from '../../answers/figure-lines.js';
import {
  allSubjects,
  plansAt,
  readIndicator,
  todayOf,
  type Reading,
} from '../../answers/subjects.js';
import type { DateRange } from '../../kernel/dates.js';
import { OFFICE_UNIT } from '../../ledger/current-figure.js';
import { whatIsOwed } from '../../ledger/what-is-owed.js';
import { formatCompletion } from '../../plan/format-figure.js';
import type { LightReason } from '../../plan/light.js';
import { lightRuleOf } from '../../plan/light-rules.js';
import type { Plan } from '../../plan/model.js';
import { correctionNotes } from '../correction-notes.js';
import { contentTexts } from './content-texts.js';
import { blockersOf, digestBlocker } from './digest-blockers.js';
import { digestChanges } from './digest-changes.js';
import type {
  DigestBehind,
  DigestContent,
  DigestDuties,
  DigestNotes,
  DigestScope,
} from './digest-content.js';
import { daysAhead, digestDays } from './digest-days.js';
import { digestDeadlines } from './digest-deadlines.js';
import { digestSupervision } from './digest-supervision.js';
import { digestTasks } from './digest-tasks.js';

/** Why a light warns where the distance from the pace does not say it. */
const WARNINGS: Readonly<Partial<Record<LightReason, string>>> = {
  'above-limit': contentTexts.overLimit,
  'near-limit': contentTexts.nearLimit,
  'one-off-last-quarter': contentTexts.oneOffOpen,
  'one-off-last-month': contentTexts.oneOffOpen,
};

function concerns(reading: Reading, units: readonly string[] | null): boolean {
  const { indicator, plan } = reading;
  if (units === null) return true;
  const leads = plan.tasks.find(({ no }) => no === indicator.taskNo)?.leads ?? [];
  return units.some((unit) => unit === indicator.ownerUnit || leads.includes(unit));
}

function behindOf(reading: Reading): readonly DigestBehind[] {
  const { indicator, progress, figure } = reading;
  if (figure === null) return [];
  const share = progress.shareOfTarget;
  const warning = WARNINGS[progress.reason];
  return [
    {
      indicator: indicator.shortName,
      owner: indicator.ownerUnit,
      value: formatValue(reading),
      target: targetText(indicator),
      completion: share === null ? null : formatCompletion(share),
      distance: warning ?? distanceFromPace(indicator, progress) ?? '',
      light: lightText(reading),
      asOf: figure.asOf,
      overdue: overdueText(reading),
    },
  ];
}

function dutiesIn(
  plan: Plan,
  { scope, days }: { scope: DigestScope; days: DateRange },
  context: AnswerContext,
): DigestDuties {
  const duties = whatIsOwed(context.ledger, days, [plan]).filter(
    ({ unit }) => scope.units === null || scope.units.includes(unit),
  );
  const awaiting = awaitingIn(days, context);
  return {
    counts: dutyCounts(duties, awaiting),
    names: mayNameUnitsHere(context) ? dutyNames(duties, awaiting) : null,
  };
}

function notesOf({ lines = [], office = null }: DigestNotes): readonly string[] {
  const own = office?.trim() ?? '';
  return [...lines, ...(own === '' ? [] : [own])];
}

/** The digest of one plan over days that are given. */
function contentOf(
  plan: Plan,
  { scope, days, notes }: { scope: DigestScope; days: DateRange; notes: DigestNotes },
  context: AnswerContext,
): DigestContent {
  const { kind = 'weekly', units, since = null } = scope;
  const read = allSubjects(context, days.to)
    .filter((subject) => subject.plan.id === plan.id)
    .map((subject) => readIndicator(context, subject, days.to))
    .filter((reading) => concerns(reading, units));
  const withLight = (light: string) => read.filter(({ progress }) => progress.light === light);
  return {
    kind,
    planId: plan.id,
    planTitle: plan.title,
    days,
    today: todayOf(context),
    units,
    notes: notesOf(notes),
    signer: notes.signer ?? OFFICE_UNIT,
    recipient: notes.recipient ?? contentTexts.recipient,
    indicatorCount: read.length,
    lights: lightCounts(read),
    staleCount: read.filter(({ progress }) => progress.overdueSince !== null).length,
    darkCount: withLight('grey').length,
    changes: digestChanges(read, { days, since }, context),
    behind: [...withLight('red'), ...withLight('yellow')].flatMap(behindOf),
    duties: dutiesIn(plan, { scope, days }, context),
    blockers: blockersOf(context, plan, units).map((one) => digestBlocker(one, context)),
    supervision: digestSupervision(context, plan, units),
    deadlines: digestDeadlines(read, plan, kind, daysAhead(kind, days)),
    corrections: correctionNotes(read, context),
    lightRule: lightRuleOf(plan),
    tasks: digestTasks(read, { plan, at: days.to, context, units }),
  };
}

/**
 * What a weekly digest, bulletin or half-year summary says, one content a plan that runs on its
 * last day, and none without a plan. Every figure comes from the answers, and is only worded here.
 */
export function composeDigest(
  scope: DigestScope,
  context: AnswerContext,
  notes: DigestNotes = {},
): readonly DigestContent[] {
  const days = digestDays(scope, context);
  return plansAt(context, days.to).map((plan) => contentOf(plan, { scope, days, notes }, context));
}
