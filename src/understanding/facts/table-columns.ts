import type { DatePhrase } from '../dates/date-phrase.js';
import type { Measure, OmissionReason } from '../understanding.js';

/** A column of figures that are facts. */
export interface FactColumn {
  readonly kind: 'fact';
  readonly measure: Measure;
  /** The date in its header (8月底完成数). */
  readonly date?: DatePhrase;
  /** The header names a stretch and nothing else (8月, 8月完成): new for a flow, the state for a stock. */
  readonly ofPeriod?: boolean;
}

/** What the figures of a column are. */
export type Column = FactColumn | { readonly kind: 'omit'; readonly reason: OmissionReason };

const COLUMNS: readonly (readonly [RegExp, Column])[] = [
  [/率|占比|%|百分|进度/, { kind: 'omit', reason: 'percent' }],
  [/去年|上年|同期|往年|同比/, { kind: 'omit', reason: 'last_year' }],
  [/全市|全省|市平均|排名/, { kind: 'omit', reason: 'other_scope' }],
  [/差|缺口|剩余|余/, { kind: 'omit', reason: 'target' }],
  [/申报|推荐|在审|待|意向|公示/, { kind: 'omit', reason: 'pending' }],
  [/预计|计划(?!数)|拟|下一|下步|下月|下周/, { kind: 'omit', reason: 'plan' }],
  [/目标|任务|计划数|年度数|应/, { kind: 'omit', reason: 'target' }],
  [/其中/, { kind: 'omit', reason: 'subcount' }],
  [/上月|上周|上期|年初|基数|原/, { kind: 'omit', reason: 'old_value' }],
  [
    /累计|完成|实际|已[认入获到登批]|实有|现有|现状|目前|达到|总数|当前|截至|实绩|数值|数量|数据|进展|1[-至]\d/,
    { kind: 'fact', measure: 'total' },
  ],
  [/新增|本周|本月|当月|增加|新/, { kind: 'fact', measure: 'delta' }],
];

/** What the words over a column say of its figures. */
export function columnCalled(text: string): Column | null {
  return COLUMNS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** 普惠托位（累计）, whatever month stands over the column. */
export function asTotal({ measure, date }: FactColumn): FactColumn {
  return { kind: 'fact', measure, ...(date === undefined ? {} : { date }) };
}
