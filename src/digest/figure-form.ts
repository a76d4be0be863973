/**
 * The form by which an office brings in figures that already exist: one row an indicator. What
 * writes the form and what reads it back take the columns from here.
 */
export const FIGURE_FORM_COLUMNS = {
  indicator: '指标',
  unit: '单位',
  target: '目标',
  value: '当前数',
  asOf: '截至日期',
  note: '说明',
} as const;

export type FigureFormColumn = keyof typeof FIGURE_FORM_COLUMNS;

/** In the order in which they stand in the form. */
export const FIGURE_FORM_ORDER: readonly FigureFormColumn[] = [
  'indicator',
  'unit',
  'target',
  'value',
  'asOf',
  'note',
];
