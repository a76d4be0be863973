import type { IsoDate } from '../../kernel/dates.js';
import type { Span } from '../understanding.js';

/**
 * `point`: a day that figures hold at (截至6月底, 昨天). `event`: a day without 截至, on which something happened or holds.
 * `period`: a stretch (本周, 8月份, 二季度). `year-to-date`: a period from 1 January. `weak`: 今年 and the like, which only
 * sets a date when nothing else does.
 */
export type DateKind = 'point' | 'event' | 'period' | 'year-to-date' | 'weak';

export interface DatePhrase {
  /** First day of what is named; the day itself for a point. */
  readonly from: IsoDate;
  /** Last day of what is named, at most the message's day when it is still running. */
  readonly asOf: IsoDate;
  /** Last day of what is named, also when it lies ahead. */
  readonly to: IsoDate;
  readonly kind: DateKind;
  /** 截至, 到, 至 or 止 stands with it. */
  readonly closing: boolean;
  /** 不是8月底的. */
  readonly negated: boolean;
  /** The day does not exist, or lies after the message's day. */
  readonly doubt: 'impossible-date' | 'future-date' | null;
  readonly span: Span;
}
