import type { LightRule } from '../../plan/light-rules.js';
import type { DateRange, IsoDate } from '../../kernel/dates.js';
import type { PlanId } from '../../kernel/ids.js';
import type { DutyCounts, DutyNames } from '../../answers/answer-missing.js';
import type { SupervisionCounts } from '../../ledger/supervision.js';
import type { Light } from '../../plan/light.js';

/** 周报, 通报, 半年总结. */
export type DigestKind = 'weekly' | 'bulletin' | 'half-year';

/** Up to where the digests before have told what is new. */
export interface ToldBefore {
  /** What was not known then is news. */
  readonly at: Date;
  /** The last day whose figures were told. */
  readonly to: IsoDate;
}

/** What a digest covers. */
export interface DigestScope {
  /** Absent: the weekly digest. */
  readonly kind?: DigestKind;
  /** `null`: the running week; of the others, the newest month or half-year that is over. */
  readonly period: DateRange | null;
  /** Limited to these units; `null` for the whole county. */
  readonly units: readonly string[] | null;
  /** Where the one before ended; absent: with the first of the days. */
  readonly since?: ToldBefore | null;
}

/** What people and the schedule add to what the ledger says; never a figure. */
export interface DigestNotes {
  /** Whole sentences without their full stop: 本期合并第47、48周, 因系统停用延后发送. */
  readonly lines?: readonly string[];
  /** The office's own note, as it wrote it. */
  readonly office?: string | null;
  /** Who signs a document; absent: 专班办公室. */
  readonly signer?: string;
  /** 主送; absent: 各成员单位. */
  readonly recipient?: string;
}

/** A figure that moved within the days, worded. */
export interface DigestChange {
  readonly indicator: string;
  /** 57家; `null` where this is the first figure. */
  readonly before: string | null;
  readonly after: string;
  /** +1家; `null` where there was none before. */
  readonly difference: string | null;
  readonly asOf: IsoDate;
  /** The unit, or 专班办公室核定. */
  readonly by: string;
}

/** An indicator with a 红 or 黄 light, worst light first. */
export interface DigestBehind {
  readonly indicator: string;
  readonly owner: string | null;
  readonly value: string;
  readonly target: string;
  /** `null` where the share of the target says nothing. */
  readonly completion: string | null;
  /** 落后时序进度2.3个百分点, 超过控制数 … */
  readonly distance: string;
  /** 红灯, 黄灯 with its reason. */
  readonly light: string;
  readonly asOf: IsoDate;
  /** 数据已过期（应报至7月31日）. */
  readonly overdue: string | null;
}

/** A difficulty that waits for coordination. */
export interface DigestBlocker {
  /** 任务4; empty where no task was named. */
  readonly tasks: string;
  readonly unit: string | null;
  /** The words it was raised with, in short; `null` when they are gone. */
  readonly text: string | null;
  readonly ageDays: number;
  readonly coordinator: string | null;
}

export interface DigestDuties {
  readonly counts: DutyCounts;
  /** `null` where names may not be read; then they follow privately. */
  readonly names: DutyNames | null;
}

/** Something that falls due after the days of the digest. */
export interface DigestDeadline {
  readonly on: IsoDate;
  readonly text: string;
}

/** One indicator in the table. */
export interface DigestRow {
  readonly indicator: string;
  readonly target: string;
  readonly value: string;
  readonly completion: string;
  readonly pace: string;
  readonly light: string;
}

/** A task of the plan with its indicators, as the table has it. */
export interface DigestTask {
  /** Running number, from 1. */
  readonly no: number;
  readonly title: string;
  readonly leads: string;
  readonly responsibles: string;
  readonly progress: string;
  readonly problems: string;
  /** Empty for a task without indicators. */
  readonly rows: readonly DigestRow[];
}

/** How many indicators show a light. */
export interface LightCount {
  readonly light: Light;
  readonly count: number;
}

/**
 * All that a digest of one plan says, already worded where a figure is concerned, so that chat,
 * document and picture cannot disagree.
 */
export interface DigestContent {
  readonly kind: DigestKind;
  readonly planId: PlanId;
  readonly planTitle: string;
  readonly days: DateRange;
  /** The day it is made; dates of other years are said with their year. */
  readonly today: IsoDate;
  readonly units: readonly string[] | null;
  readonly notes: readonly string[];
  readonly signer: string;
  readonly recipient: string;
  readonly indicatorCount: number;
  /** In the order in which lights are reported; those that nothing shows are left out. */
  readonly lights: readonly LightCount[];
  readonly staleCount: number;
  /** Not reported, or not to be judged. */
  readonly darkCount: number;
  readonly changes: readonly DigestChange[];
  readonly behind: readonly DigestBehind[];
  readonly duties: DigestDuties;
  /** Oldest first. */
  readonly blockers: readonly DigestBlocker[];
  /** Letters under way; only ever counted here. */
  readonly supervision: SupervisionCounts;
  /** Earliest first. */
  readonly deadlines: readonly DigestDeadline[];
  /** 更正说明, one phrase each. */
  readonly corrections: readonly string[];
  /** How lights are decided, in words. */
  readonly lightRule: Pick<LightRule, 'brief' | 'words'>;
  readonly tasks: readonly DigestTask[];
}
