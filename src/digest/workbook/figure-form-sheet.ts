import type { AnswerContext } from '../../answers/answer.js';
import { targetText } from '../../answers/figure-lines.js';
import { allSubjects, todayOf } from '../../answers/subjects.js';
import { FIGURE_FORM_COLUMNS, FIGURE_FORM_ORDER, type FigureFormColumn } from '../figure-form.js';
import type { Sheet } from './sheet.js';
import { coversSubject, type WorkbookScope } from './workbook-scope.js';
import { workbookTexts } from './workbook-texts.js';

const WIDTHS: Readonly<Record<FigureFormColumn, number>> = {
  indicator: 28,
  unit: 8,
  target: 14,
  value: 14,
  asOf: 14,
  note: 32,
};

/**
 * The empty form by which figures that already exist are brought in, one row an indicator of these
 * units: figure, date and note are left open.
 */
export function figureFormSheet(
  scope: Pick<WorkbookScope, 'units'>,
  context: AnswerContext,
): Sheet {
  const rows = allSubjects(context, todayOf(context))
    .filter((subject) => coversSubject({ ...scope, period: null }, subject))
    .map(({ indicator }) => {
      const known: Partial<Record<FigureFormColumn, string>> = {
        indicator: indicator.shortName,
        unit: indicator.unit,
        target: targetText(indicator),
      };
      return FIGURE_FORM_ORDER.map((column) => known[column] ?? null);
    });
  const columns = FIGURE_FORM_ORDER.map((column) => ({
    title: FIGURE_FORM_COLUMNS[column],
    width: WIDTHS[column],
  }));
  return { name: workbookTexts.form, columns, rows };
}
