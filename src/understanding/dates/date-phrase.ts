import type { IsoDate } from '../../kernel/dates.js';
import type { Span } from '../understanding.js';

/**
 * `point`: a day that figures hold at (6月底, 目前). `event`: a day of the calendar (昨天, 6月30日). `period`: a stretch that
 * does not start on 1 January (本周, 8月份, 二季度). `year-to-date`: one that does (1-6月, 上半年). `weak`: 今年, 今年以来 and
 * the like, which date a figure only where nothing else does.
 */
export type DateKind = 'point' | 'event' | 'period' | 'year-to-date' | 'weak';

export interface DatePhrase {
  /** First day of what is named; the day itself for a single day. */
  readonly from: IsoDate;
  /** Last day of what is named; for a stretch that is still running, the message's day. */
  readonly asOf: IsoDate;
  /** Last day of what is named, also when it lies ahead. */
  readonly to: IsoDate;
  readonly kind: DateKind;
  /** 截至, 到 or 止 stands with it: figures hold at its last day. */
  readonly closing: boolean;
  /** 不是8月底的: named only to be denied. */
  readonly negated: boolean;
  /** 比上月, 较年初: named only to be compared with. */
  readonly compared: boolean;
  /** The day does not exist (`asOf` is then the message's day), or lies after the message's day. */
  readonly doubt: 'impossible-date' | 'future-date' | null;
  /** It lies ahead by a few days at most. */
  readonly soon: boolean;
  readonly span: Span;
}
