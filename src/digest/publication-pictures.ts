import { mayNameUnitsHere } from '../answers/access.js';
import type { AnswerContext } from '../answers/answer.js';
import { allSubjects, readIndicator, todayOf } from '../answers/subjects.js';
import { LIGHT_ORDER } from '../answers/texts.js';
import { decimal } from '../kernel/decimal.js';
import { movedReadings, type MovedReading } from './content/digest-changes.js';
import { boardDrawing } from './pictures/board-picture.js';
import type { PictureDrawing } from './pictures/draw-picture.js';
import { readTrend } from './pictures/trend.js';
import { trendDrawing } from './pictures/trend-picture.js';
import type { PublicationContent } from './publication-reply.js';

/** Nobody looks through more in a group; the others are in the words and in the sheet. */
const MOST_TRENDS = 3;

/** How much of its target an indicator moved by. */
function shareMoved({ reading: { figure, indicator }, before }: MovedReading): number {
  if (before === null || indicator.target === null || decimal(indicator.target).isZero()) return 0;
  return decimal(figure.value).minus(before.value).div(indicator.target).abs().toNumber();
}

/**
 * Those that are worth a chart, most telling first: what is behind before what goes well, a line before
 * the dot of a first figure, then who moved furthest.
 */
function mostTelling(moved: readonly MovedReading[]): readonly MovedReading[] {
  const rank = ({ reading }: MovedReading): number => LIGHT_ORDER.indexOf(reading.progress.light);
  const isFirst = ({ before }: MovedReading): number => (before === null ? 1 : 0);
  return [...moved]
    .sort((a, b) => rank(a) - rank(b) || isFirst(a) - isFirst(b) || shareMoved(b) - shareMoved(a))
    .slice(0, MOST_TRENDS);
}

/**
 * The board of lights, then the trends of what moved as one picture. In a half year nearly everything
 * moves, so a summary has the board alone.
 * @param context the plan of the publication and no other, as its readers may know it
 */
export function publicationPictures(
  { kind, plan, days, since }: PublicationContent,
  context: AnswerContext,
): readonly PictureDrawing[] {
  const own = { ...context, plans: [plan] };
  const read = allSubjects(own, days.to).map((subject) => readIndicator(own, subject, days.to));
  if (read.length === 0) return [];
  const board = boardDrawing({
    ...{ plan, read, at: days.to, today: todayOf(own), groupBy: 'light', of: null },
    namesOwners: mayNameUnitsHere(own),
  });
  const moved = kind === 'half-year' ? [] : movedReadings(read, { days, since }, own);
  const [first, ...others] = mostTelling(moved).map(({ reading }) =>
    readTrend(own, reading, days.to),
  );
  return first === undefined ? [board] : [board, trendDrawing([first, ...others])];
}
