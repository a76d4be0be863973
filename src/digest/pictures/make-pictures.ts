import type { AnswerContext, PictureOrder } from '../../answers/answer.js';
import {
  allSubjects,
  findSubjects,
  plansAt,
  readIndicator,
  todayOf,
  type Reading,
} from '../../answers/subjects.js';
import type { PictureBlock } from '../../message/reply.js';
import { boardPicture } from './board-picture.js';
import { readTrend } from './trend.js';
import { trendPicture } from './trend-picture.js';
import { unitsPicture } from './units-picture.js';

type Order<Kind extends PictureOrder['kind']> = Extract<PictureOrder, { kind: Kind }>;

async function trendOf(order: Order<'trend'>, context: AnswerContext) {
  const [first, ...others] = findSubjects(context, order.indicatorIds, order.at).map((subject) =>
    readTrend(context, subject, order.at),
  );
  return first === undefined ? [] : [await trendPicture([first, ...others])];
}

/** One board for each plan that the indicators are of. */
async function boardsOf(order: Order<'board'>, context: AnswerContext) {
  const { at, groupBy, of } = order;
  const read = findSubjects(context, order.indicatorIds, at).map((subject) =>
    readIndicator(context, subject, at),
  );
  const plans = new Map(read.map(({ plan }) => [plan.id, plan]));
  const pictures: PictureBlock[] = [];
  for (const plan of plans.values()) {
    const own = read.filter((reading) => reading.plan.id === plan.id);
    const board = { plan, read: own, at, today: todayOf(context), groupBy, of };
    pictures.push(await boardPicture(board));
  }
  return pictures;
}

async function unitsOf({ units, at }: Order<'units'>, context: AnswerContext) {
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
  return [await unitsPicture(overview)];
}

/** Draws what an answer ordered, from the same ledger; nothing where there is nothing to show. */
export async function makePictures(
  order: PictureOrder,
  context: AnswerContext,
): Promise<readonly PictureBlock[]> {
  switch (order.kind) {
    case 'trend':
      return await trendOf(order, context);
    case 'board':
      return await boardsOf(order, context);
    case 'units':
      return await unitsOf(order, context);
  }
}
