import { decimal, decimalText } from '../kernel/decimal.js';
import { meanCompletion } from '../ledger/last-units.js';
import { formatCompletion, formatDate, formatPercent } from '../plan/format-figure.js';
import { LIGHT_WORDS, PRIVATE_FOLLOWS, refusals } from './texts.js';
import type { UnderstoodQuery } from '../understanding/understanding.js';
import { mayNameUnitsHere, rankingIsOfUnits } from './access.js';
import { refusal, textAnswer, type Answer, type AnswerContext } from './answer.js';
import { citedBy, formatValue, sourceText, targetText } from './figure-lines.js';
import { lightNote } from './light-notes.js';
import { firstLines } from './phrases.js';
import {
  allSubjects,
  dayAsked,
  readIndicator,
  subjectsAsked,
  todayOf,
  unitsInOrder,
  type Reading,
} from './subjects.js';

const MOST_LINES = 24;

function share({ progress }: Reading) {
  return decimal(progress.shareOfTarget ?? '0');
}

function isRanked({ progress, indicator }: Reading): boolean {
  return progress.shareOfTarget !== null && indicator.comparator !== '<=';
}

function rankedLine(reading: Reading, index: number): string {
  const { indicator, progress, figure, today } = reading;
  const date =
    figure === null ? '' : `，截至${formatDate(figure.asOf, today)}，${sourceText(reading)}`;
  return `${index + 1}. ${indicator.shortName} ${formatCompletion(progress.shareOfTarget ?? '0')}（${formatValue(reading)}/${targetText(indicator)}${date}），${LIGHT_WORDS[progress.light]}`;
}

function rankIndicators(query: UnderstoodQuery, context: AnswerContext): Answer {
  const at = dayAsked(query, context);
  const read = subjectsAsked(query, context, at).map((subject) =>
    readIndicator(context, subject, at),
  );
  const ranked = read.filter(isRanked).sort((a, b) => share(b).minus(share(a)).toNumber());
  const rest = read.filter((reading) => !isRanked(reading));
  const named = rest.map(({ indicator }) => indicator.shortName).join('、');
  return textAnswer(
    [
      `各项指标完成率（截至${formatDate(at, todayOf(context))}，从高到低）：`,
      ...firstLines(ranked.map(rankedLine), MOST_LINES),
      ...(rest.length > 0 ? [`未报或不按完成率排名：${named}。`] : []),
      ...lightNote(ranked),
    ],
    ranked.flatMap(citedBy),
  );
}

interface UnitScore {
  readonly unit: string;
  readonly meanShare: ReturnType<typeof decimal>;
  readonly reported: number;
  readonly owned: number;
  readonly behind: number;
}

/** Mean completion of the indicators a unit owns; an unreported one counts as nothing done. */
function scoreOf(context: AnswerContext, unit: string, read: readonly Reading[]): UnitScore | null {
  const own = read.filter(
    (reading) => reading.indicator.ownerUnit === unit && reading.indicator.comparator !== '<=',
  );
  if (own.length === 0) return null;
  return {
    unit,
    meanShare: decimal(meanCompletion(own.map(({ progress }) => progress.shareOfTarget)) ?? '0'),
    reported: own.filter(({ figure }) => figure !== null).length,
    owned: own.length,
    behind: own.filter(({ progress }) => ['red', 'yellow'].includes(progress.light)).length,
  };
}

function scoreLine({ unit, meanShare, reported, owned, behind }: UnitScore): string {
  return `${unit} 平均完成率${formatPercent(decimalText(meanShare))}（负责${owned}项，已报${reported}项，落后${behind}项）`;
}

function rankUnits(query: UnderstoodQuery, context: AnswerContext): Answer {
  const at = dayAsked(query, context);
  const read = allSubjects(context, at).map((subject) => readIndicator(context, subject, at));
  const asked = query.units.length > 0 ? query.units : unitsInOrder(context);
  const scores = asked.flatMap((unit) => scoreOf(context, unit, read) ?? []);
  const { role, units } = context.asker;
  if (role === 'liaison') {
    const own = scores.filter(({ unit }) => units.includes(unit));
    if (own.length === 0) return refusal(refusals.otherDuties);
    return textAnswer([...own.map((score) => `${scoreLine(score)}。`), refusals.otherDuties]);
  }
  const sorted = [...scores].sort((a, b) => b.meanShare.minus(a.meanShare).toNumber());
  const onPace = scores.filter(({ behind, reported }) => behind === 0 && reported > 0).length;
  const lagging = scores.filter(({ behind }) => behind > 0).length;
  const silent = scores.length - onPace - lagging;
  const day = formatDate(at, todayOf(context));
  const counts = `截至${day}，负责指标的单位${scores.length}个：没有落后指标的${onPace}个、有落后指标的${lagging}个、尚未报数的${silent}个。`;
  const names = [
    counts,
    ...sorted.map((score, index) => `${index + 1}. ${scoreLine(score)}`),
    '说明：按各单位负责报数指标的平均完成率，未报按0计，超额按100%计。',
  ];
  if (mayNameUnitsHere(context)) return textAnswer(names);
  return {
    ...textAnswer([counts, PRIVATE_FOLLOWS]),
    privately: [{ type: 'text', text: names.join('\n') }],
  };
}

/** `ranking`: of indicators by completion, or of units where that was asked; never of persons. */
export function answerRanking(query: UnderstoodQuery, context: AnswerContext): Answer {
  if (query.rankingOf === 'persons') return refusal(refusals.noPersons);
  return rankingIsOfUnits(query) ? rankUnits(query, context) : rankIndicators(query, context);
}
