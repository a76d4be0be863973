import { readBlocker } from '../read-blocker.js';
import type { ReadMessage } from '../read-message.js';
import { scoreTasks } from '../tasks/score-tasks.js';
import type { OmittedFigure, Understanding, UnderstoodFact, ZeroReport } from '../understanding.js';
import { plainWords } from './plain-words.js';
import { readWork, type WorkTold } from './read-work.js';

/** What the other passes found, for the judgement of the whole. */
export interface IntentEvidence {
  readonly facts: readonly UnderstoodFact[];
  readonly omitted: readonly OmittedFigure[];
  readonly zeroReport: ZeroReport | null;
  readonly taskStates: Understanding['taskStates'];
}

/** A message as the judgement of its intent sees it. */
export interface View {
  readonly message: ReadMessage;
  readonly evidence: IntentEvidence;
  /** Without @mentions and emoji. */
  readonly text: string;
  readonly clauses: readonly string[];
  readonly work: WorkTold;
  /** How clearly it is about a task of the plan. */
  readonly subject: number;
  /** That task is one which the sender's unit carries. */
  readonly ownTask: boolean;
  readonly blocker: boolean;
}

interface Told {
  readonly message: ReadMessage;
  readonly evidence: IntentEvidence;
  readonly text: string;
  readonly clauses: readonly string[];
}

function view(told: Told): View {
  const { message, text, clauses } = told;
  const [best] = scoreTasks(text, message.lexicon);
  const unit = message.input.sender.unit;
  const task = message.lexicon.tasks.find(({ ref }) => ref === best?.ref);
  return {
    ...told,
    work: readWork(clauses, [...new Set(message.mentions.map(({ name }) => name))]),
    subject: best?.score ?? 0,
    ownTask:
      unit !== null && (best?.score ?? 0) > 0 && (task?.units ?? []).some((name) => name === unit),
    blocker: readBlocker(message),
  };
}

/** Gathers what the judgement weighs. */
export function viewOf(message: ReadMessage, evidence: IntentEvidence): View {
  const text = plainWords(message);
  const clauses = message.clauses.map(({ span }) => text.slice(span.start, span.end));
  return view({ message, evidence, text, clauses });
}

/** The same message without some of its clauses; `null` when nothing is left. */
export function viewWithout(whole: View, drop: (clause: string) => boolean): View | null {
  const { message, evidence } = whole;
  const kept = message.clauses
    .map(({ span, mark }) => whole.text.slice(span.start, span.end) + mark)
    .filter((clause) => !drop(clause));
  if (kept.length === 0) return null;
  const bare = kept.map((clause) => clause.replace(/[，。;!?\n]$/u, ''));
  return view({ message, evidence, text: kept.join(''), clauses: bare });
}
