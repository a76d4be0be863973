import { readBlocker } from '../read-blocker.js';
import { taskOf } from '../lexicon-lookup.js';
import type { Remembering } from '../once-per.js';
import type { ReadMessage } from '../read-message.js';
import { messageScores, scoreTasks, type TaskScore } from '../tasks/score-tasks.js';
import type { OmittedFigure, Understanding, UnderstoodFact, ZeroReport } from '../understanding.js';
import { coreWords } from './core-words.js';
import type { PlaceSetting } from './other-places.js';
import { plainCore, plainWords } from './plain-words.js';
import { readWork, type WorkTold } from './read-work.js';

/** What the other passes found, for the judgement of the whole. */
export interface IntentEvidence {
  readonly facts: readonly UnderstoodFact[];
  readonly omitted: readonly OmittedFigure[];
  readonly zeroReport: ZeroReport | null;
  readonly taskStates: Understanding['taskStates'];
}

/** A message as the judgement of its intent sees it. */
export interface View extends Remembering {
  readonly message: ReadMessage;
  readonly evidence: IntentEvidence;
  /** Without @mentions and emoji. */
  readonly text: string;
  /** `text` without manners (`coreWords`). */
  readonly core: string;
  readonly clauses: readonly string[];
  readonly work: WorkTold;
  /** How clearly it is about a task of the plan. */
  readonly subject: number;
  /** That task is one which the sender's unit carries. */
  readonly ownTask: boolean;
  readonly blocker: boolean;
  readonly setting: PlaceSetting;
}

interface Told {
  readonly message: ReadMessage;
  readonly evidence: IntentEvidence;
  readonly text: string;
  readonly clauses: () => readonly string[];
}

/** Reads what the judgement asks for when it asks: most messages are judged by less than all. */
class LazyView implements View {
  readonly message: ReadMessage;
  readonly evidence: IntentEvidence;
  readonly text: string;
  readonly remembered: unknown[] = [];
  readonly #cut: () => readonly string[];
  #clauses: readonly string[] | null = null;
  #setting: PlaceSetting | null = null;
  #core: string | null = null;
  #work: WorkTold | null = null;
  #best: { readonly score: TaskScore | undefined } | null = null;

  constructor(told: Told) {
    this.message = told.message;
    this.evidence = told.evidence;
    this.text = told.text;
    this.#cut = told.clauses;
  }

  get clauses(): readonly string[] {
    this.#clauses ??= this.#cut();
    return this.#clauses;
  }

  get core(): string {
    this.#core ??= this.#isWhole() ? plainCore(this.message) : coreWords(this.text);
    return this.#core;
  }

  get setting(): PlaceSetting {
    const { lexicon, mentions } = this.message;
    this.#setting ??= { lexicon, names: [...new Set(mentions.map(({ name }) => name))] };
    return this.#setting;
  }

  get work(): WorkTold {
    this.#work ??= readWork(this.clauses, this.setting.names);
    return this.#work;
  }

  get subject(): number {
    return this.#bestTask()?.score ?? 0;
  }

  get ownTask(): boolean {
    const { unit } = this.message.input.sender;
    const best = this.#bestTask();
    if (unit === null || best === undefined) return false;
    return (taskOf(this.message.lexicon, best.ref)?.units ?? []).includes(unit);
  }

  get blocker(): boolean {
    return readBlocker(this.message);
  }

  #bestTask(): TaskScore | undefined {
    this.#best ??= { score: this.#scores()[0] };
    return this.#best.score;
  }

  #scores(): readonly TaskScore[] {
    return this.#isWhole()
      ? messageScores(this.message)
      : scoreTasks(this.text, this.message.lexicon);
  }

  #isWhole(): boolean {
    return this.text === plainWords(this.message);
  }
}

/** Gathers what the judgement weighs. */
export function viewOf(message: ReadMessage, evidence: IntentEvidence): View {
  const text = plainWords(message);
  const clauses = (): readonly string[] =>
    message.clauses.map(({ span }) => text.slice(span.start, span.end));
  return new LazyView({ message, evidence, text, clauses });
}

/** The same message without some of its clauses; `null` when nothing is left. */
export function viewWithout(whole: View, drop: (clause: string) => boolean): View | null {
  const { message, evidence } = whole;
  const kept = message.clauses
    .map(({ span, mark }) => whole.text.slice(span.start, span.end) + mark)
    .filter((clause) => !drop(clause));
  if (kept.length === 0) return null;
  const bare = (): readonly string[] => kept.map((clause) => clause.replace(/[，。;!?\n]$/u, ''));
  return new LazyView({ message, evidence, text: kept.join(''), clauses: bare });
}
