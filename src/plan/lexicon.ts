import type { DateRange } from '../kernel/dates.js';
import type { DecimalText } from '../kernel/decimal.js';
import type { IndicatorId } from '../kernel/ids.js';
import type { IndicatorKind, TaskRef } from './model.js';

/** All names by which messages can speak of what a workspace's plans hold. Made by `buildLexicon`. */
export interface Lexicon {
  readonly indicators: readonly LexiconIndicator[];
  readonly tasks: readonly LexiconTask[];
  readonly units: readonly LexiconUnit[];
  /** Name of the place whose plan it is (攸县), to tell our figures from those of other places. */
  readonly placeName: string | null;
  readonly botName: string;
}

export interface LexiconIndicator {
  readonly id: IndicatorId;
  readonly shortName: string;
  /** Unit the figure is kept in. */
  readonly unit: string;
  readonly kind: IndicatorKind;
  /** What is to be reached; `null` when the plan gives no figure. */
  readonly target?: DecimalText | null;
  readonly task: TaskRef | null;
  readonly period: DateRange;
  /** Ways to write it, longest first: full name, short name, aliases, derived short forms. */
  readonly names: readonly string[];
  readonly briefNames?: readonly BriefName[];
}

/** A word too general to be a name, which still names the indicator where it stands right before a figure (转化2项). */
export interface BriefName {
  readonly word: string;
  /** Parts of the full name; one of them may stand apart from the word (成果已经转化了3个). */
  readonly parts: readonly string[];
  /** `action`: 转化. `common`: an action that reports say of many things (登记). `clip`: 众创. `share`: 占比. */
  readonly kind: 'action' | 'common' | 'clip' | 'share';
}

export interface LexiconTask {
  readonly ref: TaskRef;
  readonly title: string;
  /** Everything the plan says of the task, for matching narratives. */
  readonly text: string;
  /** Full names of the units that lead it or share in it. */
  readonly units?: readonly string[];
}

export interface LexiconUnit {
  readonly name: string;
  readonly names: readonly string[];
}

/** A name that the office taught in chat: 科小 for an indicator, 老干局 for a unit (by its full name). */
export type LearnedName =
  | { readonly word: string; readonly indicatorId: IndicatorId }
  | { readonly word: string; readonly unit: string };
