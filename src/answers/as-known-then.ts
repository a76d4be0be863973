import { addDays, instantAt, type IsoDate } from '../kernel/dates.js';
import { currentFigure, factsOf } from '../ledger/current-figure.js';
import { asKnownAt } from '../ledger/ledger-state.js';
import { formatDate, formatFigure } from '../plan/format-figure.js';
import type { UnderstoodQuery } from '../understanding/understanding.js';
import { textAnswer, type Answer, type AnswerContext } from './answer.js';
import { citedBy } from './figure-lines.js';
import { formatMoment } from './moments.js';
import { firstLines } from './phrases.js';
import { dayAsked, readIndicator, subjectsAsked, todayOf, type Subject } from './subjects.js';

const MOST_LINES = 20;

/**
 * When a day's figure was first official: the figure is looked up as it stood right after that, since
 * a report is usually confirmed days after the date it holds at. A unit's own part is no county figure, and
 * a proposal is none before it is adopted.
 */
function firstSaid(context: AnswerContext, { indicator }: Subject, at: IsoDate): Date {
  const county = factsOf(context.ledger, indicator, at).filter(
    ({ standing }) => standing === 'county',
  );
  // Also of what was corrected or withdrawn since: just that was said then.
  const asOf = county.reduce<IsoDate | null>(
    (last, { fact }) => (last === null || fact.asOf > last ? fact.asOf : last),
    null,
  );
  const moments = county
    .filter(({ fact }) => fact.asOf === asOf)
    .map(({ adopted, recorded }) => (adopted ?? recorded).at.getTime());
  const endOfDay = instantAt(addDays(at, 1), 0).getTime() - 1;
  return new Date(moments.length === 0 ? endOfDay : Math.max(endOfDay, Math.min(...moments)));
}

function lineOf(context: AnswerContext, subject: Subject, at: IsoDate): string {
  const { indicator } = subject;
  const today = todayOf(context);
  const then = firstSaid(context, subject, at);
  const known = currentFigure(asKnownAt(context.ledger, then), indicator, at);
  const now = currentFigure(context.ledger, indicator, at);
  const day = formatDate(at, today);
  if (known === null) return `${indicator.shortName}：截至${day}，当时未报。`;
  const value = formatFigure(known.value, indicator.unit, known.approx);
  const newest = known.parts.at(-1);
  const confirmed = formatMoment((newest?.adopted ?? newest?.recorded)?.at ?? then, today);
  const said = `${indicator.shortName}：当时报的是${value}（截至${formatDate(known.asOf, today)}，${known.unit}报，${confirmed}确认）`;
  if (now === null) return `${said}；此后已撤回。`;
  const nowValue = formatFigure(now.value, indicator.unit, now.approx);
  if (now.asOf < known.asOf) {
    return `${said}；此后已撤回，现为${nowValue}（截至${formatDate(now.asOf, today)}）。`;
  }
  if (now.value === known.value) return `${said}，此后没有更正。`;
  return `${said}；现按更正后为${nowValue}。`;
}

/** 当时报的是多少: the figure at a day as it was first known, beside what is known now. */
export function answerAsKnownThen(query: UnderstoodQuery, context: AnswerContext): Answer {
  const at = dayAsked(query, context);
  const subjects = subjectsAsked(query, context, at);
  return textAnswer(
    firstLines(
      subjects.map((subject) => lineOf(context, subject, at)),
      MOST_LINES,
    ),
    subjects.flatMap((subject) => citedBy(readIndicator(context, subject, at))),
  );
}
