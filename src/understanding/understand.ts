import type { Lexicon } from '../plan/lexicon.js';
import { readAllFacts } from './facts/read-all-facts.js';
import { isOnlyUnknown } from './facts/unknown-indicators.js';
import { analyseQuery } from './query/analyse-query.js';
import { isQuestion } from './query/asking-words.js';
import { readBlocker } from './read-blocker.js';
import { readIntent } from './read-intent.js';
import type { ReadIntent } from './read-intent.js';
import { readMessage } from './read-message.js';
import type { ReadMessage } from './read-message.js';
import { readQuery } from './read-query.js';
import { readTaskStates } from './read-task-states.js';
import { readTasks } from './read-tasks.js';
import { readZeroReport } from './read-zero-report.js';
import { originalWords } from './text/normalize.js';
import type { UnderstandInput, Understanding, UnderstoodQuery } from './understanding.js';

/** What is no report holds nothing but, perhaps, a question. */
function withoutReport(
  { intent, injection }: ReadIntent,
  query: UnderstoodQuery | null,
): Understanding {
  return {
    facts: [],
    omitted: [],
    doubts: [],
    tasks: [],
    blocker: false,
    zeroReport: null,
    taskStates: [],
    query,
    intent,
    injection,
  };
}

/** The question at the end of a report (…，还差几家？), read by itself. */
function questionWithin(message: ReadMessage): UnderstoodQuery | null {
  const last = message.clauses.at(-1);
  if (last === undefined || message.clauses.length < 2) return null;
  const clauses = message.clauses.filter(({ sentence }) => sentence === last.sentence);
  const text =
    clauses.length === message.clauses.length
      ? last
      : { span: { start: clauses[0]?.span.start ?? 0, end: last.span.end } };
  const words = originalWords(message.text, text.span) + last.mark;
  if (!isQuestion(words)) return null;
  const question = readMessage({ ...message.input, text: words }, message.lexicon);
  return analyseQuery(question).kind === null ? null : readQuery(question);
}

/**
 * What one message means: pure, by rules and the classifiers that come with them, for any plan's lexicon. Never fails,
 * whatever the text holds; only its first 12,000 characters are read. Source: the evaluation set's README, sections 2
 * to 4.
 */
export function understand(input: UnderstandInput, lexicon: Lexicon): Understanding {
  const message = readMessage(input, lexicon);
  const { facts, omitted, doubts, withheld } = readAllFacts(message);
  const zeroReport = readZeroReport(message);
  const taskStates = readTaskStates(message);
  const { intent: judged, injection } = readIntent(message, {
    facts: facts.length > 0 ? facts : withheld,
    omitted,
    zeroReport,
    taskStates,
  });
  const stated = judged === 'other' && !injection && isOnlyUnknown(message, doubts);
  const intent = stated ? 'report' : judged;
  if (intent === 'query') return withoutReport({ intent, injection }, readQuery(message));
  if (intent !== 'report' && intent !== 'correction')
    return withoutReport({ intent, injection }, null);
  return {
    intent,
    facts,
    omitted,
    doubts,
    tasks: readTasks(message, { facts, omitted }),
    blocker: readBlocker(message),
    zeroReport: facts.length === 0 ? zeroReport : null,
    taskStates,
    query: intent === 'report' ? questionWithin(message) : null,
    injection,
  };
}
