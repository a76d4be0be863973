import type { AnswerContext, PictureOrder } from '../../answers/answer.js';
import {
  allSubjects,
  findSubjects,
  plansAt,
  readIndicator,
  todayOf,
  type Reading,
} from '../../answers/subjects.js';
import { boardDrawing } from './board-picture.js';
import type { PictureDrawing } from './draw-picture.js';
import { readTrend } from './trend.js';
import { trendDrawing } from './trend-picture.js';
import { unitsDrawing } from './units-picture.js';

type Order<Kind extends PictureOrder['kind']> = Extract<PictureOrder, { kind: Kind }>;

function trendOf(order: Order<'trend'>, context: AnswerContext): readonly PictureDrawing[] {
  const [first, ...others] = findSubjects(context, order.indicatorIds, order.at).map((subject) =>
    readTrend(context, subject, order.at),
  );
  return first === undefined ? [] : [trendDrawing([first, ...others])];
}

/** One board for each plan that the indicators are of. */
function boardsOf(order: Order<'board'>, context: AnswerContext): readonly PictureDrawing[] {
  const { at, groupBy, of } = order;
  const read = findSubjects(context, order.indicatorIds, at).map((subject) =>
    readIndicator(context, subject, at),
  );
  const plans = new Map(read.map(({ plan }) => [plan.id, plan]));
  return [...plans.values()].map((plan) => {
    const own = read.filter((reading) => reading.plan.id === plan.id);
    const today = todayOf(context);
    return boardDrawing({ plan, read: own, at, today, groupBy, of, namesOwners: true });
  });
}

function unitsOf({ units, at }: Order<'units'>, context: AnswerContext): PictureDrawing {
  const read: readonly Reading[] = allSubjects(context, at).map((subject) =>
    readIndicator(context, subject, at),
  );
  const plans = plansAt(context, at);
  const overview = {
    title: plans.map((plan) => plan.title).join('、'),
    plans,
    at,
    today: todayOf(context),
    units: units.map((unit) => ({
      unit,
      read: read.filter(({ indicator }) => indicator.ownerUnit === unit),
    })),
  };
  return unitsDrawing(overview);
}

/** Lays out what an answer ordered, from the same ledger; nothing where there is nothing to show. */
export function pictureDrawings(
  order: PictureOrder,
  context: AnswerContext,
): readonly PictureDrawing[] {
  switch (order.kind) {
    case 'trend':
      return trendOf(order, context);
    case 'board':
      return boardsOf(order, context);
    case 'units':
      return [unitsOf(order, context)];
  }
}
