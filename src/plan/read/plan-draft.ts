import type { IsoDate } from '../../kernel/dates.js';
import type { DecimalText } from '../../kernel/decimal.js';
import type { Comparator, IndicatorKind, Pacing, WorkItem } from '../model.js';
import type { Finding } from './finding.js';

/** A figure that the plan expects before its end. */
export interface Milestone {
  readonly at: IsoDate;
  readonly value: DecimalText;
}

/** An indicator as the document gives it; what the document does not say is `null`. */
export interface DraftIndicator {
  readonly name: string;
  readonly shortName: string;
  /** Other ways in which the document writes it. */
  readonly aliases: readonly string[];
  /** In `unit`; `null` without a number of its own (翻一番, 增长10%). */
  readonly target: DecimalText | null;
  /** Upper end of a range. */
  readonly targetMax: DecimalText | null;
  readonly targetText: string | null;
  readonly unit: string | null;
  readonly comparator: Comparator;
  readonly kind: IndicatorKind;
  /** First lead of the work item that holds the target; `null` when no task carries it. */
  readonly ownerUnit: string | null;
  readonly taskNo: string | null;
  /** Figure at the start of the period where the document states it. */
  readonly base: DecimalText | null;
  readonly milestones: readonly Milestone[];
  /** Day on which it is due when that lies before the end of the period. */
  readonly due: IsoDate | null;
  /** Set by a decision; `null` leaves it to the rule. */
  readonly pacing: Pacing | null;
}

export interface DraftTask {
  /** The document's own numbering without its punctuation. */
  readonly no: string;
  readonly title: string;
  /** The paragraph without its bracket of units. */
  readonly text: string;
  readonly leads: readonly string[];
  readonly responsibles: readonly string[];
  /** Rows of the task list; empty when the document has none for the task. */
  readonly workItems: readonly WorkItem[];
}

export interface DraftUnit {
  readonly name: string;
  readonly aliases: readonly string[];
  /** `null` when the document names no members of a working group. */
  readonly isMember: boolean | null;
}

/** What the reader took from a document, with all that a person has to decide as findings. */
export interface PlanDraft {
  readonly title: string;
  readonly year: number | null;
  readonly period: { readonly from: IsoDate | null; readonly to: IsoDate | null };
  /** Name of the place whose plan it is (攸县). */
  readonly place: string | null;
  readonly actions: readonly string[];
  readonly tasks: readonly DraftTask[];
  readonly indicators: readonly DraftIndicator[];
  readonly units: readonly DraftUnit[];
  readonly findings: readonly Finding[];
}

function asNumber(value: DecimalText | null): number | null {
  return value === null ? null : Number(value);
}

/**
 * The draft in the shape of `zhanbao plan read --json`: exactly the public fields, targets as JSON numbers.
 * The figures of a plan are short, so no digit is lost.
 */
export function planDraftJson(draft: PlanDraft): unknown {
  return {
    title: draft.title,
    year: draft.year,
    period: { from: draft.period.from, to: draft.period.to },
    actions: draft.actions,
    tasks: draft.tasks.map(({ no, title, leads, responsibles, workItems }) => ({
      no,
      title,
      leads,
      responsibles,
      workItems: workItems.map((item) => ({
        text: item.text,
        leads: item.leads,
        responsibles: item.responsibles,
      })),
    })),
    indicators: draft.indicators.map((item) => ({
      name: item.name,
      shortName: item.shortName,
      aliases: item.aliases,
      target: asNumber(item.target),
      targetMax: asNumber(item.targetMax),
      targetText: item.targetText,
      unit: item.unit,
      comparator: item.comparator,
      kind: item.kind,
      ownerUnit: item.ownerUnit,
      taskNo: item.taskNo,
    })),
    units: draft.units.map(({ name, aliases }) => ({ name, aliases })),
    findings: draft.findings.map(({ kind, message, where }) => ({ kind, message, where })),
  };
}
