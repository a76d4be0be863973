import type { AnswerContext } from '../../answers/answer.js';
import { plansAt, todayOf } from '../../answers/subjects.js';
import type { IsoDate } from '../../kernel/dates.js';
import { currentFigure } from '../../ledger/current-figure.js';
import type { Indicator, Plan } from '../../plan/model.js';
import { monthEndsUpTo } from '../../plan/pace.js';
import { figureCell, type Cell, type Sheet } from './sheet.js';
import { coversSubject, type WorkbookScope } from './workbook-scope.js';
import { workbookTexts } from './workbook-texts.js';

const { historyHeader: titles } = workbookTexts;
const COLUMNS = [
  { title: titles.task, width: 8 },
  { title: titles.indicator, width: 24 },
  { title: titles.unit, width: 8 },
  { title: titles.owner, width: 18 },
];
const MONTH_WIDTH = 12;

/** Month ends that a plan has seen, those of the days asked for where some are. */
function monthEnds(plan: Plan, scope: WorkbookScope, today: IsoDate): readonly IsoDate[] {
  const { period } = scope;
  const last = today < plan.period.to ? today : plan.period.to;
  return monthEndsUpTo(plan.period, last).filter(
    (end) => period === null || (period.from <= end && end <= period.to),
  );
}

/** 历史: what each indicator stood at on every month end, as known now. */
export function historySheet(scope: WorkbookScope, context: AnswerContext): Sheet {
  const today = todayOf(context);
  const plans = plansAt(context, today);
  const ends = [...new Set(plans.flatMap((plan) => monthEnds(plan, scope, today)))].sort();
  const { ledger } = context;
  const rowOf = (plan: Plan, indicator: Indicator): readonly Cell[] => {
    const { taskNo, shortName, unit, ownerUnit } = indicator;
    const values = ends.map((end) => {
      const isWithin = plan.period.from <= end && end <= plan.period.to;
      const figure = isWithin ? currentFigure(ledger, indicator, end) : null;
      return figure === null ? null : figureCell(figure.value, figure.approx);
    });
    return [taskNo, shortName, unit, ownerUnit, ...values];
  };
  return {
    name: workbookTexts.history,
    columns: [...COLUMNS, ...ends.map((title) => ({ title, width: MONTH_WIDTH }))],
    rows: plans.flatMap((plan) =>
      plan.indicators
        .filter((indicator) => coversSubject(scope, { plan, indicator }))
        .map((indicator) => rowOf(plan, indicator)),
    ),
  };
}
