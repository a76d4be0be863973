import type { WorkItem } from '../model.js';
import type { Membership } from './members.js';
import type { Outline } from './outline.js';
import type { DraftIndicator, DraftTask, DraftUnit } from './plan-draft.js';
import type { PeriodReading } from './plan-period.js';
import type { RawTarget } from './raw-target.js';
import type { TableTask, TaskTable } from './table-tasks.js';
import type { PlanTable } from './plan-table.js';
import type { TextTask } from './text-tasks.js';

/** A task with both places that speak of it. */
export interface MergedTask {
  readonly draft: DraftTask;
  readonly action: string | null;
  readonly text: TextTask | null;
  readonly table: TableTask | null;
  readonly items: readonly WorkItem[];
}

/** Where a target stands. */
export interface MentionPlace {
  readonly kind: 'goals' | 'task' | 'row' | 'table';
  /** In words, for findings. */
  readonly where: string;
  readonly taskNo: string | null;
  readonly owner: string | null;
}

/** A target that counts, with its place. */
export interface Mention {
  readonly raw: RawTarget;
  readonly place: MentionPlace;
}

/** One indicator with every place that names it. */
export interface IndicatorGroup {
  readonly draft: DraftIndicator;
  readonly mentions: readonly Mention[];
}

/** Targets that were seen and not taken, with why. */
export interface SetAside {
  readonly reason: 'recurring' | 'later-year' | 'per-unit';
  readonly mention: Mention;
}

/** Two names that stand for one unit. */
export interface UnitPair {
  readonly name: string;
  readonly alias: string;
  /** The document itself introduces the short form (以下简称). */
  readonly declared: boolean;
  /** Joined in the draft; otherwise only likely. */
  readonly certain: boolean;
}

/** All that was read, before the check-up looks for contradictions. */
export interface PlanReading {
  readonly title: string;
  readonly titleFound: boolean;
  readonly period: PeriodReading;
  readonly outline: Outline;
  readonly goals: readonly string[];
  readonly actions: readonly string[];
  readonly tasks: readonly MergedTask[];
  readonly taskTables: readonly TaskTable[];
  readonly unreadTables: readonly PlanTable[];
  readonly indicators: readonly IndicatorGroup[];
  readonly setAside: readonly SetAside[];
  readonly membership: Membership | null;
  readonly units: readonly DraftUnit[];
  readonly unitPairs: readonly UnitPair[];
}
