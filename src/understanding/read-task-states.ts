import type { Lexicon } from '../plan/lexicon.js';
import type { TaskRef } from '../plan/model.js';
import { findTaskNumbers } from './query/task-numbers.js';
import { isQuestion } from './query/asking-words.js';
import type { ReadMessage } from './read-message.js';
import { scoreTasks } from './tasks/score-tasks.js';
import type { TaskState } from './understanding.js';
import { Pattern } from './text/pattern.js';

/** In this order: 尚未完成 is under way, 尚未启动 is not started. */
const STATES: readonly (readonly [TaskState, Pattern])[] = [
  [
    'not-started',
    new Pattern(/(?:未|没有?|尚未|暂未|还没有?)(?:正式)?(?:启动|开始|开展|动工|实施)/u),
  ],
  [
    'under-way',
    new Pattern(
      /(?:未|没有?|尚未|还没有?)(?:全部|全面)?(?:完成|结束|办结)|推进中|进行中|正在(?:推进|进行|实施|开展|办)|在推(?:进)?|(?:已经?|正式|全面)(?:启动|开始|开工)|启动了|开始(?:了|推进|实施)/u,
    ),
  ],
  [
    'done',
    new Pattern(
      /(?:已经?|全部|全面|均|都|提前|圆满|如期|按期)(?:圆满|全部|如期|提前|按期|基本){0,3}(?:完成|办结|落实到位|收官|销号)(?!了?[0-9一二三四五六七八九十])|完成了?(?:$|[。!])|做完了|办结/u,
    ),
  ],
];

/** A subject in words must be as clear as this to carry a state. */
const SUBJECT_LENGTH = 5;
const TASK_WORD = new Pattern(/(?:这|该|那)?项?(?:重点)?(?:任务|工作)/u);

function tasksIn(text: string, lexicon: Lexicon): readonly TaskRef[] {
  const numbered = findTaskNumbers(text, lexicon).flatMap(({ refs }) => refs);
  if (numbered.length > 0 || !TASK_WORD.test(text)) return numbered;
  const [best] = scoreTasks(text, lexicon);
  return best && best.longest >= SUBJECT_LENGTH ? [best.ref] : [];
}

function stateIn(text: string): TaskState | null {
  for (const [state, pattern] of STATES) if (pattern.test(text)) return state;
  return null;
}

/** Whether a state and something that may be a task stand in the text at all. */
function mayHold(text: string): boolean {
  const names = text.includes('第') || TASK_WORD.mayMatch(text);
  return names && STATES.some(([, pattern]) => pattern.mayMatch(text));
}

/** The tasks that were spoken of last at a clause. */
interface Spoken {
  readonly at: number;
  readonly tasks: readonly TaskRef[];
}

/**
 * The tasks named last in the sentence, up to a clause: looked for only where a state is told of them, and no further
 * back than was looked before.
 */
function spokenAt(at: number, { clauses, lexicon }: ReadMessage, known: Spoken): Spoken {
  const sentence = clauses[at]?.sentence;
  let before = at;
  for (; before > known.at && clauses[before]?.sentence === sentence; before -= 1) {
    const tasks = tasksIn(clauses[before]?.text ?? '', lexicon);
    if (tasks.length > 0) return { at, tasks };
  }
  const isSame = before === known.at && clauses[before]?.sentence === sentence;
  return { at, tasks: isSame ? known.tasks : [] };
}

/** Tasks said in words to be not begun, under way or done (第7项任务已完成). The last word on a task holds. */
export function readTaskStates(
  message: ReadMessage,
): readonly { readonly task: TaskRef; readonly state: TaskState }[] {
  if (!mayHold(message.text.text)) return [];
  const found = new Map<string, { task: TaskRef; state: TaskState }>();
  let spoken: Spoken = { at: -1, tasks: [] };
  message.clauses.forEach(({ text }, at) => {
    const state = isQuestion(text) ? null : stateIn(text);
    if (state === null) return;
    spoken = spokenAt(at, message, spoken);
    for (const task of spoken.tasks) found.set(`${task.planId} ${task.no}`, { task, state });
  });
  return [...found.values()];
}
