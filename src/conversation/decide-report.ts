import { TASK_STATE_WORDS } from '../answers/texts.js';
import { newId } from '../kernel/ids.js';
import type { BlockerId, IndicatorId } from '../kernel/ids.js';
import type { LedgerEvent } from '../ledger/ledger-entry.js';
import { maySetTaskState } from '../ledger/standing.js';
import type {
  OmissionReason,
  UnderstoodFact,
  Understanding,
} from '../understanding/understanding.js';
import { baseQuestions } from './base-question.js';
import { cleanText } from './clean-text.js';
import { saidFigure } from './draft-figure.js';
import type { SaidFigure } from './draft-figure.js';
import { taskOf, taskWords } from './event-line.js';
import { assignHint, isAssignable, unreadLines } from './naming/decide-unknown.js';
import { openReceipt } from './open-receipt.js';
import { namesATown } from './names-a-town.js';
import { justSay, silence, textReply } from './outcome.js';
import { doubtLine, omittedLines } from './outstanding-texts.js';
import { choosePosting, postingsOf } from './posting.js';
import { reportTexts } from './report-texts.js';
import { here } from './situation.js';
import type { BoundSituation } from './situation.js';
import type { Outcome } from './workspace.js';

interface TaskStates {
  readonly events: readonly LedgerEvent[];
  readonly refused: readonly string[];
}

/** Only its lead or the office sets 已完成 (semantics, "Tasks, blockers, what is owed"). */
export function taskStateEvents(
  situation: BoundSituation,
  states: Understanding['taskStates'],
): TaskStates {
  const { plans } = situation.view;
  const who = choosePosting(situation) ?? postingsOf(situation.member)[0];
  const events: LedgerEvent[] = [];
  const refused: string[] = [];
  for (const { task: ref, state } of states) {
    const task = taskOf(plans, ref);
    if (task === null || who === undefined) continue;
    if (maySetTaskState(who, task, state)) {
      events.push({ kind: 'task-state-set', task: ref, state });
    } else {
      const words = TASK_STATE_WORDS[state];
      refused.push(reportTexts.stateNotYours(taskWords(plans, ref), words, task.leads));
    }
  }
  return { events, refused };
}

function otherEvents(situation: BoundSituation, understanding: Understanding): LedgerEvent[] {
  const { facts, tasks, zeroReport, blocker } = understanding;
  const { today, view } = situation;
  const covered = new Set<IndicatorId>(facts.map(({ indicatorId }) => indicatorId));
  const coveredTasks = new Set(
    view.plans.flatMap((plan) =>
      plan.indicators
        .filter(({ id }) => covered.has(id))
        .map(({ taskNo }) => `${plan.id} ${taskNo ?? ''}`),
    ),
  );
  const told = tasks.filter(({ planId, no }) => !coveredTasks.has(`${planId} ${no}`));
  const events: LedgerEvent[] = [];
  if (zeroReport !== null) events.push({ kind: 'no-change-reported', ...zeroReport });
  else if (facts.length === 0 || told.length > 0) {
    events.push({ kind: 'progress-recorded', tasks: told, asOf: today });
  }
  if (blocker) {
    const blockerId = newId<BlockerId>();
    events.push({ kind: 'blocker-raised', blockerId, tasks, raisedOn: today });
  }
  return events;
}

/** Nothing that could be stored was said; only why it could not be taken. */
function onlyDoubts(understanding: Understanding): boolean {
  const { facts, tasks, zeroReport, taskStates, blocker, doubts } = understanding;
  const hasNothing =
    facts.length === 0 && zeroReport === null && taskStates.length === 0 && !blocker;
  return hasNothing && (doubts.length > 0 || tasks.length === 0);
}

/** Reasons that leave nothing of a short message to be recorded. */
const NO_PROGRESS: readonly OmissionReason[] = [
  'target',
  'plan',
  'last_year',
  'percent',
  'subcount',
  'other_scope',
];
/** Words of date and manner around a figure; what is left besides is something told. */
const FRAME =
  /[截至止到目前现在今去上本年月日周底末初\d,，。.;；:：、\s全县共有我局区单位累计达已是为]/gu;
const TELLS_NOTHING_LENGTH = 12;

function restOf({ text, botName }: BoundSituation, omitted: Understanding['omitted']): string {
  const rest = omitted.reduce((left, figure) => left.replace(figure.text, ''), text);
  return cleanText(rest, botName).replace(FRAME, '');
}

/** A few words around a figure that does not count: no progress was told either. */
function onlyOmitted(situation: BoundSituation, understanding: Understanding): boolean {
  const { blocker, omitted, zeroReport, taskStates } = understanding;
  return (
    omitted.length > 0 &&
    omitted.every(({ reason }) => NO_PROGRESS.includes(reason)) &&
    !blocker &&
    zeroReport === null &&
    taskStates.length === 0 &&
    restOf(situation, omitted).length <= TELLS_NOTHING_LENGTH
  );
}

/**
 * Figures that had no date but one that does not exist are not taken as of today; a town's figure is
 * one of a part; and an increase whose sentence names the sender's unit is one in its own name.
 */
export function takenFacts(
  situation: BoundSituation,
  { facts, doubts }: Understanding,
): readonly UnderstoodFact[] {
  const hasImpossibleDate = doubts.some(({ kind }) => kind === 'impossible-date');
  const { lexicon, text, today } = situation;
  const own = postingsOf(situation.member).map(({ unit }) => unit);
  const named = lexicon.units.find(
    ({ name, names }) => own.includes(name) && names.some((alias) => text.includes(alias)),
  );
  return facts
    .filter(({ asOf }) => !hasImpossibleDate || asOf !== today)
    .map((fact): UnderstoodFact =>
      namesATown(text, fact.span.start) ? { ...fact, scope: 'unit' } : fact,
    )
    .map((fact) =>
      named === undefined || fact.onBehalfOf !== null || fact.measure !== 'delta'
        ? fact
        : { ...fact, onBehalfOf: named.name },
    );
}

/** What the receipt asks about itself is not said a second time. */
function doubtLines({ doubts, facts }: Understanding): readonly string[] {
  const isAsked = facts.length > 0;
  return doubts.filter(({ kind }) => !(isAsked && kind === 'future-date')).map(doubtLine);
}

/** Answers a report with a receipt (semantics, "Receipts"). */
export function decideReport(
  situation: BoundSituation,
  understanding: Understanding,
  figures: readonly SaidFigure[] = takenFacts(situation, understanding).map((fact) =>
    saidFigure(fact, situation.text),
  ),
  before: readonly string[] = [],
): Outcome {
  const { omitted } = understanding;
  const isEmpty = onlyDoubts(understanding) || onlyOmitted(situation, understanding);
  if (figures.length === 0 && (isEmpty || understanding.facts.length > 0)) {
    const doubts = doubtLines(understanding);
    const lines = [...doubts, ...omittedLines(omitted)];
    if (lines.length === 0) return silenceOrHint(situation);
    // A doubt says itself what to do.
    const how =
      doubts.length === 0 ? [reportTexts.howToReport] : assignHint(situation, understanding);
    const said = justSay(textReply(here(situation), [...lines, ...how].join('\n')));
    // 是科小 goes back to these words.
    return isAssignable(understanding)
      ? { ...said, retention: { kind: 'keep', text: situation.text } }
      : said;
  }
  const states = taskStateEvents(situation, understanding.taskStates);
  const events = [...otherEvents(situation, understanding), ...states.events];
  const after = [
    ...doubtLines(understanding),
    ...unreadLines(situation, understanding),
    ...omittedLines(omitted),
    ...states.refused,
    ...baseQuestions(situation, figures),
  ];
  return openReceipt(situation, { figures, events }, { before, after });
}

/** Whether this is the outcome of a report in which nothing of the plans was recognised. */
export function isNothingRecognised({ receipts, replies }: Outcome): boolean {
  const saysSo = replies.every(({ blocks }) =>
    blocks.some((block) => block.type === 'text' && block.text === reportTexts.nothingRecognised),
  );
  return receipts.length === 0 && saysSo;
}

/** A report in which nothing of the plans was recognised. */
function silenceOrHint(situation: BoundSituation): Outcome {
  if (situation.message.group !== null) return silence;
  return justSay(textReply(here(situation), reportTexts.nothingRecognised));
}
