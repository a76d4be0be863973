import type { DateRange, IsoDate } from '../kernel/dates.js';
import type { DecimalText } from '../kernel/decimal.js';
import type { IndicatorId } from '../kernel/ids.js';
import type { TaskRef } from '../plan/model.js';
import type { Evidence } from './confidence/evidence.js';

/** What a message is for; `other` is neither stored nor answered. */
export type Intent = 'report' | 'correction' | 'query' | 'confirm' | 'cancel' | 'help' | 'other';

/** `total`: cumulative or current figure. `delta`: new within `from`..`asOf`. */
export type Measure = 'total' | 'delta';

/** Half-open range of UTF-16 indexes into the message's original text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One way to read a figure, complete, so that it can be taken as it stands. */
export interface FactReading {
  readonly indicatorId: IndicatorId;
  /** The indicator's short name. */
  readonly indicator: string;
  readonly measure: Measure;
  /** In the indicator's own unit. */
  readonly value: DecimalText;
  readonly unit: string;
  /** First day of the period of a delta (= `asOf` for a single event); `null` for a total. */
  readonly from: IsoDate | null;
  readonly asOf: IsoDate;
  readonly approx: boolean;
}

/** A figure of an indicator as a message gives it, in the way in which it was read. */
export interface UnderstoodFact extends FactReading {
  /** `unit`: the text says that it is the sender's own part of the county figure. */
  readonly scope: 'county' | 'unit';
  /** The unit on whose behalf the figure is given, when the text names one. */
  readonly onBehalfOf: string | null;
  /** Where value and indicator stand in the text. */
  readonly span: Span;
  /** 0 to 1. */
  readonly confidence: number;
  /** What that rests on; absent on facts that no message was read for. */
  readonly evidence?: readonly Evidence[];
  /** Name of the rule that made the fact. */
  readonly rule: string;
  /**
   * Present when it must be asked which reading is meant: the others beside this one. Empty where the
   * choice is between this one and none.
   */
  readonly otherReadings?: readonly FactReading[];
}

/** Why a figure near an indicator was not taken; shown in the receipt (申报5家：未计入). */
export type OmissionReason =
  | 'target'
  | 'plan'
  | 'pending'
  | 'last_year'
  | 'percent'
  | 'subcount'
  | 'other_scope'
  | 'other_quantity'
  | 'old_value'
  /** The words around it are not those of progress, though no rule says what it is. */
  | 'unlikely';

/** A figure that stands near an indicator and was not taken. */
export interface OmittedFigure {
  readonly reason: OmissionReason;
  /** As written, such as `申报5家`. */
  readonly text: string;
  readonly span: Span;
  readonly indicatorId: IndicatorId | null;
}

/** Something in the text that keeps a fact from being taken as it stands. */
export interface Doubt {
  readonly kind: 'impossible-date' | 'future-date' | 'unreadable-number' | 'unknown-indicator';
  readonly text: string;
  readonly span: Span;
}

/** 本周无新增, 无变化, 零报告. Empty `indicatorIds`: for all that the unit owes. */
export interface ZeroReport {
  readonly indicatorIds: readonly IndicatorId[];
  readonly asOf: IsoDate;
}

/** What words say of a task, without a figure. */
export type TaskState = 'not-started' | 'under-way' | 'done';

/** What a question wants to know. */
export type QueryKind =
  | 'status'
  | 'gap'
  | 'overview'
  | 'lagging'
  | 'unit'
  | 'missing'
  | 'trend'
  | 'owner'
  | 'history'
  | 'ranking'
  | 'target'
  | 'detail'
  | 'export'
  | 'digest';

/** What a question names and no plan holds, as said: a task by a number that none has, or a subject. */
export interface UnheldName {
  readonly kind: 'task-number' | 'subject';
  readonly name: string;
}

/** A file that a question asks for: which one, and as what. */
export interface FileAsked {
  /** `form`: the empty form for bringing in figures. */
  readonly document: 'ledger' | 'weekly' | 'bulletin' | 'half-year' | 'form';
  /** `text`: as words in the chat. */
  readonly format: 'text' | 'xlsx' | 'csv' | 'docx' | 'pdf';
}

/** A question, with what it names; empty lists ask for everything. */
export interface UnderstoodQuery {
  readonly kind: QueryKind;
  readonly indicatorIds: readonly IndicatorId[];
  readonly tasks: readonly TaskRef[];
  /** Full names of units. */
  readonly units: readonly string[];
  readonly period: DateRange | null;
  /** Only for `ranking`: what is compared when the text says so (各牵头单位谁最快). */
  readonly rankingOf?: 'indicators' | 'units' | 'persons';
  /** Asked as known then (当时报的是多少): figures before any later correction. */
  readonly asKnownThen?: boolean;
  /** Only for `export` and `digest`: what the words say of the file. */
  readonly file?: FileAsked;
  /** A picture is wanted: of all indicators, or of the units (看板, 各单位情况图). */
  readonly picture?: 'board' | 'task-board' | 'units';
  /** What is asked of, as said, when no plan holds it (招商引资, 任务99); then there are no slots. */
  readonly unheld?: UnheldName;
}

/** What one message means. Contract: the evaluation set's README, sections 2 to 4. */
export interface Understanding {
  readonly intent: Intent;
  /** Reports and corrections only. */
  readonly facts: readonly UnderstoodFact[];
  readonly omitted: readonly OmittedFigure[];
  readonly doubts: readonly Doubt[];
  /** Most relevant first. */
  readonly tasks: readonly TaskRef[];
  readonly blocker: boolean;
  readonly zeroReport: ZeroReport | null;
  /** A task said to be done, begun or not begun, in words. */
  readonly taskStates: readonly { readonly task: TaskRef; readonly state: TaskState }[];
  readonly query: UnderstoodQuery | null;
  /** A message may report and ask at once; then `intent` is `report` and `query` is set too. */
  readonly injection: boolean;
}

/** An earlier message of the same conversation, oldest first. */
export interface Turn {
  readonly role: 'user' | 'bot';
  readonly text: string;
}

/** What is known of a message before it is read: the text, when and by whom it was sent, and what came before. */
export interface UnderstandInput {
  readonly text: string;
  readonly now: Date;
  readonly sender: { readonly unit: string | null; readonly role: Role };
  readonly context: readonly Turn[];
}

/** What the sender may do; `unknown` to the workspace. */
export type Role = 'liaison' | 'leader' | 'office' | 'unknown';
