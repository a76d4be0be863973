import { arithmeticLines } from '../answers/arithmetic.js';
import { answerEvidence } from '../answers/evidence.js';
import type { AnswerContext } from '../answers/answer.js';
import {
  citedBy,
  formatGap,
  formatValue,
  overdueText,
  statusLines,
  targetText,
  unreportedText,
  distanceFromPace,
} from '../answers/figure-lines.js';
import { lightRuleLines } from '../answers/light-notes.js';
import { allSubjects, plansAt, readIndicator } from '../answers/subjects.js';
import type { Reading } from '../answers/subjects.js';
import { DONE, LIGHT_WORDS } from '../answers/texts.js';
import { contextOfSight, type Sight } from '../conversation/answer-context.js';
import { dateOf } from '../kernel/dates.js';
import { decimal, decimalText } from '../kernel/decimal.js';
import type { MessageId } from '../kernel/ids.js';
import { formatCompletion, formatFigure } from '../plan/format-figure.js';
import type { LightReason } from '../plan/light.js';
import { elapsedShare } from '../plan/pace.js';
import type { BoardIndicatorView, BoardView } from './api-types.js';
import { boardTexts } from './texts.js';

/** Every indicator of the plans in force, in the plan's order. */
export function boardView(sight: Sight): BoardView {
  const context = contextOfSight(sight);
  const date = dateOf(sight.now);
  const plans = plansAt(context, date);
  const [first] = plans;
  const elapsed = first === undefined ? decimal(0) : decimal(elapsedShare(first.period, date));
  return {
    planTitle: plans.map(({ title }) => title).join('、'),
    date,
    elapsed: elapsed.times(100).toFixed(1),
    lightRules: lightRuleLines(plans, 'words'),
    indicators: readAll(context).map(indicatorView),
  };
}

/** Messages whose words the birth certificate of an indicator's figure quotes. */
export function sourceMessages(sight: Sight, indicatorId: string): readonly MessageId[] {
  const asked = new Set<MessageId>();
  evidence(sight, indicatorId, (id) => {
    asked.add(id);
    return null;
  });
  return [...asked];
}

/** The birth certificate itself, as 依据 shows it to the same person in a private chat. */
export function sourceLines(
  sight: Sight,
  indicatorId: string,
  quotes: ReadonlyMap<MessageId, string>,
): readonly string[] {
  return evidence(sight, indicatorId, (id) => quotes.get(id) ?? null);
}

function evidence(
  sight: Sight,
  indicatorId: string,
  messageText: AnswerContext['messageText'],
): readonly string[] {
  const context = { ...contextOfSight(sight), messageText };
  const cited = readAll(context)
    .filter(({ indicator }) => indicator.id === indicatorId)
    .flatMap(citedBy);
  return cited.length === 0
    ? []
    : answerEvidence(cited, context).blocks.flatMap((block) =>
        block.type === 'text' ? block.text.split('\n') : [],
      );
}

function readAll(context: AnswerContext): readonly Reading[] {
  const at = dateOf(context.now);
  return allSubjects(context, at).map((subject) => readIndicator(context, subject, at));
}

function indicatorView(reading: Reading): BoardIndicatorView {
  const { indicator, figure, progress } = reading;
  const { shareOfTarget, expected, light } = progress;
  return {
    id: indicator.id,
    name: indicator.name,
    shortName: indicator.shortName,
    taskNo: indicator.taskNo,
    valueText: figure === null ? null : formatValue(reading),
    targetText: targetText(indicator),
    completion: shareOfTarget === null ? null : formatCompletion(shareOfTarget).replace('%', ''),
    expectedShare: expectedShare(reading),
    expectedText:
      expected === null ? null : boardTexts.expected(formatFigure(expected, indicator.unit)),
    light,
    isDone: progress.reason === 'done',
    lightText: light === 'none' ? boardTexts.notDue : LIGHT_WORDS[light],
    standingText: standingText(reading),
    asOf: figure?.asOf ?? null,
    owner: indicator.ownerUnit,
    staleText: overdueText(reading),
    arithmetic: arithmeticLines(reading).map((line) => line.trim()),
    notes: notes(reading),
  };
}

/** On the scale of the target, where the shown completion stands too. */
function expectedShare({ indicator, progress }: Reading): string | null {
  const { target } = indicator;
  if (progress.expected === null || target === null || decimal(target).isZero()) {
    return null;
  }
  return decimalText(
    decimal(decimal(progress.expected).div(target).times(100).toFixed(1) as `${number}`),
  );
}

/** What says more than the distance from the pace. */
const STANDING: Readonly<Partial<Record<LightReason, string | null>>> = {
  done: DONE,
  'no-report': null,
  'no-base': boardTexts.noBase,
  'no-target': boardTexts.noTarget,
  'whole-number-reached': boardTexts.wholeNumberReached,
  'one-off-last-quarter': boardTexts.oneOffOpen,
  'one-off-last-month': boardTexts.oneOffOpen,
  'within-limit': boardTexts.withinLimit,
  'near-limit': boardTexts.nearLimit,
  'above-limit': boardTexts.aboveLimit,
  'near-deadline': boardTexts.nearDeadline,
};

function standingText({ indicator, progress }: Reading): string | null {
  const { gap, reason } = progress;
  if (reason === 'not-due') {
    return gap === null ? null : boardTexts.gap(formatGap(gap, indicator.unit));
  }
  const words = STANDING[reason];
  return words === undefined ? distanceFromPace(indicator, progress) : words;
}

function notes(reading: Reading): readonly string[] {
  if (reading.figure !== null) {
    return statusLines(reading)
      .slice(1)
      .map((line) => line.trim());
  }
  return reading.proposals.length === 0 ? [] : [`${unreportedText(reading)}。`];
}
