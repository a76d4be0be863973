import type { DateRange, IsoDate } from '../kernel/dates.js';
import type { DecimalText } from '../kernel/decimal.js';
import type { IndicatorId, PlanId } from '../kernel/ids.js';

/**
 * `stock`: how many are valid now. `flow`: how many this period, adds up. `ratio`: never adds.
 * Source: semantics, "Facts".
 */
export type IndicatorKind = 'stock' | 'flow' | 'ratio';

export type Comparator = '>=' | '<=' | '=';

/** What has to be reached by when, in the indicator's unit. */
export interface MilestoneStep {
  readonly at: IsoDate;
  readonly value: DecimalText;
}

/** How expected progress grows over the period. `none`: no light before the due date, only the gap. */
export type Pacing =
  | { readonly kind: 'linear' }
  /** In steps at the ends of calendar quarters, each as far as linear growth would have come. */
  | { readonly kind: 'quarters' }
  | { readonly kind: 'none'; readonly due: IsoDate | null }
  | {
      readonly kind: 'milestones';
      /** By date, rising. */
      readonly steps: readonly MilestoneStep[];
    };

/** How the office may have an indicator grow in the place of what the plan says. */
export type OfficePacing = 'linear' | 'quarters' | { readonly steps: readonly MilestoneStep[] };

export interface Indicator {
  /** Kept across versions of the plan as long as the indicator is the same one. */
  readonly id: IndicatorId;
  readonly name: string;
  /** What it is called in chat and in replies; unique within the plan. */
  readonly shortName: string;
  readonly aliases: readonly string[];
  /** Measure word or unit of the target: 家, 个, 亿元, %. */
  readonly unit: string;
  /** In `unit`; `null` when the document gives no number (翻一番). */
  readonly target: DecimalText | null;
  /** Upper end when the target is a range. */
  readonly targetMax: DecimalText | null;
  /** The target as the document words it. */
  readonly targetText: string | null;
  readonly comparator: Comparator;
  readonly kind: IndicatorKind;
  /** Full name of the unit that sets the figure (数出一门); `null` until decided. */
  readonly ownerUnit: string | null;
  /** The document's number of the task it belongs to. */
  readonly taskNo: string | null;
  /** Figure at the start of the period (年初数); 0 for a flow, `null` when not known. */
  readonly base: DecimalText | null;
  readonly pacing: Pacing;
}

/** One row of the task list (任务清单). */
export interface WorkItem {
  readonly text: string;
  readonly leads: readonly string[];
  readonly responsibles: readonly string[];
}

export interface Task {
  /** The document's own numbering, such as `3`. */
  readonly no: string;
  readonly title: string;
  /** The paragraph of the document, without its bracket of units. */
  readonly text: string;
  readonly leads: readonly string[];
  readonly responsibles: readonly string[];
  readonly workItems: readonly WorkItem[];
}

export interface Unit {
  /** Full name, the unit's identity within a plan. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Named in the member list of the working group. */
  readonly isMember: boolean;
}

/** A work plan (工作方案) in one version. `units` stand in the order of its member list. */
export interface Plan {
  readonly id: PlanId;
  readonly version: number;
  readonly title: string;
  readonly year: number;
  readonly period: DateRange;
  /** Name of the place whose plan it is (攸县); `null` when the document does not say. */
  readonly place: string | null;
  /** Headings that group the tasks (行动). */
  readonly actions: readonly string[];
  readonly tasks: readonly Task[];
  readonly indicators: readonly Indicator[];
  readonly units: readonly Unit[];
  /** As the office has set it; absent: `DEFAULT_LIGHT_RULE`. Never part of the document. */
  readonly lightRule?: LightRuleName;
}

/** The rules of lights that a county may choose from; `light-rules.ts` says what they are. */
export type LightRuleName = 'difference' | 'month-quarter' | 'three-colour' | 'early-blue';

/** A task named across plans. */
export interface TaskRef {
  readonly planId: PlanId;
  readonly no: string;
}
