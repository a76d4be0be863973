import type { Quantity } from './quantity.js';

/** How a target is worded when it is not a plain figure. */
export type TargetForm = 'figure' | 'from-zero' | 'doubling' | 'relative' | 'full' | 'zero';

/** A target as one sentence gives it, before it is joined with what other places say of the same indicator. */
export interface RawTarget {
  readonly name: string;
  /** With the verbs in front (培育科技型瞪羚企业). */
  readonly worded: string;
  readonly form: TargetForm;
  /** `null` when the form has no figure. */
  readonly quantity: Quantity | null;
  /** As the document words it. */
  readonly text: string;
  /** Year that the clause names, or one named before it in the paragraph. */
  readonly year: number | null;
  /** Months of the year that the clause is for (一季度), when it names any. */
  readonly months: { readonly first: number; readonly last: number } | null;
  /** Figure to start from (由50家增加到66家). */
  readonly base: Quantity | null;
  /** The clause speaks of what was. */
  readonly past: boolean;
  /** Where the year is named; `paragraph` is an earlier sentence, which need not hold for this one. */
  readonly yearScope: 'clause' | 'sentence' | 'paragraph' | 'none';
  /** The year stands as 2022年度 before a noun: the figure is counted for that year. */
  readonly yearAttributive: boolean;
  /** The name had to be made up from the clause before it. */
  readonly subjectMissing: boolean;
  readonly recurring: boolean;
  /** Each of several is to reach it (每个乡镇不少于1个). */
  readonly perUnit: boolean;
  readonly clause: string;
}
