import { addDays, instantAt, type IsoDate } from '../kernel/dates.js';
import { currentFigure } from '../ledger/current-figure.js';
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
 * When a day's figure was first said: the figure is looked up as it stood right after that, since
 * a report is usually confirmed days after the date it holds at.
 */
function firstSaid(context: AnswerContext, { indicator }: Subject, at: IsoDate): Date {
  const now = currentFigure(context.ledger, indicator, at);
  const asOf = now?.asOf ?? at;
  const seqs = [...context.ledger.facts.values()]
    .filter(({ fact }) => fact.indicatorId === indicator.id && fact.asOf === asOf)
    .map(({ recorded }) => recorded.at.getTime());
  const endOfDay = instantAt(addDays(at, 1), 0).getTime() - 1;
  return new Date(seqs.length === 0 ? endOfDay : Math.max(endOfDay, Math.min(...seqs)));
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
  const said = `${indicator.shortName}：当时报的是${value}（截至${formatDate(known.asOf, today)}，${known.unit}报，${formatMoment(known.parts.at(-1)?.recorded.at ?? then, today)}确认）`;
  if (now === null) return `${said}；此后已撤回。`;
  if (now.value === known.value) return `${said}，此后没有更正。`;
  return `${said}；现按更正后为${formatFigure(now.value, indicator.unit, now.approx)}。`;
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
