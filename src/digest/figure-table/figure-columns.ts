import { FIGURE_FORM_COLUMNS, type FigureFormColumn } from '../figure-form.js';
import { cellWords, type TableCell } from './figure-table.js';

type ReadColumn = Exclude<FigureFormColumn, 'target'>;

/** Where the columns of a table stand, counted from 0. */
export type ColumnPlaces = Readonly<Partial<Record<ReadColumn, number>>> & {
  readonly indicator: number;
  readonly value: number;
};

/** Headings by which offices call the form's columns, tried in this order; the form's own go first. */
const HEADINGS: readonly (readonly [ReadColumn, RegExp])[] = [
  ['indicator', /^(?:考核|主要|工作|具体)?(?:指标|指标名称|指标内容|项目|项目名称|指标项目)$/u],
  ['unit', /^(?:计量|计数)?单位$/u],
  ['asOf', /^(?:截至|截止|统计|数据|填报)?(?:日期|时间|时点)$/u],
  ['note', /^(?:说明|备注|情况说明|备注说明)$/u],
  [
    'value',
    /^(?:目前|当前|现有|最新|实际|已|截至.{0,12}|截止.{0,12}|\d{1,2}月.{0,4}|1[-至]\d{1,2}月.{0,4}|本期|上半年|全年)?(?:累计)?(?:当前数|完成数|完成情况|完成值|完成量|完成|累计完成|累计数|累计|实绩|数值|数量|现状|现状值|当前值|实际值|实际数|现有数)$/u,
  ],
];

/** Columns that say what should be, what was or what is missing: never the current figure. */
const OTHER_FIGURES =
  /目标|任务|计划|应|率|占比|去年|上年|同期|上月|上期|年初|基数|差|缺口|剩余|排名|新增|增长|同比|环比/u;

/** Without blanks and what stands in brackets. */
function bare(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/\([^()]{0,20}\)/gu, '')
    .replace(/[\s:*]/gu, '');
}

function columnOf(heading: string): ReadColumn | null {
  const words = bare(heading);
  if (words === '') return null;
  const own = HEADINGS.find(([column]) => FIGURE_FORM_COLUMNS[column] === words);
  if (own !== undefined) return own[0];
  const found = HEADINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
  return found === 'value' && OTHER_FIGURES.test(words) ? null : found;
}

/**
 * The columns that a row names as a header; `null` when it is none, which has to name at least what is
 * counted and how much. Of two columns of one meaning the first counts.
 */
export function columnPlaces(cells: readonly TableCell[]): ColumnPlaces | null {
  const places: Partial<Record<ReadColumn, number>> = {};
  for (const [index, cell] of cells.entries()) {
    const column = columnOf(cellWords(cell));
    if (column !== null) places[column] ??= index;
  }
  const { indicator, value } = places;
  return indicator === undefined || value === undefined ? null : { ...places, indicator, value };
}
