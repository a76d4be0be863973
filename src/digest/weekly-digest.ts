import { addDays, instantAt, type DateRange } from '../kernel/dates.js';
import { decimal, decimalText } from '../kernel/decimal.js';
import type { AnswerContext } from '../answers/answer.js';
import { mayNameUnitsHere } from '../answers/access.js';
import { awaitingIn, countLine, nameLines } from '../answers/answer-missing.js';
import { countLights, laggingLine } from '../answers/answer-overview.js';
import { formatValue } from '../answers/figure-lines.js';
import { clip, firstLines, listParts } from '../answers/phrases.js';
import { allSubjects, plansAt, readIndicator, todayOf, type Reading } from '../answers/subjects.js';
import { currentFigure } from '../ledger/current-figure.js';
import type { Blocker } from '../ledger/tracked.js';
import { blockerAgeDays, openBlockers } from '../ledger/task-standing.js';
import { runningWeek, whatIsOwed } from '../ledger/what-is-owed.js';
import { formatChange, formatDate } from '../plan/format-figure.js';
import type { Plan } from '../plan/model.js';
import { correctionNotes } from './correction-notes.js';
import { digestTexts } from './digest-texts.js';

const MOST_CHANGES = 10;
const MOST_ATTENTION = 8;
const MOST_BLOCKERS = 5;
const QUOTE_CHARACTERS = 30;

/** What a digest covers. */
export interface DigestScope {
  /** `null`: the running week. */
  readonly period: DateRange | null;
  /** Limited to these units; `null` for the whole county. */
  readonly units: readonly string[] | null;
}

/** The days a digest covers: never beyond today. */
export function digestDays(scope: DigestScope, context: AnswerContext): DateRange {
  const today = todayOf(context);
  const days = scope.period ?? runningWeek(today);
  return days.to < today ? days : { from: days.from, to: today };
}

function concerns(reading: Reading, units: readonly string[] | null): boolean {
  const { indicator, plan } = reading;
  if (units === null) return true;
  const leads = plan.tasks.find(({ no }) => no === indicator.taskNo)?.leads ?? [];
  return units.some((unit) => unit === indicator.ownerUnit || leads.includes(unit));
}

/** Against what was known before the first day, so that a late or corrected figure shows too. */
function changeLines(read: readonly Reading[], days: DateRange, context: AnswerContext) {
  const eve = addDays(days.from, -1);
  return read.flatMap((reading) => {
    const { indicator, figure, today } = reading;
    if (figure === null) return [];
    const before = currentFigure(context.ledger, indicator, eve, instantAt(days.from, 0));
    if (before?.value === figure.value && before.approx === figure.approx) return [];
    const date = formatDate(figure.asOf, today);
    const old = before === null ? '首次报数' : formatValue({ ...reading, figure: before });
    const change =
      before === null
        ? ''
        : `（${formatChange(decimalText(decimal(figure.value).minus(before.value)), indicator.unit)}）`;
    return [
      `· ${indicator.shortName} ${old}→${formatValue(reading)}${change}，截至${date}，${figure.unit}`,
    ];
  });
}

function blockerLine(blocker: Blocker, context: AnswerContext): string {
  const { source, unit } = blocker.raised;
  const text = source === null ? null : context.messageText(source.messageId);
  const tasks = blocker.tasks.map(({ no }) => `任务${no}`).join('、');
  return `· ${listParts(
    [
      `${tasks}${unit === null ? '' : `（${unit}）`}`,
      text === null ? null : clip(text, QUOTE_CHARACTERS),
      `已${blockerAgeDays(blocker, todayOf(context))}天`,
      blocker.coordinator === null ? '尚未明确协调单位' : `由${blocker.coordinator}协调`,
    ],
    '，',
  )}`;
}

function section(title: string, none: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [none] : [title, ...lines];
}

function blockersOf(context: AnswerContext, plan: Plan, units: readonly string[] | null) {
  return openBlockers(context.ledger).filter(
    ({ tasks, raised }) =>
      (tasks.length === 0 || tasks.some(({ planId }) => planId === plan.id)) &&
      (units === null || (raised.unit !== null && units.includes(raised.unit))),
  );
}

function dutyLines(days: DateRange, scope: DigestScope, context: AnswerContext) {
  const duties = whatIsOwed(context.ledger, days).filter(
    ({ unit }) => scope.units === null || scope.units.includes(unit),
  );
  if (duties.length === 0) return [digestTexts.noDuties];
  const awaiting = awaitingIn(days, context);
  const names = mayNameUnitsHere(context) ? nameLines(duties, awaiting) : [];
  return [digestTexts.duties(countLine(duties, '', awaiting)), ...names];
}

function digestOf(plan: Plan, scope: DigestScope, context: AnswerContext): readonly string[] {
  const days = digestDays(scope, context);
  const read = allSubjects(context, days.to)
    .filter((subject) => subject.plan.id === plan.id)
    .map((subject) => readIndicator(context, subject, days.to))
    .filter((reading) => concerns(reading, scope.units));
  const stale = read.filter(({ progress }) => progress.overdueSince !== null).length;
  const behind = ['red', 'yellow'].flatMap((light) =>
    read.filter(({ progress }) => progress.light === light),
  );
  const dark = read.filter(({ progress }) => progress.light === 'grey').length;
  const notes = correctionNotes(read, context);
  const counts = listParts([countLights(read), stale > 0 ? `数据已过期${stale}项` : null], '；');
  return [
    digestTexts.title(plan.title, days, todayOf(context)),
    digestTexts.overall(read.length, counts),
    ...section(
      digestTexts.changes,
      digestTexts.noChanges,
      firstLines(changeLines(read, days, context), MOST_CHANGES),
    ),
    ...section(
      digestTexts.attention,
      dark > 0 ? digestTexts.noneKnown(dark) : digestTexts.noAttention,
      firstLines(
        behind.map((one) => `· ${laggingLine(one)}`),
        MOST_ATTENTION,
      ),
    ),
    ...(behind.length > 0 && dark > 0 ? [digestTexts.alsoDark(dark)] : []),
    ...dutyLines(days, scope, context),
    ...section(
      digestTexts.blockers,
      digestTexts.noBlockers,
      firstLines(
        blockersOf(context, plan, scope.units).map((one) => blockerLine(one, context)),
        MOST_BLOCKERS,
      ),
    ),
    ...(notes.length > 0 ? [digestTexts.corrections(notes.join('；'))] : []),
  ];
}

/**
 * The weekly digest as text: lights, what changed, what is behind, who reported (names only where
 * they may be shown), open blockers with their age, and one line for corrected figures that an
 * earlier digest had published.
 */
export function weeklyDigest(scope: DigestScope, context: AnswerContext): string {
  const plans = plansAt(context, digestDays(scope, context).to);
  if (plans.length === 0) return digestTexts.nothing;
  const parts = plans.flatMap((plan) => digestOf(plan, scope, context));
  return [...parts, digestTexts.basis].join('\n');
}
