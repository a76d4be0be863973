import { TASK_STATE_WORDS } from '../answers/texts.js';
import { newId } from '../kernel/ids.js';
import type { BlockerId, IndicatorId } from '../kernel/ids.js';
import type { LedgerEvent } from '../ledger/ledger-entry.js';
import { maySetTaskState } from '../ledger/standing.js';
import type { Understanding } from '../understanding/understanding.js';
import { baseQuestions } from './base-question.js';
import { saidFigure } from './draft-figure.js';
import type { SaidFigure } from './draft-figure.js';
import { taskOf, taskWords } from './event-line.js';
import { openReceipt } from './open-receipt.js';
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

/** Answers a report with a receipt (semantics, "Receipts"). */
export function decideReport(
  situation: BoundSituation,
  understanding: Understanding,
  figures: readonly SaidFigure[] = understanding.facts.map((fact) => saidFigure(fact)),
  before: readonly string[] = [],
): Outcome {
  const { doubts, omitted } = understanding;
  if (onlyDoubts(understanding) && figures.length === 0) {
    const lines = [...doubts.map(doubtLine), ...omittedLines(omitted)];
    if (lines.length === 0) return silenceOrHint(situation);
    return justSay(textReply(here(situation), lines.join('\n')));
  }
  const states = taskStateEvents(situation, understanding.taskStates);
  const events = [...otherEvents(situation, understanding), ...states.events];
  const after = [
    ...doubts.map(doubtLine),
    ...omittedLines(omitted),
    ...states.refused,
    ...baseQuestions(situation, figures),
  ];
  return openReceipt(situation, { figures, events }, { before, after });
}

/** A report in which nothing of the plans was recognised. */
function silenceOrHint(situation: BoundSituation): Outcome {
  if (situation.message.group !== null) return silence;
  return justSay(textReply(here(situation), reportTexts.nothingRecognised));
}
