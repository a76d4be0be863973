import { dateOf, type DateRange } from '../kernel/dates.js';
import { formatDate } from '../plan/format-figure.js';
import type { UnderstoodQuery } from '../understanding/understanding.js';
import { textAnswer, type Answer, type AnswerContext } from './answer.js';
import { answerAsKnownThen } from './as-known-then.js';
import { historyRecords, isAbout, type HistoryRecord } from './history-records.js';
import { formatMoment } from './moments.js';
import { hasPrivateNames, personWords, type NamePlace } from './people.js';
import { listParts } from './phrases.js';
import { findSubjects, todayOf } from './subjects.js';
import { NAMES_FOLLOW, nothing } from './texts.js';

const MOST_RECORDS = 10;

/** When it was said; of the oldest entries, when it became official. */
function saidAt({ by }: HistoryRecord): Date {
  return by.source?.sentAt ?? by.at;
}

function inDays(record: HistoryRecord, days: DateRange | null): boolean {
  const day = dateOf(saidAt(record));
  return days === null || (days.from <= day && day <= days.to);
}

function recordsAsked(query: UnderstoodQuery, context: AnswerContext): readonly HistoryRecord[] {
  const today = todayOf(context);
  const indicators = findSubjects(context, query.indicatorIds, today).map((s) => s.indicator);
  return historyRecords(context, today).filter((record) => {
    const { unit } = record.by;
    if (query.units.length > 0 && (unit === null || !query.units.includes(unit))) return false;
    const isNamed = query.indicatorIds.length + query.tasks.length > 0;
    const isTask = query.tasks.some((ref) =>
      record.tasks.some(({ planId, no }) => planId === ref.planId && no === ref.no),
    );
    return !isNamed || isTask || isAbout(record, indicators, context.ledger);
  });
}

function line(record: HistoryRecord, context: AnswerContext, place: NamePlace): string {
  const { by, text } = record;
  const { sender, confirmer } = personWords(by, context, place);
  const people = listParts([sender, confirmer], '，');
  const person = people === '' ? '' : `（${people}）`;
  return `${formatMoment(saidAt(record), todayOf(context))} ${by.unit ?? '系统'}${person}：${text}`;
}

/** What there is when the days asked for hold nothing: the last report before or after. */
function nearest(records: readonly HistoryRecord[], context: AnswerContext): readonly string[] {
  const last = records.at(-1);
  if (last === undefined) return [nothing.history];
  return [nothing.history, `最近一次：${line(last, context, 'here')}。`];
}

function heading(query: UnderstoodQuery, count: number, context: AnswerContext): string {
  const today = todayOf(context);
  const { period } = query;
  const days =
    period === null
      ? '报送记录'
      : period.from === period.to
        ? `${formatDate(period.from, today)}报送记录`
        : `${formatDate(period.from, today)}至${formatDate(period.to, today)}报送记录`;
  const cut = count > MOST_RECORDS ? `，列最近${MOST_RECORDS}条` : '';
  return `${listParts([query.units.join('、'), days], '')}（共${count}条${cut}）：`;
}

/**
 * `history`: who reported what and when, newest first. Names of persons stand where the asker may
 * know them; in a group they follow a leader privately.
 */
export function answerHistory(query: UnderstoodQuery, context: AnswerContext): Answer {
  if (query.asKnownThen === true) return answerAsKnownThen(query, context);
  const asked = recordsAsked(query, context);
  const found = asked.filter((record) => inDays(record, query.period));
  if (found.length === 0) return textAnswer(nearest(asked, context));
  const shown = found.slice(-MOST_RECORDS).reverse();
  const cited = shown.flatMap(({ factId }) => factId ?? []);
  const head = heading(query, found.length, context);
  const here = shown.map((record) => line(record, context, 'here'));
  if (!shown.some(({ by }) => hasPrivateNames(by, context)))
    return textAnswer([head, ...here], cited);
  const named = [head, ...shown.map((record) => line(record, context, 'privately'))];
  return {
    ...textAnswer([head, ...here, NAMES_FOLLOW], cited),
    privately: [{ type: 'text', text: named.join('\n') }],
  };
}
