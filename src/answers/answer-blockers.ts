import { blockerAgeDays, blockerNumber } from '../ledger/task-standing.js';
import { openBlockers } from '../ledger/work-index.js';
import type { Blocker } from '../ledger/tracked.js';
import { refusalFor } from './access.js';
import { refusal, textAnswer, type Answer, type AnswerContext } from './answer.js';
import { clip, firstLines, quoted, sentence } from './phrases.js';
import { todayOf } from './subjects.js';
import { nothing } from './texts.js';

const MOST_BLOCKERS = 10;
const TITLE_CHARACTERS = 14;
const QUOTE_CHARACTERS = 40;

function tasksText({ tasks }: Blocker, context: AnswerContext): string | null {
  const words = tasks.map((ref) => {
    const plan = context.plans.find(({ id }) => id === ref.planId);
    const task = plan?.tasks.find(({ no }) => no === ref.no);
    return `任务${ref.no}${task === undefined ? '' : quoted(clip(task.title, TITLE_CHARACTERS))}`;
  });
  return words.length === 0 ? null : words.join('、');
}

/** The words it was raised with, for those who may know what was reported. */
function quoteText({ raised }: Blocker, context: AnswerContext): string | null {
  if (refusalFor('history', context) !== null || raised.source === null) return null;
  const text = context.messageText(raised.source.messageId);
  return text === null ? null : quoted(clip(text, QUOTE_CHARACTERS));
}

function blockerLine(blocker: Blocker, context: AnswerContext): string {
  const age = blockerAgeDays(blocker, todayOf(context));
  const head = sentence([
    `困难${blockerNumber(context.ledger, blocker.id)}：${blocker.raised.unit ?? ''}提出`,
    tasksText(blocker, context),
    age === 0 ? '今天提出' : `已${age}天`,
    blocker.coordinator === null ? '尚未明确协调单位' : `由${blocker.coordinator}协调`,
  ]);
  const quote = quoteText(blocker, context);
  return quote === null ? head : `${head}\n  原话：${quote}`;
}

/**
 * 困难有哪些: what is open, oldest first, with its age; known to whoever may know the overview.
 * Source: semantics, "Tasks, blockers, what is owed".
 */
export function answerBlockers(context: AnswerContext): Answer {
  const refused = refusalFor('indicators', context);
  if (refused !== null) return refusal(refused);
  const open = openBlockers(context.ledger);
  if (open.length === 0) return textAnswer([nothing.blockers]);
  const lines = open.map((blocker) => blockerLine(blocker, context));
  return textAnswer([`未解决的困难${open.length}件：`, ...firstLines(lines, MOST_BLOCKERS)]);
}
